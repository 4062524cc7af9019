"""The sheets for looking at a digest in between, and at the leads behind its numbers, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.digest.record import Digest
from bot.lead.record import Listed
from bot.numbers.number import OF_A_PERIOD, STANDING, Number
from bot.numbers.period import Period

PAGE = 15


@dataclass(frozen=True, slots=True)
class Wanted:
    """The leads that are asked for: those behind a number of a period as it was counted `at` a moment (UTC), of one
    source (`part` is its key) or, where that is None, of all; without the `earlier` first of them."""

    number: Number
    period: Period
    at: datetime
    part: str | None = None
    earlier: int = 0

    @property
    def carried(self) -> str:
        """Return it as a button or a window carries it."""
        part = "*" if self.part is None else self.part or "-"
        period = f"{self.period.start.isoformat()} {self.period.end.isoformat()}"
        return f"{self.number} {period} {self.at.isoformat()} {part} {self.earlier}"

    def instead(self, *, number: str = "", part: str | None = None) -> "Wanted":
        """Return what is asked for once another number, or another source, was chosen; "*" is all of them."""
        if number in set(Number):
            kept = self.part if Number(number) in OF_A_PERIOD else None
            return replace(self, number=Number(number), part=kept, earlier=0)
        return replace(self, part=None if part in (None, "*") else "" if part == "-" else part, earlier=0)


def wanted(carried: str) -> Wanted | None:
    """Read back what a button carries; None where it is of no kind this release knows."""
    words = carried.split(" ")
    try:
        number, (start, end, at) = Number(words[0]), map(datetime.fromisoformat, words[1:4])
    except ValueError:
        return None
    if start.tzinfo is None or end.tzinfo is None or at.tzinfo is None or number not in (*OF_A_PERIOD, *STANDING):
        return None
    part = words[4] if len(words) > 4 else "*"
    earlier = int(words[5]) if len(words) > 5 and words[5].isdecimal() and len(words[5]) < 9 else 0
    of = None if part == "*" else "" if part == "-" else part
    return Wanted(number, Period(start, end), at, of, earlier)


@dataclass(frozen=True, slots=True)
class Behind:
    """A page of the leads behind a number of `digest`, of `total` in all."""

    wanted: Wanted
    digest: Digest
    leads: Sequence[Listed]
    total: int

    @property
    def left(self) -> int:
        """Count those that come after this page."""
        return max(self.total - self.wanted.earlier - len(self.leads), 0)


@dataclass(frozen=True, slots=True)
class Preview:
    """A digest for one person's eyes, with when (UTC) and where the next one is posted, and the last one, if any.
    `may_set` tells whether this person may change that."""

    digest: Digest
    last: Digest | None
    due_at: datetime
    weekday: int
    hour: int
    channels: Sequence[str]
    may_set: bool
