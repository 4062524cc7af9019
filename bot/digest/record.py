"""A digest: frozen when it is counted, so that both channels, and every later look, say the same."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.digest.talk import Talk
from bot.numbers.counts import Counts, Numbers
from bot.numbers.number import Number
from bot.numbers.period import Period

_FEWEST = 2
"""Periods by which one can tell what is usual."""


@dataclass(frozen=True, slots=True)
class Thanked:
    """Somebody to thank: the leads accepted of which they have a share of the credit, and these shares together."""

    user_id: str
    leads: int
    share: float


@dataclass(frozen=True, slots=True)
class Digest:
    """The numbers of a period as they were counted `at` a moment (UTC), in days of the workspace's zone `tz`.

    `before` are the periods before it, the earliest first, of which only the numbers are known. `standing` is what
    stood at that moment, empty where only the period is asked about. `confidence` says of sources, by their key, what
    sales makes of them in short. `talks` are what managers of one side alone are told of.
    `skipped` is the time before the period that no digest was about, if any; `so_far`
    marks days that are not over.
    """

    counts: Counts
    at: datetime
    tz: str
    before: tuple[Counts, ...] = ()
    standing: Numbers = field(default_factory=dict)
    confidence: Mapping[str, str] = field(default_factory=dict)
    thanks: tuple[Thanked, ...] = ()
    talks: tuple[Talk, ...] = ()
    skipped: Period | None = None
    so_far: bool = False

    @property
    def period(self) -> Period:
        return self.counts.period

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.tz)

    @property
    def quiet(self) -> bool:
        """Tell whether nothing happened in these days, whatever is under way."""
        return not any(self.counts.numbers.values())

    @property
    def known_before(self) -> tuple[Counts, ...]:
        """Return those of the periods before it that began after the first lead had come, as far as they tell."""
        first = next((at for at, each in enumerate(self.before) if any(each.numbers.values())), len(self.before))
        return self.before[first:]

    def usual(self, number: Number) -> float | None:
        """Return how many there were in a period before this one, on average; None where fewer than two are known."""
        known = self.known_before
        return sum(each[number] for each in known) / len(known) if len(known) >= _FEWEST else None
