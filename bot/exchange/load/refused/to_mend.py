"""The file of refused rows, to be mended and loaded again: as they were, with the line, value and reason."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from bot.exchange.formula import guarded
from bot.exchange.reading.sheet import Row

ADDED = ("Line in the file", "Value", "Reason")
"""The columns in front of a file's own; an import leaves them out."""


class Refused(NamedTuple):
    """A row that was refused: the cell that the reason is about."""

    line: int
    value: str
    reason: str


def mended(header: Sequence[str] | None, why: Mapping[int, Refused], rows: Iterable[Row]) -> bytes:
    """Write these rows as CSV in UTF-8, in front of them, at the file's beginning, its mark and the header."""
    written = io.StringIO(newline="")
    table = csv.writer(written)
    if header is not None:
        written.write("\ufeff")
        table.writerow([*ADDED, *header])
    for row in rows:
        refused = why[row.line]
        table.writerow([refused.line, guarded(refused.value), refused.reason, *map(guarded, row.cells)])
    return written.getvalue().encode()
