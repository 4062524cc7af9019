"""Tables beside the one with the people that hold people too: staff, and those who came without registering."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.exchange.layouts.headers import plain
from bot.exchange.layouts.recognise import LAYOUTS, recognise
from bot.exchange.reading.sheet import Row, Sheet, Table

SECTION = "Section"
"""The header of the column that says which table a row stands in."""


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of several tables in the file's order, with their cells where the `main` one has them, then their
    table's title, then what no header names."""

    main: Table
    tables: Sequence[Table]

    def __iter__(self) -> Iterator[Row]:
        wide = len(self.main.header)
        header = [plain(text) for text in self.main.header]
        for table in self.tables:
            places = {plain(text): at for at, text in reversed(list(enumerate(table.header)))}
            order = [at if table is self.main else places.get(_same(words, places)) for at, words in enumerate(header)]
            for row in table.rows:
                more = row.cells[max(wide, len(table.header)) :]
                yield Row(row.line, (*(_at(row, at) for at in order), table.title, *more))


def gathered(sheet: Sheet, main: int, layout: str) -> Table:
    """Return the main table, with the rows of the sections beside it if that export has such."""
    table = sheet.tables[main]
    together = [other for other in sheet.tables if other is table or _holds_people(sheet, other)]
    if not LAYOUTS[layout].sections or len(together) < 2:
        return table
    return Table(table.title, (*table.header, SECTION), _Rows(table, together))


def is_gathered(section: Table, table: Table) -> bool:
    """Tell whether a section's rows stand in that table."""
    return isinstance(table.rows, _Rows) and any(section is each for each in table.rows.tables)


def _holds_people(sheet: Sheet, table: Table) -> bool:
    named = {"user name", "user name original name"} & {plain(text) for text in table.header}
    return bool(named) or recognise(sheet.kind, table.header).sections


def _same(words: str, places: dict[str, int]) -> str:
    """Return what the other table calls a column: "User Name" may have its original in the one and not in the other."""
    other = words.removesuffix(" original name") if words.endswith(" original name") else f"{words} original name"
    return words if words in places else other


def _at(row: Row, at: int | None) -> str:
    return row.cells[at] if at is not None and at < len(row.cells) else ""
