"""The reach of a workbook's cells, told from its XML before it is read.

The reader makes a grid of all cells between the first and the last: two cells in opposite corners of a small file are
half a terabyte to it. So the corners are looked at first, and on the way the rows that are hidden and the formulas that
have no value.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.exchange.reading import limits
from bot.exchange.reading.sheet import UnreadableError

GRID = 6_000_000
"""Cells that all sheets may have between their corners: 32 bytes each."""
STRANGE = "This workbook holds what no spreadsheet writes. Please save it anew, or as CSV."
_TAG = 2**21  # bytes
_LAST = 2**16
_END = re.compile(rb"</(?:\w{1,40}:)?(?:row|si)>")
_PREFIX = rb"<(?:[\w.-]{1,40}:)?"
_USUAL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"(?:[^<>]*[^/<>])?>')
_PREFIXED = re.compile(rb"<[\w.-]{1,40}:c[\s>/]")
_CELL = re.compile(_PREFIX + rb"c\b(?![^<>]*/>)[^<>]*?\sr\s*=\s*[\"']\s*([A-Za-z]{1,4})(\d{1,12})")
_NAMELESS = re.compile(_PREFIX + rb"c(?:\s(?![^<>]*?\sr\s*=)(?!r\s*=)[^<>]*)?(?<!/)>")
UNCLOSED = re.compile(rb"=\s*(?:\"[^\"<>]*|'[^'<>]*)>")
"""A tag's end inside an attribute: what follows would be hidden from the patterns."""
_ROW = re.compile(_PREFIX + rb"row\b[^<>]*>")
_NUMBER = re.compile(rb"\sr\s*=\s*[\"']\s*(\d{1,12})")
_HIDDEN = re.compile(rb"\shidden\s*=\s*[\"'](?:1|true)")
_FORMULA = re.compile(
    _PREFIX + rb"c\b([^<>]*)>\s*<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)


@dataclass(slots=True)
class Extent:
    """A worksheet as its XML describes it: its last row and column, cells, hidden rows and formulas without a value."""

    rows: int = 0
    columns: int = 0
    cells: int = 0
    hidden: int = 0
    formulas: int = 0

    def take(self, piece: bytes) -> None:
        """Look at a piece that ends with a tag."""
        found = _USUAL.findall(piece)
        if len(found) != piece.count(b"</c>") or piece.count(b'<c r="') != _cells(piece):
            found = self._unusual(piece)
        if found:
            self.cells += len(found)
            columns, rows = {letters for letters, _ in found}, {number for _, number in found}
            self.grow(max(map(int, rows)), max(map(_column, columns)))
        if b"hidden" in piece:
            self.hidden += sum(bool(_HIDDEN.search(row)) for row in _ROW.findall(piece))
        if b"<f" in piece or b":f" in piece:
            self.formulas += sum(b't="str"' not in match[1] for match in _FORMULA.finditer(piece))

    def _unusual(self, piece: bytes) -> list[tuple[bytes, bytes]]:
        """Look closely at XML that is not as Excel writes it."""
        if UNCLOSED.search(piece):
            raise UnreadableError(STRANGE)
        if _NAMELESS.search(piece):
            self._take_nameless(piece)
        return _CELL.findall(piece)

    def grow(self, rows: int, columns: int) -> None:
        """Reach to this row and column at least; raises UnreadableError where that is too far."""
        self.rows, self.columns = max(self.rows, rows), max(self.columns, columns)
        limits.refuse_rows(self.rows)
        limits.refuse_columns(self.rows, self.columns)

    def _take_nameless(self, piece: bytes) -> None:
        """Take cells that do not say where they are: each stands after the one before, in the row that they are in."""
        for row in re.split(_PREFIX + rb"row\b", piece):
            number = _NUMBER.search(row.partition(b">")[0])
            count = len(_NAMELESS.findall(row))
            self.cells += count
            self.grow(int(number[1]) if number else self.rows + 1, count)


def _cells(piece: bytes) -> int:
    """Count all cells; much quicker than with a pattern."""
    plain = sum(piece.count(b"<c" + after) for after in (b" ", b">", b"/", b"\n", b"\t", b"\r"))
    return plain + (len(_PREFIXED.findall(piece)) if b":c" in piece else 0)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def by_tags(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Cut pieces of XML anew where a row or at least a tag ends; raises UnreadableError for what no spreadsheet
    writes."""
    rest = b""
    for piece in pieces:
        piece = rest + piece
        ends = [match.end() for match in _END.finditer(piece, max(len(piece) - _LAST, 0))]
        end = ends[-1] if ends else piece.rfind(b">") + 1
        if b"\0" in piece or b"<!DOCTYPE" in piece or b"<!ENTITY" in piece or len(piece) - end > _TAG:
            raise UnreadableError(STRANGE)
        yield piece[:end]
        rest = piece[end:]
    yield rest


def refuse_grid(extents: Iterable[Extent]) -> None:
    if sum(extent.rows * extent.columns for extent in extents) > GRID:
        raise UnreadableError(
            "The cells of this workbook lie too far apart, or are too many. Please delete the sheets and columns that"
            " are not needed, or save the sheet with the people as CSV."
        )
