"""A line of a report's file: one lead, counted for one number."""

from dataclasses import dataclass
from datetime import datetime

from bot.numbers.number import Number


@dataclass(frozen=True, slots=True)
class Line:
    """`at` is UTC; `originator` and `rep` are user ids; `reason` is a code; what was won is in `hundredths`."""

    number: Number
    lead: int
    at: datetime | None
    stage: str
    source: str
    segment: str
    originator: str
    rep: str
    reason: str
    hundredths: int
    currency: str

    @property
    def people(self) -> tuple[str, ...]:
        return tuple(user for user in (self.originator, self.rep) if user)
