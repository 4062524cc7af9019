"""The day on which something comes, as it was chosen, and the working day on which somebody hears of it."""

from calendar import monthrange
from datetime import date
from typing import NamedTuple

from bot.slack.text import day as written


class Coming(NamedTuple):
    """Days of whoever is told: the one that was chosen, and the first working day from then on; or some days before,
    where it is the date that a prospect named."""

    day: date
    on: date

    @property
    def words(self) -> str:
        """Write "Monday, February 1st, 2027", and the day that was chosen as well if that is another."""
        if self.day == self.on:
            return written(self.day)
        if self.on < self.day:
            return f"{written(self.on)}, in good time before {written(self.day)}"
        return f"{written(self.on)}, the first working day from {written(self.day)} on"


def months_later(day: date, months: int) -> date:
    """Return the same day so many calendar months later, or the last day of that month if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
