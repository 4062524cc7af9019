"""The one gate for telling a marketer to get in touch: on which day, and at which moment of it.

Asked when something is planned, and again when it is sent. A day is the marketer's; a moment is UTC.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import islice, takewhile

from bot.cadence.because import Moved
from bot.cadence.caps import fits
from bot.cadence.course import Fit
from bot.lead.workplace.calendar import Open, WorkingHours, blocks_on, next_working_moment, working_days

LOOKED_AT = timedelta(days=14)
"""The time to look through for a day of the marketer's on which it is day where the prospect is."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Limits:
    """The settings: the most touches within 30 days of one prospect, and of one company, over all tracks together; the
    most that one marketer is told of in a day; and after how many hours a touch that was not told is an alarm."""

    person: int = 3
    company: int = 8
    ration: int = 25
    late_hours: int = 24


@dataclass(frozen=True)
class Window:
    """A marketer's hours and those in which it is day where a prospect is, with what else of both is planned: the days
    of the touches of the same person and company, and how many the marketer has on each day. `people` are the keys by
    which somebody is the same person, `firm` that of the company."""

    marketer: WorkingHours
    prospect: WorkingHours
    limits: Limits = field(default_factory=Limits)
    person: list[date] = field(default_factory=list)
    company: list[date] = field(default_factory=list)
    taken: dict[date, int] = field(default_factory=dict)
    people: tuple[str, ...] = ()
    firm: str = ""

    def fit(self, day: date, *, exempt: bool = False) -> Fit:
        """Return the first day from `day` on on which it may come, and what moved it; no cap moves what is exempt."""
        found, moved = self._worked(day)
        touches = self._touches(exempt=exempt)
        while wrong := self._full(found, touches):  # it ends: what is spent is finite
            moved.append(wrong)
            found, _ = self._worked(found + _DAY)
        return Fit(found, tuple(dict.fromkeys(moved)))

    def wrong_on(self, day: date, *, exempt: bool = False) -> Moved | None:
        """Say what keeps it from that day; None if nothing does."""
        on, moved = self._worked(day)
        return moved[0] if on != day else self._full(day, self._touches(exempt=exempt))

    def _touches(self, *, exempt: bool) -> dict[Moved, tuple[list[date], int]]:
        if exempt:
            return {}
        return {
            Moved.PERSON: (sorted(self.person), self.limits.person),
            Moved.COMPANY: (sorted(self.company), self.limits.company),
        }

    def _worked(self, day: date) -> tuple[date, list[Moved]]:
        """Return the first day from then on on which the marketer works and it is day there, or their next working day
        if the two never overlap, and what moved it there."""
        days = working_days(day, self.marketer)
        first, _ = next(days)
        moved = [Moved.DAY_OFF] if first != day else []
        if shared(first, self.marketer, self.prospect):
            return first, moved
        near = takewhile(lambda each: each - first < LOOKED_AT, (on for on, _ in days))
        found = next((on for on in near if shared(on, self.marketer, self.prospect)), first)
        return found, [*moved, *([Moved.DAY_OFF_THERE] if found != first else [])]

    def _full(self, day: date, touches: Mapping[Moved, tuple[list[date], int]]) -> Moved | None:
        for which, (spent, cap) in touches.items():
            if not fits(day, spent, cap):
                return which
        return Moved.RATION if self.taken.get(day, 0) >= self.limits.ration else None

    def working_day(self, since: date, number: int) -> date:
        """Return the marketer's working day of that number (from 1) after a day."""
        days = (day for day, _ in working_days(since + _DAY, self.marketer))
        return next(islice(days, number - 1, None))

    def moment(self, day: date) -> datetime:
        """Return when on that day, or on the next that the marketer works, they are told: the first moment that suits
        both, else their opening."""
        on, blocks = next(working_days(day, self.marketer))
        good = shared(on, self.marketer, self.prospect)
        return good[0][0] if good else blocks[0][0]

    def open_at(self, now: datetime) -> bool:
        """Tell whether the marketer works then."""
        return next_working_moment(now, self.marketer) == now


def shared(day: date, marketer: WorkingHours, prospect: WorkingHours) -> list[Open]:
    """Return the stretches of the marketer's day in which it is day where the prospect is, in UTC."""
    theirs = [span for near in (day - _DAY, day, day + _DAY) for span in blocks_on(near, prospect)]
    both = (
        (max(opens, begins), min(closes, ends)) for opens, closes in blocks_on(day, marketer) for begins, ends in theirs
    )
    return sorted((begins, ends) for begins, ends in both if begins < ends)
