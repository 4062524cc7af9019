"""Tables beside the one with the people that hold people too: staff, those who came without registering, and the lists
of other days or halls that have the same columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.exchange.layouts.headers import plain
from bot.exchange.layouts.recognise import LAYOUTS, recognise
from bot.exchange.reading.sheet import Row, Sheet, Table

MEETINGS = frozenset({"zoom_webinar", "zoom_meeting", "teams", "webex"})
"""Exports in which something stands in brackets behind a name: how else they are called, or that they are a guest.
Those who were there stand in them twice: in total, and with each time they came and went."""
_FEWEST = 2
"""Fewest columns by which two tables are told to be alike."""
SECTION = "Section"
"""The header of the column that says which table a row stands in."""


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of several tables in the file's order, with their cells where the `main` one has them, then their
    table's title, then what no header names. Each has a line of its own: worksheets, which all begin at 1, are counted
    as if they stood one below the other."""

    main: Table
    tables: Sequence[Table]

    def __iter__(self) -> Iterator[Row]:
        wide = len(self.main.header)
        header = [plain(text) for text in self.main.header]
        last = 0
        for table in self.tables:
            before = -1
            places = {plain(text): at for at, text in reversed(list(enumerate(table.header)))}
            order = [at if table is self.main else places.get(_same(words, places)) for at, words in enumerate(header)]
            for row in table.rows:
                more = row.cells[max(wide, len(table.header)) :]
                before = before if before >= 0 else (last if row.line <= last else 0)
                last = before + row.line
                yield Row(last, (*(_at(row, at) for at in order), table.title, *more))


def gathered(sheet: Sheet, main: int, layout: str) -> Table:
    """Return the main table, with the rows of the sections beside it if that export has such, or else of the tables
    with the same columns."""
    table = sheet.tables[main]
    sections = LAYOUTS[layout].sections
    columns = _named(table)
    together = [
        other
        for other in sheet.tables
        if other is table or (_holds_people(sheet, other) if sections else _same_columns(columns, other))
    ]
    if len(together) < 2 or (layout in MEETINGS and not sections):
        return table
    return Table(table.title, (*table.header, SECTION), _Rows(table, together))


def is_gathered(section: Table, table: Table) -> bool:
    """Tell whether a section's rows stand in that table."""
    return isinstance(table.rows, _Rows) and any(section is each for each in table.rows.tables)


def wider(tables: Sequence[Table], at: int) -> int:
    """Return the place of the table that has all the columns of the one there, and the most."""
    columns = _named(tables[at])
    holding = [place for place, other in enumerate(tables) if place == at or columns < _named(other)]
    return max(holding, key=lambda place: (len(_named(tables[place])), -place))


def _same_columns(columns: frozenset[str], other: Table) -> bool:
    """Tell whether another table has these columns, but for some."""
    found = _named(other)
    return found <= columns and len(found) >= max(_FEWEST, len(columns) / 2)


def _named(table: Table) -> frozenset[str]:
    return frozenset(map(plain, table.header)) - {""}


def _holds_people(sheet: Sheet, table: Table) -> bool:
    named = {"user name", "user name original name", "benutzername originalname"} & {
        plain(text) for text in table.header
    }
    return bool(named) or recognise(sheet.kind, table.header).sections


def _same(words: str, places: dict[str, int]) -> str:
    """Return what the other table calls a column: "User Name" may have its original in the one and not in the other."""
    other = words.removesuffix(" original name") if words.endswith(" original name") else f"{words} original name"
    return words if words in places else other


def _at(row: Row, at: int | None) -> str:
    return row.cells[at] if at is not None and at < len(row.cells) else ""
