"""A rejection: what the form is drawn from, and what a rep filled in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.lead.definition.questions import Definition
from bot.lead.record import Lead


class ToReject(NamedTuple):
    """A lead that a rep is about to reject: whether there is any way to bar them by, and the day to suggest for when
    the time is right (ISO)."""

    lead: Lead
    definition: Definition
    can_be_barred: bool = True
    until: str = ""


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
