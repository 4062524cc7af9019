"""The way a promise's due time was counted, day by day: hours, lunch, holidays, pauses."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import groupby

from bot.lead.workplace.calendar import WorkingHours
from bot.lead.workplace.days_off import DaysOff
from bot.lead.workplace.working_time import spans_between
from bot.promises.ladder import Clock
from bot.slack.text import esc

_DAY = timedelta(days=1)
_MOST = 40


def counted(since: datetime, due: datetime, clock: Clock) -> list[str]:
    """Say for each day from `since` until `due` what counts of it, in Slack's mrkdwn; quiet days in a row are one."""
    days = list(_days(since, due, clock))
    lines = []
    for said, same in groupby(days, key=lambda each: each[1] if not each[2] else (each[0], each[1])):
        on = [each[0] for each in same]
        words = said if isinstance(said, str) else said[1]
        lines.append(f"{_named(on[0])}{f' to {_named(on[-1])}' if len(on) > 1 else ''}: {words}")
    left = len(lines) - _MOST
    return [*lines[:_MOST], f"…and {left} more days"] if left > 0 else lines


def _days(since: datetime, due: datetime, clock: Clock) -> Iterator[tuple[date, str, bool]]:
    """Yield each local day with what is said of it, and whether any of it counts."""
    hours = clock.hours
    day, last = since.astimezone(hours.tz).date(), due.astimezone(hours.tz).date()
    while day <= last:
        spans = [span for span in spans_between(since, due, *clock) if span[0].astimezone(hours.tz).date() == day]
        if spans:
            yield day, ", ".join(f"{_time(a, hours)} to {_time(b, hours)}" for a, b in spans), True
        else:
            yield day, _why_not(day, since, due, clock), False
        day += _DAY


def _why_not(day: date, since: datetime, due: datetime, clock: Clock) -> str:
    hours = clock.hours
    if day in hours.holidays:
        name = hours.holidays.name_of(day) if isinstance(hours.holidays, DaysOff) else ""
        return f"a holiday ({esc(name)})" if name else "a day off"
    if not hours.week[day.weekday()]:
        return "no working day"
    whole = spans_between(since, due, hours)
    worked = any(span[0].astimezone(hours.tz).date() == day for span in whole)
    return "paused" if worked else "after hours"


def _named(day: date) -> str:
    return f"{day:%a}, {day:%b} {day.day}"


def _time(at: datetime, hours: WorkingHours) -> str:
    local = at.astimezone(hours.tz)
    return f"{local.hour}:{local.minute:02}"
