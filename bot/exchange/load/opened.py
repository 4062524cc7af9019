"""A file that is being loaded, opened: its rows, one by one, as what was chosen says they are read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Any

from bot.exchange.layouts.mapping import Mapping as Mapped
from bot.exchange.reading.read import read
from bot.exchange.reading.sheet import Row, Table
from bot.exchange.rows.candidate import Candidate
from bot.exchange.rows.candidates import candidates
from bot.exchange.rows.chosen import choice_of, mapped
from bot.exchange.rows.source import source_of
from bot.lead.definition.questions import Question


@dataclass(frozen=True, slots=True)
class Opened:
    """The table that is read, what its columns mean, and its `rows` still to come; `source` is what leads have whose
    row names none."""

    table: Table
    mapping: Mapped
    source: str
    rows: Iterator[Candidate]

    def original(self, lines: frozenset[int]) -> Iterator[Row]:
        """Return the rows at these lines as they stand in the file."""
        return (row for row in self.table.rows if row.line in lines)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that decides how a file is read: with the same, it is read the same again."""

    name: str
    chosen: Mapping[str, Any]
    questions: Sequence[Question]
    today: date
    zone: tzinfo


def opened(data: bytes, how: Reading) -> Opened:
    """Open the file. Raises UnreadableError."""
    sheet = read(data, how.name, choice_of(how.chosen))
    table, mapping = mapped(sheet, how.questions, how.chosen)
    source = source_of(sheet, mapping.layout, str(how.chosen.get("source") or ""), how.name)
    rows = candidates(table, mapping, how.questions, how.today, source, how.zone)
    return Opened(table, mapping, source, rows)
