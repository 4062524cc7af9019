"""Reasons not to take a lead in, or not yet. Each says what happened, why, and what to do next."""

from collections.abc import Sequence

from bot.lead.errors import HandoffError
from bot.lead.identity.sameness import SameLead


class SameLeadError(HandoffError):
    """A lead that may exist already: the marketer says whether it is the same.

    `found` has the likeliest first; so many `more` are less likely, and the newest of all has the id `newest`.
    """

    def __init__(self, found: Sequence[SameLead], more: int, newest: int) -> None:
        super().__init__(
            f"*{found[0].lead.label}* has {found[0].why}, so nothing was saved yet. Please type the lead into the form "
            "once more and say whether they are the same."
        )
        self.found, self.more, self.newest = tuple(found), more, newest
