"""The time a digest is about: the seven days before its own, one an ISO week, and no moment twice."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.lead.workplace.calendar import start_of_day
from bot.numbers.period import Period

USUAL = 7
"""Local days that a digest is about."""

_SHORTEST = timedelta(hours=23)
"""A day on which the clocks go forward; what is shorter waits for the next digest."""

_DAY = timedelta(days=1)


def week_of(due_at: datetime, tz: ZoneInfo) -> str:
    """Return the ISO week in which a digest is due, "2026-W48": there is one digest in it."""
    year, week, _ = due_at.astimezone(tz).isocalendar()
    return f"{year}-W{week:02}"


def next_period(due_at: datetime, tz: ZoneInfo, last_end: datetime | None) -> Period | None:
    """Return what the digest that is due at that moment is about: seven whole local days up to the one before.

    Fewer where the last one ended later (UTC): no moment counts twice. A few hours more where it ended a little
    earlier, as the zone was changed: those would be in no digest. None while that is less than a day.
    """
    today = due_at.astimezone(tz).date()
    start, end = start_of_day(today - USUAL * _DAY, tz), start_of_day(today, tz)
    if last_end and last_end > start - _SHORTEST:
        start = last_end
    return Period(start, end) if end - start >= _SHORTEST else None


def skipped(period: Period, last_end: datetime | None) -> Period | None:
    """Return the time since the last digest that none was about: Baton did not run, or the day was changed."""
    return Period(last_end, period.start) if last_end and last_end < period.start else None


def period_so_far(now: datetime, due_next: datetime, tz: ZoneInfo, last_end: datetime | None) -> Period:
    """Return what the digest that is due next will be about, as far as that is over; what no digest was about yet where
    its days have not begun."""
    coming = next_period(due_next, tz, last_end)
    if coming and coming.start < now:
        return Period(coming.start, min(coming.end, now))
    return Period(last_end if last_end and last_end < now else now - _DAY, now)
