"""Workbooks: Excel's of today and of old, and LibreOffice's, each worksheet a source of tables."""

from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from bot.exchange.reading.kinds import PROTECTED, no_workbook
from bot.exchange.reading.sheet import Kind, Row, Sheet, Table, UnreadableError
from bot.exchange.reading.tables import tables_in
from bot.exchange.reading.workbooks.grid import Grid

_DAMAGED = "This workbook cannot be opened: it may be damaged. Please open it in Excel and save it again, or as CSV."


def read_workbook(data: bytes, remarks: list[str]) -> Sheet:
    """Return the tables of all worksheets; `remarks` are what is known of the workbook already."""
    tables: list[Table] = []
    above: list[Row] = []
    said: list[str] = []
    empty: list[str] = []
    for name, hidden, grid in _worksheets(data):
        found, lead_in, more = tables_in(grid, name)
        rows = bool(found)
        if not rows and lead_in:
            empty.append(name)
        above += lead_in if not tables else []
        tables += found
        said += [f"Sheet “{name}”: {remark}" for remark in more]
        if rows and hidden:
            said.append(f"The sheet “{name}” is hidden, and was read too.")
    if not tables:
        raise UnreadableError("No sheet of this workbook holds a table: no row of column names, and nobody's address.")
    said += [f"The sheet “{name}” holds no table, and was left out." for name in empty]
    return Sheet(Kind.WORKBOOK, "", "", tuple(tables), tuple(above), (*remarks, *said))


def read_old_workbook(data: bytes) -> Sheet:
    """Read what begins as Excel's files before 2007 do, but may be something else of Microsoft's."""
    if sentence := no_workbook(data):
        raise UnreadableError(sentence)
    return read_workbook(data, [])


def _worksheets(data: bytes) -> list[tuple[str, bool, Grid]]:
    """Return the name of each worksheet, whether it is hidden, and its cells."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        return [
            (each.name, each.visible != SheetVisibleEnum.Visible, Grid(book.get_sheet_by_index(place)))
            for place, each in enumerate(book.sheets_metadata)
            if each.typ == SheetTypeEnum.WorkSheet
        ]
    except PasswordError as error:
        raise UnreadableError(PROTECTED) from error
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableError(_DAMAGED) from error
    except BaseException as error:  # a panic of the reader's, which is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableError(_DAMAGED) from error
