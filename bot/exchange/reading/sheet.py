"""The tables in a file, before anybody asks what their columns mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    DELIMITED = "delimited"
    WORKBOOK = "workbook"
    CARDS = "cards"
    LIST = "list"
    """Lines of text, each with an address."""


class UnreadableError(Exception):
    """The file cannot be read at all; the message says why and what to do, to whoever handed it in."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands in the file: at `line` (from 1; of a row over several lines the first, in a workbook the row's
    number, of a card the line it begins at), with as many cells as were written, which may be more or fewer than the
    header has. Cells are text without surrounding blanks; line breaks inside are kept."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under one header. `title` is its section's heading or its worksheet's name, or "". A `header` may have blank
    and double names. `rows` are read anew each time they are walked through, so that a long file needs little memory;
    footers, totals, blank rows and repeated headers are not among them."""

    title: str
    header: tuple[str, ...]
    rows: Iterable[Row]


@dataclass(frozen=True, slots=True)
class Choice:
    """The choice of somebody instead of what was found; "" where they made none."""

    encoding: str = ""
    delimiter: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file that was read. `encoding` is a name Python knows, "" for a workbook; `delimiter` is the character, ""
    where there is none. `lead_in` are the rows above the first table, such as a report's name and date. `remarks` are
    whole sentences about what is unusual, as "2 hidden rows were read too."."""

    kind: Kind
    encoding: str
    delimiter: str
    tables: tuple[Table, ...]
    lead_in: tuple[Row, ...] = ()
    remarks: tuple[str, ...] = ()
