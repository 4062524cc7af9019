"""The time a digest is about: it begins where the last one ended, so that nothing is counted twice or skipped."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.lead.workplace.calendar import start_of_day
from bot.numbers.period import Period

USUAL = 7
"""Local days that a digest is about where none was before it."""

_SHORTEST = timedelta(hours=23)
"""A day on which the clocks go forward; what is shorter waits for the next digest."""

_DAY = timedelta(days=1)


def next_period(due_at: datetime, tz: ZoneInfo, last_end: datetime | None) -> Period | None:
    """Return what the digest that is due at that moment is about: the whole local days up to the one before, from where
    the last one ended (UTC) or else seven of them; None while that is less than a day."""
    today = due_at.astimezone(tz).date()
    end = start_of_day(today, tz)
    period = Period(last_end or start_of_day(today - USUAL * _DAY, tz), end)
    return period if last_end is None or end - last_end >= _SHORTEST else None


def period_so_far(now: datetime, tz: ZoneInfo, last_end: datetime | None) -> Period:
    """Return what no digest has been about yet, or the last seven days where there was none."""
    return Period(last_end or start_of_day(now.astimezone(tz).date() - USUAL * _DAY, tz), now)
