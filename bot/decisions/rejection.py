"""A rejection as a rep filled it in."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rejection:
    """A rejection as filled in; `until` is an ISO date or empty, `fix` the questions whose answers are wrong, and
    `same_as` the number of the lead this one duplicates, if given; `seen` is the stamp of both as they stood side by
    side. It is about that `offer`; 0 is any."""

    code: str
    note: str = ""
    until: str = ""
    fix: Sequence[str] = ()
    same_as: str = ""
    seen: str = ""
    offer: int = 0
