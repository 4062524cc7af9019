"""Why a lead is not taken in, or not yet. Each says what happened, why, and what to do next."""

from collections.abc import Sequence

from bot.lead.errors import HandoffError
from bot.lead.identity.sameness import SameLead
from bot.slack.text import people


class SuppressedError(HandoffError):
    """Nobody may contact them."""

    def __init__(self, helpers: Sequence[str]) -> None:
        who = f"{people(helpers)} can lift it" if helpers else "A manager can lift it"
        super().__init__(
            f"They, or their whole company, are on the do-not-contact list, so this lead is not taken. {who}: "
            "Home → *Do not contact*."
        )


class SameLeadError(HandoffError):
    """They may be a lead that exists: the marketer says whether they are.

    `found` has the likeliest first; `more` are less likely, and the newest of all has the id `newest`.
    """

    def __init__(self, found: Sequence[SameLead], more: int, newest: int) -> None:
        super().__init__(
            f"*{found[0].lead.label}* has {found[0].why}, so nothing was saved yet. Please type the lead into the form "
            "once more and say whether they are the same."
        )
        self.found, self.more, self.newest = tuple(found), more, newest
