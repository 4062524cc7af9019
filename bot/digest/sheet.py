"""The sheets for looking at a digest in between, and at the leads behind its numbers, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.digest.record import Digest
from bot.lead.record import Listed
from bot.numbers.counting import By, Cut
from bot.numbers.number import OF_A_PERIOD, STANDING, Number
from bot.numbers.period import Period

PAGE = 15
BY_NAME_TO_MANAGERS = frozenset({Number.OVERDUE, Number.UNOWNED})
"""The numbers whose leads, and so whose reps, only managers see by name."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The leads that are asked for: those behind a number of a period as it was counted `at` a moment (UTC), all of
    them or the `cut` of them; without the `earlier` first."""

    number: Number
    period: Period
    at: datetime
    cut: Cut | None = None
    earlier: int = 0

    @property
    def carried(self) -> str:
        """Return it as a button or a window carries it: numbers and words of ours."""
        moments = (_written(moment) for moment in (self.period.start, self.period.end, self.at))
        return " ".join([*moments, self.number, chosen(self.cut), str(self.earlier)])

    def instead(self, number: str) -> "Wanted":
        """Return what is asked for once another number was chosen, of the same source where there is a choice."""
        if number not in set(Number):
            return self
        stays = self.cut and self.cut.by is By.SOURCE and Number(number) in OF_A_PERIOD
        return replace(self, number=Number(number), cut=self.cut if stays else None, earlier=0)

    def only(self, carried: str) -> "Wanted":
        """Return the same, cut as was chosen."""
        return replace(self, cut=_cut(carried), earlier=0)


def chosen(cut: Cut | None) -> str:
    """Return a cut as an entry of a menu carries it."""
    return f"{cut.by} {cut.key or _NONE}" if cut else f"{_ALL} {_NONE}"


def wanted(carried: str) -> Wanted | None:
    """Read back what a button carries; None where it is of no kind this release knows."""
    words = carried.split(" ")
    if len(words) != _WORDS or words[3] not in (*OF_A_PERIOD, *STANDING) or not _earlier(words[6]):
        return None
    try:
        start, end, at = (_read(moment) for moment in words[:3])
    except (ValueError, OverflowError):
        return None
    return Wanted(Number(words[3]), Period(start, end), at, _cut(" ".join(words[4:6])), int(words[6]))


_ALL, _NONE, _WORDS = "all", "none", 7


def _written(moment: datetime) -> str:
    return str((moment - EPOCH) // timedelta(microseconds=1))


def _read(moment: str) -> datetime:
    return EPOCH + timedelta(microseconds=int(moment))


def _earlier(word: str) -> bool:
    return word.isdecimal() and len(word) < 9


def _cut(carried: str) -> Cut | None:
    by, _, key = carried.partition(" ")
    return Cut(By(by), "" if key == _NONE else key) if by in (By.SOURCE, By.REASON) else None


@dataclass(frozen=True, slots=True)
class Behind:
    """A page of the leads behind a number of `digest`, of `total` in all; `manages` says whether a manager reads it."""

    wanted: Wanted
    digest: Digest
    leads: Sequence[Listed]
    total: int
    manages: bool = False

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
