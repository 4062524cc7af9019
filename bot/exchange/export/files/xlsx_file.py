"""A file of leads as a workbook: texts as texts, days as days, headings that stay in sight.

Its pieces are rows as JSON; the workbook is written from them row by row, so that it needs little memory however long
it is. A sheet holds a million rows; what is more goes on the next, under the same headings.
"""

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import IO, Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from bot.exchange.export.files.columns import Cell
from bot.exchange.export.files.xlsx_frame import Frame, frame, letters_of
from bot.exchange.formula import unguarded

_ROWS = 1_000_000
_BYTES = 2_000_000_000
"""Of a sheet, unpacked: with more, the archive would have to be one that Excel repairs before it opens it."""
_LONGEST, _CUT = 32_000, " … (a cell holds no more: all of it is in CSV and JSON Lines)"
"""Characters of a cell, of which Excel takes 32,767, and what ends one that has more."""
_PACKED = 3
"""The level of packing, of 9: half the time of the usual 6, and a tenth more bytes."""
_DAY_0 = date(1899, 12, 30).toordinal()
_LIKE_AN_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""Text that a workbook would take for an escaped character."""
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def rows(lines: Iterable[Iterable[Cell]]) -> bytes:
    """Write lines of cells as a piece; a day is told from a text that looks like one."""
    return b"".join(_json([[cell.isoformat()] if isinstance(cell, date) else cell for cell in line]) for line in lines)


def _json(line: list[Any]) -> bytes:
    return json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


class Workbook:
    """A workbook of pieces, the first row of the first being the headings, written `into` a file as they come."""

    def __init__(self, into: IO[bytes], rows_of_a_sheet: int = _ROWS, bytes_of_a_sheet: int = _BYTES) -> None:
        self._archive = ZipFile(into, "w", ZIP_DEFLATED, compresslevel=_PACKED)
        self._part = self._archive.open
        self._most, self._most_bytes = rows_of_a_sheet, bytes_of_a_sheet
        self._headings: list[str] = []
        self._letters: list[str] = []
        self._frame: Frame | None = None
        self._sheet: IO[bytes] | None = None
        self._sheets = self._rows = self._bytes = 0

    def add(self, piece: bytes) -> None:
        """Write the rows of a piece."""
        found = [json.loads(line) for line in piece.splitlines()]
        if not self._headings:
            self._headings, *found = found
            self._letters = letters_of(len(self._headings))
            self._begin()
        while found:
            if self._rows >= self._most or self._bytes >= self._most_bytes:
                self._begin()
            now, found = found[: self._most - self._rows], found[self._most - self._rows :]
            self._write(now)

    def save(self) -> None:
        """Write the end, after which the file is whole."""
        self._end()
        if self._frame:
            for name, part in self._frame.parts.items():
                self._archive.writestr(name, part)
        self._archive.close()

    def _begin(self) -> None:
        self._end()
        self._sheets += 1
        self._frame = frame(self._headings, self._sheets)
        self._sheet = self._part(self._frame.name, "w")
        self._sheet.write(self._frame.begins)
        self._rows = self._bytes = 0

    def _end(self) -> None:
        if self._sheet and self._frame:
            self._sheet.write(self._frame.ends)
            self._sheet.close()

    def _write(self, some: Sequence[list[Any]]) -> None:
        assert self._sheet
        first = self._rows + 2
        written = "".join(self._row(number, row) for number, row in enumerate(some, start=first)).encode()
        self._sheet.write(written)
        self._rows, self._bytes = self._rows + len(some), self._bytes + len(written)

    def _row(self, number: int, row: list[Any]) -> str:
        cells = (self._cell(f"{at}{number}", value) for at, value in zip(self._letters, row, strict=True) if value)
        return f'<row r="{number}">{"".join(cells)}</row>'

    def _cell(self, at: str, value: Any) -> str:
        assert self._frame
        if isinstance(value, list):
            day = date.fromisoformat(value[0]).toordinal() - _DAY_0
            return f'<c r="{at}" s="{self._frame.day}"><v>{day}</v></c>'
        value = value if unguarded(value) == value else f"'{value}"  # an import takes one off
        value = value if len(value) <= _LONGEST else value[:_LONGEST] + _CUT
        text = escape(_NO_XML.sub("", _LIKE_AN_ESCAPE.sub("_x005F_", value)), {"\r": "&#13;"})
        style = self._frame.text
        return f'<c r="{at}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
