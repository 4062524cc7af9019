"""Rules for who says how a lead that sales accepted ended, or gives it back."""

from bot.lead.errors import HandoffError
from bot.lead.lifecycle import STAGE_WORDS, Stage
from bot.lead.people import Role
from bot.lead.record import Lead
from bot.slack.text import moment, people, person


def may_close(lead: Lead, user: str, roles: frozenset[Role]) -> bool:
    """Allow its owner as long as they are a rep, and managers of sales."""
    return (user == lead.owner and Role.REP in roles) or Role.SALES_MANAGER in roles


class NotYoursToCloseError(HandoffError):
    """A request about a lead that somebody else owns."""

    def __init__(self, lead: Lead, helpers: tuple[str, ...]) -> None:
        who = people(dict.fromkeys((lead.owner, *helpers)))
        super().__init__(
            f"*{lead.label}* is {person(lead.owner)}'s, so nothing was done. {who} can do that; a manager of sales can "
            "also give it to you: *Details* → *Hand over*."
        )


class NobodyOwnsItError(HandoffError):
    """A request about a lead that no rep has: it waits for sales, marketing has it, or it has ended; `by` is who moved
    it there, if known."""

    def __init__(self, lead: Lead, by: str = "") -> None:
        self.lead = lead
        who = f", by {person(by)}" if by else ""
        if lead.stage is Stage.OFFERED:
            way = f"It still waits for sales. Accept it first: its card, or `/lead accept {lead.label}`."
        elif lead.stage in (Stage.WON, Stage.LOST):
            again = " When they come back: *Details* → *Try again*." if lead.stage is Stage.LOST else ""
            way = f"It ended already: {STAGE_WORDS[lead.stage]} since {moment(lead.stage_at)}{who}.{again}"
        else:
            way = f"No rep has it: it is {STAGE_WORDS[lead.stage]} since {moment(lead.stage_at)}{who}."
        super().__init__(f"*{lead.label}*: nothing was done. {way}")
