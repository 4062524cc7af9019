"""The rule of credit: whose it is that sales accepted or won a lead, and in what shares.

Whoever brought a lead in has the credit, through every recycle, merge and hand-over. Where others in marketing helped
before the decision, the originator keeps half, and the other half goes in equal parts to those who

- brought it back: had it offered to sales out of nurturing;
- added to it: typed in what they knew of a lead that was there already;
- had it too: added a lead of their own that was merged with this one.

Somebody who did several of these counts once, and the originator not at all among the helpers. Sales' own work is no
part of it. A merge gives the credit to whoever was first: see bot/intake/merged.credit_of.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

OF_THE_ORIGINATOR = Fraction(1, 2)
"""The part that the originator keeps where others helped."""


class How(StrEnum):
    """The ways to help with a lead that somebody else brought in."""

    BROUGHT_BACK = "brought_back"
    ADDED = "added"
    HAD_IT_TOO = "had_it_too"


@dataclass(frozen=True, slots=True)
class Credit:
    """The credit of one person for what was decided in a period: `leads` counts those accepted or won that they have a
    share of, `share` sums their shares of these, in leads; `accepted` and `won` sum those of each kind alone, so that
    over all people they add up to the numbers ACCEPTED and WON."""

    user_id: str
    share: float
    leads: int
    accepted: float = 0
    won: float = 0


def shares(originator: str, helpers: Iterable[str]) -> dict[str, Fraction]:
    """Return who has which share of one lead; together they are 1."""
    others = sorted({helper for helper in helpers if helper and helper != originator})
    if not others:
        return {originator: Fraction(1)}
    each = (1 - OF_THE_ORIGINATOR) / len(others)
    return {originator: OF_THE_ORIGINATOR, **dict.fromkeys(others, each)}
