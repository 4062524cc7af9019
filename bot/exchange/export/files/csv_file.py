"""A file of leads as CSV: UTF-8 with its mark, one row of headings, ISO days, no formulas. Lines in notes are kept."""

import csv
import io
from collections.abc import Iterable

from bot.exchange.export.files.columns import Cell
from bot.exchange.formula import guarded

_MARK = "\ufeff"


def beginning(headings: Iterable[str]) -> bytes:
    """Return the mark and the headings, with which the file begins."""
    return _MARK.encode() + rows([headings])


def rows(lines: Iterable[Iterable[Cell]]) -> bytes:
    """Write lines of cells."""
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows([_text(cell) for cell in line] for line in lines)
    return written.getvalue().encode()


def _text(cell: Cell) -> str:
    return guarded(cell) if isinstance(cell, str) else cell.isoformat() if cell else ""
