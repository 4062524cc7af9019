"""The one gate for telling a marketer to get in touch: on which day, and at which moment of it.

Asked when something is planned, and again when it is sent. A day is the marketer's; a moment is UTC.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import islice

from bot.cadence.because import Moved
from bot.cadence.caps import fits
from bot.cadence.course import Fit
from bot.lead.workplace.calendar import Open, WorkingHours, blocks_on, working_days

LOOKED_AT = 14
"""Working days of a marketer's to look through for one on which it is day where the prospect is."""

HORIZON = timedelta(days=400)
"""The time in which room is looked for; later than that nothing is moved, as all is checked again when it is sent."""

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
    of the touches of the same person and company, and how many the marketer has on each day."""

    marketer: WorkingHours
    prospect: WorkingHours
    limits: Limits = field(default_factory=Limits)
    person: Sequence[date] = ()
    company: Sequence[date] = ()
    taken: Mapping[date, int] = field(default_factory=dict)

    def fit(self, day: date, *, asked_for: bool = False) -> Fit:
        """Return the first day from `day` on on which it may come, and what moved it."""
        moved: list[Moved] = []
        last = day + HORIZON
        found = self._worked(day, moved)
        while found < last and (wrong := self._wrong(found, asked_for)):
            moved.append(wrong)
            found = self._worked(found + _DAY, [])
        return Fit(found, tuple(dict.fromkeys(moved)))

    def _worked(self, day: date, moved: list[Moved]) -> date:
        """Return the first day from then on on which the marketer works and it is day there; their next working day if
        the two never overlap."""
        first = None
        for on, _ in working_days(day, self.marketer):
            first = first or on
            if shared(on, self.marketer, self.prospect):
                break
            if (on - first).days > LOOKED_AT:
                on = first
                break
        if first != day:
            moved.append(Moved.DAY_OFF)
        if on != first:
            moved.append(Moved.DAY_OFF_THERE)
        return on

    def _wrong(self, day: date, asked_for: bool) -> Moved | None:
        """Say what keeps it from that day. A day that the prospect asked for answers them: no cap moves it."""
        if not asked_for and not fits(day, self.person, self.limits.person):
            return Moved.PERSON
        if not asked_for and not fits(day, self.company, self.limits.company):
            return Moved.COMPANY
        return Moved.RATION if self.taken.get(day, 0) >= self.limits.ration else None

    def working_day(self, since: date, number: int) -> date:
        """Return the marketer's working day of that number (from 1) after a day."""
        days = (day for day, _ in working_days(since + _DAY, self.marketer))
        return next(islice(days, number - 1, None))

    def moment(self, day: date) -> datetime:
        """Return when on that day, or on the next that the marketer works, they are told: the first moment that suits
        both, else their opening."""
        on, blocks = next(iter(working_days(day, self.marketer)))
        good = shared(on, self.marketer, self.prospect)
        return good[0][0] if good else blocks[0][0]

    def may_tell(self, now: datetime) -> bool:
        """Tell whether this is a moment to tell them: they work, and what suits both of that day has begun, or nothing
        does."""
        day = now.astimezone(self.marketer.tz).date()
        blocks = blocks_on(day, self.marketer)
        return any(opens <= now < closes for opens, closes in blocks) and self.moment(day) <= now


def shared(day: date, marketer: WorkingHours, prospect: WorkingHours) -> list[Open]:
    """Return the stretches of the marketer's day in which it is day where the prospect is, in UTC."""
    theirs = [span for near in (day - _DAY, day, day + _DAY) for span in blocks_on(near, prospect)]
    both = (
        (max(opens, begins), min(closes, ends)) for opens, closes in blocks_on(day, marketer) for begins, ends in theirs
    )
    return sorted((begins, ends) for begins, ends in both if begins < ends)
