"""Charts and tables that Slack draws itself (docs.slack.dev: data-visualization-block, data-table-block).

What does not fit into Slack's limits is shortened or put together as "3 others", never refused: a digest with a long
name in it is still a digest. Slack takes them in messages only, two charts in each, and 10,000 characters in its
tables together. Where a workspace does not take such blocks at all, they are sent as words: see bot.slack.undrawn.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from bot.slack.blocks import Block, section
from bot.slack.text import clean, esc, shortened

Number = int | float
Series = Mapping[str, Sequence[Number]]
Named = tuple[str, Sequence[Number]]
Cell = str | Number | Mapping[str, Any] | None

TITLE = 50
LABEL = 20
AXIS = 50
_SERIES = 6
_SEGMENTS = 6
_CATEGORIES = 20
_COLUMNS = 20
_ROWS = 100
_CELL = 120
_CHARACTERS = 5000
"""Of all cells: half of what Slack takes, since the texts of a message's blocks are refused at some 9,600 together."""


def bar_chart(title: str, categories: Sequence[str], series: Series, *, x_label: str = "", y_label: str = "") -> Block:
    """Draw a group of bars for each category, one bar for each series: `series` has as many values as `categories`.

    Values of categories after the nineteenth, and of series after the fifth, are added up as "others" where Slack would
    not take all, so both come most important first, and their values are such as add up.
    """
    by_category = list(zip(*_checked(categories, series), strict=True))
    kept = _gathered(list(zip(categories, by_category, strict=True)), _CATEGORIES) if by_category else []
    values = {name: [each[at] for _, each in kept] for at, name in enumerate(series)}
    return _plotted("bar", title, [name for name, _ in kept], values, x_label, y_label)


def line_chart(title: str, categories: Sequence[str], series: Series, *, x_label: str = "", y_label: str = "") -> Block:
    """Draw one line for each series over the categories, which are days, weeks or months: the latest twenty of them.

    Values of series after the fifth are added up where there are more than six.
    """
    values = dict(zip(series, _checked(categories, series), strict=True))
    latest = {name: each[-_CATEGORIES:] for name, each in values.items()}
    return _plotted("line", title, list(categories)[-_CATEGORIES:], latest, x_label, y_label)


def pie_chart(title: str, segments: Mapping[str, Number]) -> Block:
    """Draw shares of a whole; nothing is drawn for a segment of 0. After the fifth, "others" if more than six."""
    if any(value < 0 or not math.isfinite(value) for value in segments.values()):
        raise ValueError("a share of a whole is 0 or more")
    kept = _gathered([(name, [value]) for name, value in segments.items() if value], _SEGMENTS)
    if not kept:
        return _nothing(title)
    labels = _labels(name for name, _ in kept)
    drawn = [{"label": label, "value": value} for label, (_, (value,)) in zip(labels, kept, strict=True)]
    return _chart(title, {"type": "pie", "segments": drawn})


def data_table(
    caption: str, header: Sequence[str], rows: Sequence[Sequence[Cell]], page_size: int = 10, *, most: int = _ROWS
) -> Block:
    """Draw a table that people sort by a click on its headings and turn the pages of.

    A cell is a text, a number, or what `number` and `mention` make; the first in a row is what the row is called. The
    caption says how many rows were left out where they do not all fit.
    """
    if not rows or not header:
        return _nothing(caption)
    if len(header) > _COLUMNS or any(len(row) != len(header) for row in rows):
        raise ValueError("a table has at most 20 columns, and as many cells in each row")
    left = _CHARACTERS - sum(map(len, header))
    drawn: list[list[Block]] = []
    for row in rows[: min(most, _ROWS)]:
        cells = [_cell(cell) for cell in row]
        left -= sum(len(cell.get("text", "")) for cell in cells)
        if left < 0 and drawn:
            break
        drawn.append(cells)
    cut = f" (the first {len(drawn)} of {len(rows):,})" if len(drawn) < len(rows) else ""
    return {
        "type": "data_table",
        "caption": _line(caption, 200) + cut,
        "rows": [[_words(_line(name, _CELL)) for name in header], *drawn],
        "page_size": min(max(page_size, 1), _ROWS),
    }


def number(value: Number, said: str) -> Block:
    """Make a cell that says something else than the number it is sorted by: "63 %", "2 h", "–"."""
    return {"type": "raw_number", "value": value, "text": said or "–"}


def mention(user_id: str) -> Block:
    """Make a cell that names somebody in the workspace."""
    person = {"type": "rich_text_section", "elements": [{"type": "user", "user_id": user_id}]}
    return {"type": "rich_text", "elements": [person]}


def said(value: Number) -> str:
    """Write a number as people do: 12,400 or 3.5."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}".removesuffix(".0")


def _cell(cell: Cell) -> Block:
    if isinstance(cell, Mapping):
        return dict(cell)
    if isinstance(cell, (int, float)):
        return number(cell, said(cell))
    return _words(_line(cell or "", _CELL))


def _words(text: str) -> Block:
    return {"type": "raw_text", "text": text}


def _plotted(kind: str, title: str, categories: Sequence[str], series: Series, x_label: str, y_label: str) -> Block:
    kept = _gathered(list(series.items()), _SERIES)
    if not categories or not kept:
        return _nothing(title)
    labels = _labels(categories)
    drawn = [
        {"name": name, "data": [{"label": label, "value": v} for label, v in zip(labels, values, strict=True)]}
        for name, (_, values) in zip(_labels(name for name, _ in kept), kept, strict=True)
    ]
    axes: Block = {"categories": labels}
    axes |= {key: _line(text, AXIS) for key, text in (("x_label", x_label), ("y_label", y_label)) if text}
    return _chart(title, {"type": kind, "series": drawn, "axis_config": axes})


def _chart(title: str, chart: Block) -> Block:
    return {"type": "data_visualization", "title": _line(title, TITLE), "chart": chart}


def _nothing(title: str) -> Block:
    return section(f"*{esc(title)}*\nNothing to show here yet.")


def _checked(categories: Sequence[str], series: Series) -> list[Sequence[Number]]:
    if any(len(values) != len(categories) for values in series.values()):
        raise ValueError("a series has a value for each category")
    if not all(math.isfinite(value) for values in series.values() for value in values):
        raise ValueError("only numbers can be drawn")
    return list(series.values())


def _gathered(named: Sequence[Named], most: int) -> list[Named]:
    """Return the first of them as they are, and the sum of the others where there are more than `most`."""
    if len(named) <= most:
        return list(named)
    others = [values for _, values in named[most - 1 :]]
    return [*named[: most - 1], (f"{len(others)} others", [sum(each) for each in zip(*others, strict=True)])]


def _labels(names: Iterable[str]) -> list[str]:
    """Shorten names to what a label holds, so that all still differ: by their ends, or else by a number."""
    labels: list[str] = []
    for name in names:
        numbered = (f"{_line(name, LABEL - 4)} {count}" for count in range(2, 1000))
        ways = chain((_line(name, LABEL), _both_ends(name)), numbered)
        labels.append(next(label for label in ways if label not in labels))
    return labels


def _both_ends(name: str) -> str:
    whole = " ".join(clean(name).split()) or "–"
    return whole if len(whole) <= LABEL else f"{whole[:9].rstrip()}…{whole[-10:].lstrip()}"


def _line(text: str, limit: int) -> str:
    return shortened(" ".join(clean(text).split()) or "–", limit)
