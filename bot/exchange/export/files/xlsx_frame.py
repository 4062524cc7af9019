"""A workbook without its rows, as openpyxl makes it: the sheets, how they look, and what a cell of each kind is called.

openpyxl takes a tenth of a millisecond for a cell, in which nobody is served; a whole row between frames takes less.
It is loaded once somebody wants a workbook: it takes as much memory as a seventh of Baton, and a quarter of its start.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

if TYPE_CHECKING:
    from openpyxl import Workbook as Book
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTH, _WIDTHS = 24, {"Lead": 9, "Notes": 50}
_EXTENT = re.compile(rb"<dimension [^>]*/>")
"""The extent of the sheet, which is another once its rows are there; it need not be said."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The last sheet's `name` in the archive, its bytes before and after the rows from the second on, the styles of a
    cell with a text and of one with a day, and every part that is no sheet."""

    name: str
    begins: bytes
    ends: bytes
    text: int
    day: int
    parts: Mapping[str, bytes]


def frame(headings: Sequence[str], sheets: int) -> Frame:
    """Make a workbook of so many sheets, with these headings in sight in each."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    text, day = [_sheet(book, headings, number) for number in range(1, sheets + 1)][-1]
    saved = BytesIO()
    book.save(saved)
    with ZipFile(saved) as archive:
        name = f"xl/worksheets/sheet{sheets}.xml"
        begins, _, rest = _EXTENT.sub(b"", archive.read(name)).partition(b'<row r="2"')
        parts = {each: archive.read(each) for each in _no_sheets(archive)}
    return Frame(name, begins, b"</sheetData>" + rest.partition(b"</sheetData>")[2], text, day, parts)


def letters_of(columns: int) -> list[str]:
    """Return what so many columns are called, from A on."""
    from openpyxl.utils import get_column_letter

    return [get_column_letter(place) for place in range(1, columns + 1)]


def _sheet(book: "Book", headings: Sequence[str], number: int) -> tuple[int, int]:
    """Add a sheet with one row below its headings, in which each kind of cell occurs; returns how those are called."""
    from openpyxl.styles import Font

    sheet: Worksheet = book.create_sheet("Leads" if number == 1 else f"Leads {number}")
    sheet.freeze_panes = "A2"
    letters = letters_of(len(headings))
    for place, heading in enumerate(headings, start=1):
        sheet.column_dimensions[letters[place - 1]].width = _WIDTHS.get(heading, _WIDTH)
        cell = sheet.cell(1, place)
        cell.value, cell.data_type, cell.number_format, cell.font = heading, "s", "@", Font(bold=True)
    text, day = sheet.cell(2, 1), sheet.cell(2, 2)
    text.number_format, day.number_format = "@", "yyyy-mm-dd"
    return text.style_id, day.style_id


def _no_sheets(archive: ZipFile) -> Iterator[str]:
    return (name for name in archive.namelist() if not name.startswith("xl/worksheets/sheet"))
