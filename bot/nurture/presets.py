"""The days that Snooze offers: working days, where whoever presses it lives."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from bot.cadence.coming import months_later
from bot.lead.workplace.calendar import WorkingHours, start_of_day_on
from bot.slack.text import day as written

_MONDAY = 0
_SUGGESTED = "Next Monday"
_DAY = timedelta(days=1)


class Preset(NamedTuple):
    """A day to choose by its name; `on` is the working day it comes to: another if nobody works on that day."""

    label: str
    on: date

    @property
    def words(self) -> str:
        return written(self.on)


def presets(today: date, hours: WorkingHours) -> list[Preset]:
    """Return tomorrow, next Monday and in a month; where two are the same day, the first of them."""
    found: dict[date, Preset] = {}
    for label, day in _named(today):
        on = start_of_day_on(day, hours).astimezone(hours.tz).date()
        label = "The next working day" if label == "Tomorrow" and on != day else label
        found.setdefault(on, Preset(label, on))
    return list(found.values())


def likeliest(days: Sequence[Preset]) -> Preset:
    """Return the one to suggest: next Monday, or else the first."""
    return next((each for each in days if each.label == _SUGGESTED), days[0])


def _named(today: date) -> Iterator[tuple[str, date]]:
    yield "Tomorrow", today + _DAY
    yield _SUGGESTED, today + (7 - (today.weekday() - _MONDAY) % 7) * _DAY
    yield "In a month", months_later(today, 1)
