"""A file of leads as a workbook: texts as texts, days as days, headings that stay in sight.

Its pieces are rows as JSON; the workbook is written from them row by row, so that it needs little memory however long
it is. A sheet holds a million rows; what is more goes on the next, under the same headings.
"""

import json
import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import IO, Any

from openpyxl import Workbook as Book
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from bot.exchange.export.files.columns import Cell
from bot.exchange.formula import unguarded

_ROWS = 1_000_000
_WIDTH, _WIDTHS = 24, {"Lead": 9, "Notes": 50}
_LIKE_AN_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""Text that a workbook would take for an escaped character."""


def rows(lines: Iterable[Iterable[Cell]]) -> bytes:
    """Write lines of cells as a piece; a day is told from a text that looks like one."""
    return b"".join(_json([[cell.isoformat()] if isinstance(cell, date) else cell for cell in line]) for line in lines)


def _json(line: list[Any]) -> bytes:
    return json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


class Workbook:
    """A workbook of pieces, the first row of the first being the headings."""

    def __init__(self, rows_of_a_sheet: int = _ROWS) -> None:
        self._book = Book(write_only=True)
        self._most = rows_of_a_sheet
        self._headings: list[str] = []
        self._sheet: Any = None
        self._written = 0

    def add(self, piece: bytes) -> None:
        """Write the rows of a piece."""
        for line in piece.splitlines():
            row = json.loads(line)
            if not self._headings:
                self._headings = row
                self._begin()
                continue
            if self._written == self._most:
                self._begin()
            self._sheet.append([self._cell(cell) for cell in row])
            self._written += 1

    def save(self, into: IO[bytes]) -> None:
        self._book.save(into)

    def _begin(self) -> None:
        number = len(self._book.worksheets) + 1
        self._sheet, self._written = self._book.create_sheet("Leads" if number == 1 else f"Leads {number}"), 0
        self._sheet.freeze_panes = "A2"
        for place, heading in enumerate(self._headings):
            letter = _letters(place)
            self._sheet.column_dimensions[letter].width = _WIDTHS.get(heading, _WIDTH)
        made = [self._cell(heading) for heading in self._headings]
        for cell in made:
            cell.font = Font(bold=True)
        self._sheet.append(made)

    def _cell(self, value: Any) -> Any:
        if isinstance(value, list):
            cell = WriteOnlyCell(self._sheet, datetime.fromisoformat(value[0]))
            cell.number_format = "yyyy-mm-dd"
            return cell
        if not value:
            return None
        value = value if unguarded(value) == value else f"'{value}"  # an import takes one off
        cell = WriteOnlyCell(self._sheet, _LIKE_AN_ESCAPE.sub("_x005F_", value))
        cell.data_type, cell.number_format = "s", "@"  # a text that begins with = is no formula
        return cell


def _letters(place: int) -> str:
    return (chr(64 + place // 26) if place >= 26 else "") + chr(65 + place % 26)
