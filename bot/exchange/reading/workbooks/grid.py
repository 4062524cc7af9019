"""The cells of a worksheet as text: numbers in digits, dates as ISO, yes and no."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice

from python_calamine import CalamineSheet

from bot.exchange.reading import limits
from bot.exchange.reading.sheet import Row
from bot.exchange.reading.text import marks

_MERGED = 100_000
"""Cells below the first of their merged ones that are filled from it; more are left blank."""
Cell = int | float | str | bool | time | date | datetime | timedelta


@dataclass(frozen=True, slots=True)
class Grid:
    """Walks through the rows of a worksheet from a line on. What is merged down several rows stands in each of them."""

    sheet: CalamineSheet

    def __call__(self, first: int = 1) -> Iterator[Row]:
        below = _merged_below(self.sheet)
        above: list[str] = []
        for line, values in enumerate(islice(self.sheet.iter_rows(), first - 1, None), first):
            cells = [
                value.strip() if value.__class__ is str and value.isprintable() else text(value) for value in values
            ]
            if line in below and above and any(cells):
                for place in below[line]:
                    cells[place] = cells[place] or above[place]
            if max(map(len, cells), default=0) > limits.CELL:
                limits.refuse_cell(line, max(map(len, cells)))
            above = cells
            yield Row(line, tuple(cells))


def _merged_below(sheet: CalamineSheet) -> dict[int, list[int]]:
    """Return, by line, the places that are merged with the one above."""
    below: dict[int, list[int]] = {}
    left = _MERGED
    offset = sheet.start[1] if sheet.start else 0
    for (top, place), (bottom, _) in sheet.merged_cell_ranges or []:
        lines = range(top + 2, min(bottom + 1, sheet.total_height + 1) + 1)
        left -= len(lines)
        if left < 0:
            break
        for line in lines:
            if 0 <= place - offset < sheet.width:
                below.setdefault(line, []).append(place - offset)
    return below


def text(value: Cell) -> str:
    """Return a cell's value as it would be typed: 12025550143.0 as 12025550143, never 1.2E10."""
    if isinstance(value, str):
        return marks.plain(value) if value else ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() else f"{Decimal(repr(value)):f}"
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds")
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return value.isoformat() if isinstance(value, date | time) else str(value)
