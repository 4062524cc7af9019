"""Tables of the sections that were found, whose rows are read again whenever somebody walks through them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.exchange.reading.footers import is_machine, is_ruler, is_total
from bot.exchange.reading.headers import same
from bot.exchange.reading.looks import known, of_a_meeting
from bot.exchange.reading.sections import Finder, Section
from bot.exchange.reading.sheet import Row, Table

Source = Callable[[int], Iterator[Row]]
"""Walks through all rows from the one that begins at a line; a blank one has no cells, or only blank ones."""

_SMALL = 30  # rows
_GROUPED = ("↑", "↓")
"""Signs behind the name of a column by whose values Salesforce groups a report: each stands in the first row only."""


@dataclass(frozen=True, slots=True)
class Body:
    """The rows of a section, read from their source each time."""

    source: Source
    section: Section

    def __iter__(self) -> Iterator[Row]:
        if not self.section.count:
            return
        header, last = self.section.header, self.section.last
        width = len(header)
        groups = dict.fromkeys((at for at, name in enumerate(header) if name.endswith(_GROUPED)), "")
        for row in self.source(self.section.first):
            if row.line > last:
                return
            cells = row.cells
            if not any(cells) or is_total(cells) or is_machine(cells) or is_ruler(cells) or same(cells, header):
                continue
            if groups:
                row = Row(row.line, cells := _grouped(cells, groups))
            yield row if len(cells) <= width else Row(row.line, _fitting(cells, width))


def _grouped(cells: tuple[str, ...], groups: dict[int, str]) -> tuple[str, ...]:
    """Return the cells with those of their groups, which are remembered for the rows below."""
    filled = list(cells)
    for at in groups:
        if at < len(filled):
            groups[at] = filled[at] = filled[at] or groups[at]
    return tuple(filled)


def _fitting(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    """Return the cells without blank ones beyond the header."""
    end = len(cells)
    while end > width and not cells[end - 1]:
        end -= 1
    return cells[:end]


def tables_in(source: Source, name: str = "") -> tuple[list[Table], list[Row], list[str]]:
    """Return the tables, the rows above the first, and remarks; a table by itself, or without a heading, is called
    `name`."""
    finder = Finder()
    finder.walk(source(1))
    sections = list(finder.sections)
    people = any(section.people for section in sections)
    above = list(finder.above)
    while people and len(sections) > 1 and _is_about_the_rest(sections[0]):
        above += _as_lead_in(sections.pop(0))
    sections = [each for each in sections if each.count or not each.head or known(each.header)]
    if sections and sections[0].heading:
        above.append(sections[0].heading)
    called = name if len(sections) == 1 else ""
    tables = [Table(called or section.title or name, section.header, Body(source, section)) for section in sections]
    return tables, above, _remarks(finder)


def _is_about_the_rest(section: Section) -> bool:
    """Tell whether a small table says when and what the meeting was whose people follow."""
    return (not section.people and section.count <= _SMALL) or (of_a_meeting(section.header) and section.count == 1)


def _as_lead_in(section: Section) -> list[Row]:
    """Return the rows of a small table of no people, such as when a webinar was, in their order."""
    return [*([section.heading] if section.heading else []), *section.head, *section.sample]


def _remarks(finder: Finder) -> list[str]:
    remarks = []
    if finder.sections and not finder.sections[0].head:
        remarks.append("There is no row with the columns' names.")
    if finder.totals:
        row, more = finder.totals[0], len(finder.totals) - 1
        rest = f" and {more:,} more add the others up, and were" if more else " adds the others up, and was"
        remarks.append(f"Row {row.line:,} (“{next(filter(None, row.cells))[:60]}”){rest} left out.")
    if finder.footers:
        row, more = finder.footers[0], len(finder.footers) - 1
        first = next(cell for cell in row.cells if cell)[:60]
        rest = f" and {more:,} more like it were" if more else " was"
        remarks.append(f"Row {row.line:,} (“{first}”){rest} left out: they are about the table, not in it.")
    return remarks
