"""Files as their readers hand them on, made by hand."""

from datetime import date

from bot.exchange.layouts.map_columns import map_columns
from bot.exchange.layouts.mapping import Mapping
from bot.exchange.reading.sheet import Kind, Row, Sheet, Table
from bot.exchange.rows.check import Checked, check
from bot.lead.definition.default import DEFAULT

TODAY = date(2026, 11, 30)


def table(header: str, *rows: str, title: str = "", first: int = 2) -> Table:
    """Make a table; cells stand between bars."""
    found = tuple(Row(at, tuple(cell.strip() for cell in row.split("|"))) for at, row in enumerate(rows, first))
    return Table(title, tuple(cell.strip() for cell in header.split("|")), found)


def sheet(*tables: Table, lead_in: tuple[str, ...] = (), kind: Kind = Kind.DELIMITED) -> Sheet:
    above = tuple(Row(at, tuple(cell.strip() for cell in row.split("|"))) for at, row in enumerate(lead_in, 1))
    return Sheet(kind, "utf-8", ",", tables, above)


def looked_at(header: str, *rows: str, name: str = "list.csv", **said: str) -> Checked:
    return check(sheet(table(header, *rows)), DEFAULT.questions, TODAY, name=name, **said)


def mapped(header: str, *rows: str) -> Mapping:
    return map_columns(sheet(table(header, *rows)), DEFAULT.questions)[1]
