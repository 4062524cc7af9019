"""Working days in a zone: when a desk is staffed, the n-th working day, when a day begins and a weekly moment comes.

A day has one block of work or several (lunch); `working_time.py` counts the time in them.

Every datetime in and out is aware and every result is in UTC; a naive one is refused with ValueError.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.lead.workplace.week import MIDNIGHT, NINE_TO_FIVE, Week, check

DAYS_WITHOUT_WORK = 400
_DAY = timedelta(days=1)
_LAST_MINUTE = timedelta(minutes=1)


Open = tuple[datetime, datetime]
"""A stretch of work in UTC: from its opening up to but not including its closing."""


@dataclass(frozen=True)
class WorkingHours:
    """The hours of a week on the clocks of a zone, except on holidays."""

    tz: ZoneInfo
    week: Week = NINE_TO_FIVE
    holidays: Container[date] = frozenset()

    def __post_init__(self) -> None:
        check(self.week)

    @property
    def weekdays(self) -> frozenset[int]:
        """Return the weekdays on which there is work, Monday = 0."""
        return frozenset(weekday for weekday, blocks in enumerate(self.week) if blocks)


def next_working_moment(moment: datetime, hours: WorkingHours) -> datetime:
    """Return the moment itself inside working hours, else the next start, in UTC.

    Raises ValueError when no working day comes within 400 days.
    """
    now = as_utc(moment)
    today = now.astimezone(hours.tz).date()
    blocks = (block for _, day in working_days(today, hours) for block in day)
    return next(max(now, opens) for opens, closes in blocks if now < closes)


def add_working_days(moment: datetime, days: int, hours: WorkingHours) -> datetime:
    """Return the same local time of day on the `days`-th working day after the moment's local date, in UTC.

    A time outside the hours becomes the next start of that day, or its last minute, so that a follow-up is never due
    at a desk that has just closed. Zero days means the next working moment. Raises ValueError for negative days,
    and when no working day comes within 400 days.
    """
    if days < 0:
        raise ValueError("Working days are added, never taken away.")
    if days == 0:
        return next_working_moment(moment, hours)
    local = as_utc(moment).astimezone(hours.tz)
    coming = working_days(local.date() + _DAY, hours)
    for _ in range(days - 1):
        next(coming)
    day, blocks = next(coming)
    same_time = min(moment_at(day, local.time(), hours.tz), blocks[-1][1] - _LAST_MINUTE)
    return next(max(same_time, opens) for opens, closes in blocks if same_time < closes)


def start_of_day_on(day: date, hours: WorkingHours) -> datetime:
    """Return when work starts, in UTC, on that local day, or on the next working day if it is none.

    Raises ValueError when no working day comes within 400 days.
    """
    return next(blocks[0][0] for _, blocks in working_days(day, hours))


def working_day_before(moment: datetime, hours: WorkingHours) -> datetime:
    """Return when work starts, in UTC, on the last working day before the moment's local date.

    Raises ValueError when there was none within 400 days.
    """
    day = as_utc(moment).astimezone(hours.tz).date()
    for _ in range(DAYS_WITHOUT_WORK):
        day -= _DAY
        if blocks := blocks_on(day, hours):
            return blocks[0][0]
    raise ValueError(f"No working day within {DAYS_WITHOUT_WORK} days; check the weekdays and holidays.")


def longest_rest(days: Iterable[date], hours: WorkingHours) -> int:
    """Count the most days in a row without work, up to 400, among the rests that these days are part of."""
    longest, seen = 0, date.min
    for day in sorted(days):
        if day > seen:
            before, after = _idle(day - _DAY, -_DAY, hours), _idle(day, _DAY, hours)
            longest, seen = max(longest, before + after), day + after * _DAY
    return longest


def _idle(day: date, step: timedelta, hours: WorkingHours) -> int:
    """Count the days in a row without work, from the day on, in one direction."""
    count = 0
    while count < DAYS_WITHOUT_WORK and not _has_work(day, hours):
        count, day = count + 1, day + step
    return count


def start_of_day(day: date, tz: ZoneInfo) -> datetime:
    """Return the moment, in UTC, at which a local day begins, also where the clocks jump over midnight."""
    return moment_at(day, time(0), tz)


def last_weekly_moment(now: datetime, weekday: int, at: time, tz: ZoneInfo) -> datetime:
    """Return the latest `weekday` (Monday = 0) at local time `at` that is not after `now`, in UTC."""
    until = as_utc(now)
    today = until.astimezone(tz).date()
    day = today - (today.weekday() - weekday) % 7 * _DAY
    this_week = moment_at(day, at, tz)
    return this_week if this_week <= until else moment_at(day - 7 * _DAY, at, tz)


def as_utc(moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        raise ValueError("A moment needs a time zone.")
    return moment.astimezone(UTC)


def working_days(day: date, hours: WorkingHours) -> Iterator[tuple[date, list[Open]]]:
    """Yield each working day from `day` on, with its blocks; raises ValueError when none comes within 400 days."""
    idle = 0
    while idle < DAYS_WITHOUT_WORK:
        blocks = blocks_on(day, hours)
        idle = 0 if blocks else idle + 1
        if blocks:
            yield day, blocks
        day += _DAY
    raise ValueError(f"No working day within {DAYS_WITHOUT_WORK} days; check the weekdays and holidays.")


def blocks_on(day: date, hours: WorkingHours) -> list[Open]:
    """Return the blocks of a local day; none on a day without work. One that the clocks skip is left out."""
    if not _has_work(day, hours):
        return []
    blocks = ((_at(day, block.start, hours.tz), _at(day, block.end, hours.tz)) for block in hours.week[day.weekday()])
    return [(opens, closes) for opens, closes in blocks if opens < closes]


def _at(day: date, minutes: int, tz: ZoneInfo) -> datetime:
    if minutes == MIDNIGHT:
        return moment_at(day + _DAY, time(0), tz)
    return moment_at(day, time(minutes // 60, minutes % 60), tz)


def _has_work(day: date, hours: WorkingHours) -> bool:
    return bool(hours.week[day.weekday()]) and day not in hours.holidays


def moment_at(day: date, at: time, tz: ZoneInfo) -> datetime:
    """Return the first moment, in UTC, at which local clocks show this time or have jumped past it.

    A whole day the zone skipped (Apia, 30 December 2011) thereby opens and closes at once: it is no working day.
    """
    wanted = datetime.combine(day, at.replace(fold=0, tzinfo=None))
    found = wanted.replace(tzinfo=tz).astimezone(UTC)
    if found.astimezone(tz).replace(tzinfo=None) == wanted:
        return found
    before, after = wanted.replace(tzinfo=tz, fold=1).astimezone(UTC), found
    while after - before > timedelta(seconds=1):  # clocks jump on whole seconds
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if middle <= before:
            break
        jumped = middle.astimezone(tz).replace(tzinfo=None) >= wanted
        before, after = (before, middle) if jumped else (middle, after)
    return after
