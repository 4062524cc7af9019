"""The size a file may have, and what is said of one that is larger."""

from bot.exchange.reading.sheet import UnreadableError

BYTES = 50 * 2**20
"""Of a file that is read on the machine; what Slack takes is asked where it comes from."""
ROWS = 200_000
COLUMNS = 500
CELL = 100_000  # characters
LINE = 1_000_000  # characters
LINES = 2_000_000
TABLES = 500
LINES_IN_ROW = 1_000
"""Lines that one row may have by the line breaks in its cells: notes are long, but a quotation mark that nobody
closed must not swallow the rest of the file."""


def refuse_size(size: int) -> None:
    """Refuse a file of so many bytes by what is known before it is read."""
    if size > BYTES:
        raise UnreadableError(
            f"This file has {size / 2**20:,.1f} MB, and I read up to {BYTES // 2**20} MB. Please split it, or leave out"
            " the columns and sheets that are not needed."
        )


def refuse_rows(count: int) -> None:
    if count > ROWS:
        raise UnreadableError(f"This file has more than {ROWS:,} rows. Please split it into smaller files.")


def refuse_lines(count: int) -> None:
    if count > LINES:
        raise UnreadableError(f"This file has more than {LINES:,} lines. It may be damaged: please export it again.")


def refuse_tables(count: int) -> None:
    if count > TABLES:
        raise UnreadableError(f"This file has more than {TABLES} tables one below the other. Please split it.")


def refuse_columns(line: int, count: int) -> None:
    if count > COLUMNS:
        raise UnreadableError(
            f"Row {line:,} has {count:,} columns, and I read up to {COLUMNS}. If that is not what you see in it, the"
            " file may be damaged; otherwise please leave out the columns that are not needed."
        )


def refuse_cell(line: int, length: int) -> None:
    if length > CELL:
        raise UnreadableError(
            f"A cell in row {line:,} is longer than {CELL:,} characters, which is no detail of a person. Please look at"
            " that row, and hand the file in again."
        )


def refuse_line(line: int, length: int) -> None:
    if length > LINE:
        raise UnreadableError(
            f"Line {line:,} is longer than {LINE:,} characters. The file may be damaged, or may not be a table: please"
            " export it again as CSV or as an Excel workbook."
        )
