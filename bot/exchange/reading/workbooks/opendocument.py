"""The reach of the cells in an OpenDocument spreadsheet, where one may stand for a million like it."""

import re
from collections.abc import Iterable

from bot.exchange.reading.sheet import UnreadableError
from bot.exchange.reading.workbooks.extent import STRANGE, UNCLOSED, Extent, by_tags

_TAG = re.compile(rb"<table:(table-row|table-cell|covered-table-cell|table)\b([^<>]*)>")
_REPEATED = re.compile(rb"\stable:number-(?:rows|columns)-repeated\s*=\s*[\"']\s*\+?(\d{1,12})")
_VALUED = re.compile(rb"\soffice:(?:value|string-value|date-value|time-value|boolean-value)")
_HIDDEN = re.compile(rb"\stable:visibility\s*=\s*[\"'](?:collapse|filter)")
_BLANKS = re.compile(rb"\stext:c\s*=\s*[\"']\s*\+?0*\d{5}")
"""Ten thousand blanks and more, written as their number."""


def extents(pieces: Iterable[bytes]) -> list[Extent]:
    """Return what each table's XML says, up to its last cell that holds something."""
    found: list[Extent] = []
    row = column = rows = hidden = 0
    for piece in by_tags(pieces):
        if UNCLOSED.search(piece):
            raise UnreadableError(STRANGE)
        if _BLANKS.search(piece):
            raise UnreadableError("A cell of this workbook is too long. Please save the sheet with the people as CSV.")
        for kind, attributes in _TAG.findall(piece):
            repeated = _REPEATED.search(attributes)
            times = int(repeated[1]) if repeated else 1
            if kind == b"table":
                found.append(Extent())
                row = column = rows = 0
            elif kind == b"table-row":
                row, rows, column = row + rows, times, 0
                hidden = times if _HIDDEN.search(attributes) else 0
            else:
                column += times
                if found and (not attributes.rstrip().endswith(b"/") or _VALUED.search(attributes)):
                    found[-1].grow(row + rows, column)
                    found[-1].hidden, hidden = found[-1].hidden + hidden, 0
    return found
