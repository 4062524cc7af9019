"""The moves the page's clock offers; every morning is nine o'clock and a minute, in the person's own zone."""

from datetime import datetime, time, timedelta
from typing import Protocol

MORNING = time(9, 1)
MOVES = {
    "hour": "In an hour",
    "morning": "Next morning",
    "monday": "Next Monday",
    "month": "In a month",
    "quarter": "In three months",
}


class MovableClock(Protocol):
    def now(self) -> datetime: ...
    def advance_to(self, moment: datetime) -> datetime: ...


def moved(now: datetime, move: str) -> datetime:
    """Return where `move` takes a clock that shows `now` (aware, in the person's zone); KeyError for an unknown one."""
    return {
        "hour": lambda: now + timedelta(hours=1),
        "morning": lambda: _morning(now + timedelta(days=1)),
        "monday": lambda: _morning(now + timedelta(days=7 - now.weekday())),
        "month": lambda: _morning(_months_on(now, 1)),
        "quarter": lambda: _morning(_months_on(now, 3)),
    }[move]()


def _morning(moment: datetime) -> datetime:
    return datetime.combine(moment.date(), MORNING, moment.tzinfo)


def _months_on(moment: datetime, months: int) -> datetime:
    """The same day of a later month, or the first workday after it."""
    year, month = divmod(moment.month - 1 + months, 12)
    later = moment.replace(year=moment.year + year, month=month + 1, day=min(moment.day, 28))
    return later + timedelta(days=(0, 0, 0, 0, 0, 2, 1)[later.weekday()])
