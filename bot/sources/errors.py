"""The refusals about sources: what happened, why, and what to do next."""

from bot.lead.errors import HandoffError
from bot.slack.text import esc


class NoSuchSourceError(HandoffError):
    def __init__(self) -> None:
        super().__init__("That source is not there any more. `/lead sources` lists those that are.")


class ToldApartError(HandoffError):
    """A question about a source that somebody, or time, has settled; `became` says how."""

    in_place = True

    def __init__(self, became: str) -> None:
        super().__init__(became)


class MergedAlreadyError(HandoffError):
    def __init__(self, name: str, into: str) -> None:
        super().__init__(
            f"*{esc(name, 150)}* is part of *{esc(into, 150)}* already. Its page is the other one's: `/lead sources`."
        )


class NotMergedError(HandoffError):
    in_place = True

    def __init__(self, name: str) -> None:
        super().__init__(f"*{esc(name, 150)}* is a source of its own already. There is nothing left to take apart.")
