"""A row of a file as a lead that may be taken in, before anybody looks who is known already."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.lead.details import Details


class Fate(StrEnum):
    """The fate of a row: each row of a file has exactly one, so the counts add up to the file's rows."""

    NEW = "new"
    KNOWN = "known"
    BARRED = "barred"
    TEST = "test"
    SKIPPED = "skipped"
    """It is nobody's: staff, a no-show, unsubscribed, a second row about a person of this file, an empty badge."""
    REFUSED = "refused"
    """Something has to be put right first."""


class Because(StrEnum):
    """The reasons for which a row is skipped, each as what is said of one."""

    STAFF = "They are on the organiser's side, not a prospect."
    NO_SHOW = "They did not come."
    UNFINISHED = "They began the form and did not send it."
    UNSUBSCRIBED = "They want no mail, and an import does not change that."
    NOBODY = "The row names nobody, and no way to reach anybody."
    PLACEHOLDER = "The ticket does not say yet who comes."
    TOTAL = "It is a total or a footer, not a person."
    AGAIN = "The person stands in the file before."


BECAUSE_WORDS = {
    Because.STAFF: "staff",
    Because.NO_SHOW: "no-shows",
    Because.UNFINISHED: "unfinished forms",
    Because.UNSUBSCRIBED: "unsubscribed",
    Because.NOBODY: "empty rows",
    Because.PLACEHOLDER: "tickets without a name",
    Because.TOTAL: "totals and footers",
    Because.AGAIN: "further rows about the same person",
}
"""The skipped, in a word or two behind their number."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row with its details and the answers it gives (question key to the answer as stored). `fate` is NEW until the
    database is asked. `value` is the cell that `reason`, a sentence, is about; both are "" for a row that is taken.
    `came_at` is when they came in (UTC), if the file says so. `key` tells the row apart from the file's others however
    often it is read: its line's number and what stands in it. `because` says why a row is skipped, `lead` which lead it
    was exported from, as "L-12"."""

    line: int
    details: Details
    answers: Mapping[str, str] = field(default_factory=dict)
    fate: Fate = Fate.NEW
    value: str = ""
    reason: str = ""
    came_at: datetime | None = None
    key: str = ""
    because: Because | None = None
    lead: str = ""
