"""Working time in a zone: when a desk is staffed, the n-th working day, when a day begins and a weekly moment comes.

Every datetime in and out is aware and every result is in UTC; a naive one is refused with ValueError.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAYS_WITHOUT_WORK = 400
_DAY = timedelta(days=1)
_LAST_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class WorkingHours:
    """Local opening hours, from `start` up to but not including `end`; weekdays count from Monday = 0."""

    tz: ZoneInfo
    start: time = time(9)
    end: time = time(17)
    weekdays: frozenset[int] = frozenset(range(5))
    holidays: Container[date] = frozenset()

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise ValueError("Working hours must start before they end, on the same day.")


def next_working_moment(moment: datetime, hours: WorkingHours) -> datetime:
    """Return the moment itself inside working hours, else the next start, in UTC.

    Raises ValueError when no working day comes within 400 days.
    """
    now = _utc(moment)
    today = now.astimezone(hours.tz).date()
    return next(max(now, opens) for _, opens, closes in _working_days(today, hours) if now < closes)


def add_working_days(moment: datetime, days: int, hours: WorkingHours) -> datetime:
    """Return the same local time of day on the `days`-th working day after the moment's local date, in UTC.

    A time outside the hours becomes their start or their last minute, so that a follow-up is never due at a
    desk that has just closed. Zero days means the next working moment. Raises ValueError for negative days,
    and when no working day comes within 400 days.
    """
    if days < 0:
        raise ValueError("Working days are added, never taken away.")
    if days == 0:
        return next_working_moment(moment, hours)
    local = _utc(moment).astimezone(hours.tz)
    coming = _working_days(local.date() + _DAY, hours)
    for _ in range(days - 1):
        next(coming)
    day, opens, closes = next(coming)
    same_time = _instant(day, local.time(), hours.tz)
    return max(opens, min(same_time, closes - _LAST_MINUTE))


def start_of_day_on(day: date, hours: WorkingHours) -> datetime:
    """Return when work starts, in UTC, on that local day, or on the next working day if it is none.

    Raises ValueError when no working day comes within 400 days.
    """
    return next(opens for _, opens, _ in _working_days(day, hours))


def working_day_before(moment: datetime, hours: WorkingHours) -> datetime:
    """Return when work starts, in UTC, on the last working day before the moment's local date.

    Raises ValueError when there was none within 400 days.
    """
    day = _utc(moment).astimezone(hours.tz).date()
    for _ in range(DAYS_WITHOUT_WORK):
        day -= _DAY
        opens, closes = _opening(day, hours)
        if opens < closes:
            return opens
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


def working_time_between(a: datetime, b: datetime, hours: WorkingHours) -> timedelta:
    """Return the working time from `a` to `b`; nothing when `b` is not after `a`."""
    since, until = _utc(a), _utc(b)
    total = timedelta(0)
    day, last = since.astimezone(hours.tz).date(), until.astimezone(hours.tz).date()
    while day <= last:
        opens, closes = _opening(day, hours)
        total += max(timedelta(0), min(until, closes) - max(since, opens))
        day += _DAY
    return total


def start_of_day(day: date, tz: ZoneInfo) -> datetime:
    """Return the moment, in UTC, at which a local day begins, also where the clocks jump over midnight."""
    return _instant(day, time(0), tz)


def last_weekly_moment(now: datetime, weekday: int, at: time, tz: ZoneInfo) -> datetime:
    """Return the latest `weekday` (Monday = 0) at local time `at` that is not after `now`, in UTC."""
    until = _utc(now)
    today = until.astimezone(tz).date()
    day = today - (today.weekday() - weekday) % 7 * _DAY
    this_week = _instant(day, at, tz)
    return this_week if this_week <= until else _instant(day - 7 * _DAY, at, tz)


def _utc(moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        raise ValueError("A moment needs a time zone.")
    return moment.astimezone(UTC)


def _working_days(day: date, hours: WorkingHours) -> Iterator[tuple[date, datetime, datetime]]:
    """Yield each working day from `day` on, with its opening and closing in UTC."""
    idle = 0
    while idle < DAYS_WITHOUT_WORK:
        opens, closes = _opening(day, hours)
        idle = 0 if opens < closes else idle + 1
        if opens < closes:
            yield day, opens, closes
        day += _DAY
    raise ValueError(f"No working day within {DAYS_WITHOUT_WORK} days; check the weekdays and holidays.")


def _opening(day: date, hours: WorkingHours) -> tuple[datetime, datetime]:
    """Return opening and closing in UTC; the same moment twice on a day without work."""
    opens = _instant(day, hours.start, hours.tz)
    return opens, _instant(day, hours.end, hours.tz) if _has_work(day, hours) else opens


def _has_work(day: date, hours: WorkingHours) -> bool:
    return day.weekday() in hours.weekdays and day not in hours.holidays


def _instant(day: date, at: time, tz: ZoneInfo) -> datetime:
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
