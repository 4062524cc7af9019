"""The refusals of what is asked of a follow-up that is no longer what its message says."""

from datetime import date

from bot.lead.errors import HandoffError
from bot.lead.record import Lead
from bot.slack.text import day, person


class BackAgainError(HandoffError):
    """A message from before sales had the lead: what it says no longer holds."""

    in_place = True

    def __init__(self, lead: Lead, by: str) -> None:
        self.lead = lead
        who = f", and {person(by)} sent it back" if by else ""
        super().__init__(
            f"Sales has had *{lead.label}* since this message was written{who}, so nothing was done. *Details* shows "
            "where it stands; the newest message about it has the buttons to use."
        )


class DoneAlreadyError(HandoffError):
    """A follow-up that was answered before: a second press must not skip the next one."""

    in_place = True

    def __init__(self, lead: Lead, by: str, following: date, *, told: bool) -> None:
        self.lead = lead
        who = f": {person(by)} took care of it" if by else ""
        then = f"The next one comes {day(following)}; I will remind you."
        if told:
            then = "The next one is already due; its own message has its buttons."
        super().__init__(f"That follow-up on *{lead.label}* is already done{who}. {then}")


class ListGoneError(HandoffError):
    """A list of follow-ups that is too old to be turned."""

    def __init__(self) -> None:
        super().__init__("That list is from long ago, so its pages are gone. `/lead due` lists what is due now.")
