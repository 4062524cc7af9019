"""The numbers of a time: counted once by the database, and the same wherever they are shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.numbers.number import Number
from bot.numbers.period import Period

Numbers = Mapping[Number, int]
"""Counts of leads by number; one that is missing is 0."""


@dataclass(frozen=True, slots=True)
class Part:
    """The numbers of a part of the leads: those of one source (`key` is its id), of one segment, or all the others."""

    key: str
    name: str
    numbers: Numbers


@dataclass(frozen=True, slots=True)
class Answering:
    """The speed of sales' answers, in working minutes; None where no answer was measured."""

    answers: int = 0
    median: float | None = None
    p90: float | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers of a period. `by_source` and `by_segment` add up to them; `reasons` are the codes for which leads
    were rejected and `lost_reasons` those for which they were lost, each lead by its last one; `won_in` is what
    was won by currency, in hundredths."""

    period: Period
    numbers: Numbers
    by_source: tuple[Part, ...] = ()
    by_segment: tuple[Part, ...] = ()
    reasons: Mapping[str, int] = field(default_factory=dict)
    lost_reasons: Mapping[str, int] = field(default_factory=dict)
    won_in: Mapping[str, int] = field(default_factory=dict)
    answering: Answering = Answering()

    def __getitem__(self, number: Number) -> int:
        return self.numbers.get(number, 0)
