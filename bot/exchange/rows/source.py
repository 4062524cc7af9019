"""The source of a file's leads where a row says none itself: what the file is about, what somebody said, its name."""

import re
from collections.abc import Iterator
from pathlib import PurePath

from bot.exchange.layouts.headers import plain
from bot.exchange.layouts.recognise import LAYOUTS
from bot.exchange.reading.sheet import Row, Sheet, Table
from bot.exchange.rows.cells import cleaned, one_line
from bot.exchange.rows.places import BATON
from bot.lead.details import DETAILS

_NO_TITLE = re.compile(
    r"export|generated|erstellt|report|stand:|created|printed|page|seite|sep=|\d{4}|@|attendee|participants|details|summary",
    re.IGNORECASE,
)
_LONGEST = DETAILS["source"].longest


def source_of(sheet: Sheet, layout: str, said: str = "", name: str = "") -> str:
    """Return the source that leads have who bring none: the event or form that a known export is about, else what was
    `said`, else the title above the table, else the file's name without its ending. "" for leads that Baton exported
    without one."""
    found = _event(sheet, LAYOUTS[layout].event) or one_line(said)
    if not found and layout != BATON:
        found = _title(sheet) or one_line(PurePath(name).stem)
    return found[:_LONGEST].strip()


def _event(sheet: Sheet, labels: frozenset[str]) -> str:
    """Find a label above the people's table: its value stands beside it, or below it."""
    rows = list(_above(sheet))
    for at, cells in enumerate(rows):
        for place, cell in enumerate(cells):
            if plain(cell) not in labels:
                continue
            below = rows[at + 1] if at + 1 < len(rows) else ()
            beside = cells[place + 1 : place + 2]
            if len([one for one in cells if one]) == 2 and place == 0 and beside and beside[0]:
                if len([one for one in below if one]) == 2 and plain(beside[0]).endswith("id"):
                    return _text(below[place])
                return _text(beside[0])
            if place < len(below) and below[place]:
                return _text(below[place])
    return ""


def _above(sheet: Sheet) -> Iterator[tuple[str, ...]]:
    """Walk through what stands above the tables, and through the short tables that say what the file is about."""
    for row in sheet.lead_in:
        yield row.cells
    for table in sheet.tables:
        if first := _first(table):
            yield table.header
            yield first.cells


def _first(table: Table) -> Row | None:
    return next(iter(table.rows), None)


def _title(sheet: Sheet) -> str:
    """Return the one line above the table, if it reads like a name."""
    alone = [cells[0] for row in sheet.lead_in if len(cells := [cell for cell in row.cells if cell]) == 1]
    return next((_text(text) for text in alone if len(text) <= _LONGEST and not _NO_TITLE.search(text)), "")


def _text(cell: str) -> str:
    return one_line(cleaned(cell))
