"""A time that numbers are about."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.lead.workplace.calendar import start_of_day

WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Time from `start` up to but not including `end` (UTC)."""

    start: datetime
    end: datetime

    def days(self, tz: ZoneInfo) -> tuple[date, date]:
        """Return its first and its last local day."""
        return self.start.astimezone(tz).date(), (self.end - timedelta(microseconds=1)).astimezone(tz).date()

    def before(self, count: int, tz: ZoneInfo) -> "list[Period]":
        """List the weeks of local days before it, the earliest first."""
        first = self.start.astimezone(tz).date()
        starts = [start_of_day(first - week * WEEK, tz) for week in range(count, 0, -1)]
        return [Period(start, end) for start, end in zip(starts, [*starts[1:], self.start], strict=True)]
