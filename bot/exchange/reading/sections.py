"""The tables in a file's rows: where each begins and ends, under which header, and what stands around them.

Files hold more than a table: a report's name above, several sections each with a heading and a header of its own, the
header again in the middle, totals and a copyright at the end. All rows are walked through once to find that out; only
what is no ordinary row is looked at closely.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.exchange.reading import limits
from bot.exchange.reading.footers import is_machine, is_ruler, is_said, is_total
from bot.exchange.reading.headers import goes_on, joined, same, trimmed
from bot.exchange.reading.looks import bare, filled, has_address, heads, known, of_people
from bot.exchange.reading.sheet import Row

_FIGURE = re.compile(r"(?:\A|\x1f)\W*\d")
_PREAMBLE = 60
"""After as many rows without one, there is no header."""
_OURS = frozenset(("lead", "stage", "name", "howtheycamein"))
"""The columns of what Baton exported: it is one table to its end, whatever stands in it."""


@dataclass(slots=True)
class Section:
    """A table as it was found: its body stands from line `first` to line `last`."""

    title: str
    header: tuple[str, ...]
    head: list[Row]
    heading: Row | None = None
    first: int = 0
    last: int = 0
    count: int = 0
    people: bool = False
    sample: list[Row] = field(default_factory=list)
    is_ours: bool = False

    def begin_below(self) -> None:
        """Take the only row so far for the header: Qualtrics writes the questions below their numbers."""
        if self.count == 1:
            self.header = trimmed(self.sample[0].cells)
            self.people = of_people(self.header) > 0
            self.count, self.first, self.sample = 0, 0, []

    def take(self, row: Row) -> None:
        self.first = self.first or row.line
        self.last = row.line
        self.count += 1
        if len(self.sample) < _PREAMBLE:
            self.sample.append(row)


@dataclass(slots=True)
class Finder:
    """Takes the rows one after the other. `above` are those before the first header, `held` those in a table of which
    it is not known yet whether they belong to it, `footers` those that turned out not to, `gap` tells whether blank
    rows stand before the row that is looked at."""

    sections: list[Section] = field(default_factory=list)
    above: list[Row] = field(default_factory=list)
    held: list[Row] = field(default_factory=list)
    footers: list[Row] = field(default_factory=list)
    gap: bool = False
    held_after_gap: bool = False
    totals: list[Row] = field(default_factory=list)
    count: int = 0

    def walk(self, rows: Iterable[Row]) -> None:
        for row in rows:
            if not any(row.cells):
                self.gap = True
                continue
            if is_ruler(row.cells):
                continue
            self.count += 1
            limits.refuse_rows(self.count)
            if len(row.cells) > limits.COLUMNS:
                limits.refuse_columns(row.line, len(trimmed(row.cells)))
            if self.sections:
                self._inside(row, self.sections[-1])
            else:
                self._before(row)
            self.gap = False
        self._end()

    def _before(self, row: Row) -> None:
        """Take a row above any table: a header, somebody's row without a header, or a report's word."""
        if heads(row.cells):
            alone = self.above and filled(self.above[-1].cells) == 1
            self._begin(row, self.above.pop() if alone else None)
        elif has_address(row.cells) or len(self.above) >= _PREAMBLE:
            self._begin_without_header(row)
        else:
            self.above.append(row)

    def _begin(self, row: Row, heading: Row | None = None) -> None:
        """Begin a table with this header; a row with one cell right above is its title."""
        limits.refuse_tables(len(self.sections))
        title = next(cell for cell in heading.cells if cell) if heading else ""
        header = trimmed(row.cells)
        section = Section(title, header, [row], heading, people=of_people(header) > 0)
        section.is_ours = {*map(bare, header)} >= _OURS
        self.sections.append(section)

    def _begin_without_header(self, row: Row) -> None:
        wide = len(trimmed(row.cells))
        section = Section("", ("",) * wide, [], None, people=True)
        kept = []
        lost = not has_address(row.cells)  # so long without a header that all above are rows too
        while self.above and (lost or filled(self.above[-1].cells) > 1):
            kept.append(self.above.pop())
        for each in [*reversed(kept), row]:
            section.take(each)
        self.sections.append(section)

    def _inside(self, row: Row, section: Section) -> None:
        cells = row.cells
        width = len(section.header)
        person = "@" in "".join(cells)
        if section.is_ours:
            if not same(cells, section.header):
                section.take(row)
        elif person:
            self._take(row, section)
            section.people = True
        elif section.count and not self.gap and not self.held and _is_plain(cells):
            section.take(row)
        elif is_machine(cells):
            section.begin_below()
        elif is_total(cells):
            self.totals.append(row)
        elif not self._titled() and same(cells, section.header):
            pass
        elif self._right_below(section) and goes_on(section.header, cells):
            section.header = joined(section.header, trimmed(cells))
            section.head.append(row)
            section.people = of_people(section.header) > 0
        elif self._opens(cells, section):
            self._turn(row)
        elif is_said(cells) or (filled(cells) == 1 and width > 1 and (width > 2 or self.gap or self.held)):
            self.held_after_gap = self.gap if not self.held else self.held_after_gap
            self.held.append(row)
        else:
            self._take(row, section)

    def _right_below(self, section: Section) -> bool:
        """Tell whether the row stands below a header, and nothing between them."""
        return bool(section.head) and not (section.count or self.held or self.gap)

    def _opens(self, cells: tuple[str, ...], section: Section) -> bool:
        """Tell whether a row in a table is another table's header."""
        if filled(cells) < 2:
            return False
        if self._titled():
            numbered = self.held[-1].cells[0][:1].isdigit()
            return heads(cells) and (known(cells) > 0 or (filled(cells) > 2 and (numbered or self.held_after_gap)))
        if len(section.header) == 2 and not section.people:
            return heads(cells) and (len(trimmed(cells)) > 2 or known(cells) > 1)
        few = self.gap or not section.people
        return known(cells) >= (2 if few else 3) and of_people(cells) > 0 and heads(cells)

    def _turn(self, row: Row) -> None:
        """Begin the next section; its heading is the row held last."""
        heading = self.held.pop() if self._titled() else None
        self.footers += self.held
        self.held = []
        self._begin(row, heading)

    def _titled(self) -> bool:
        return bool(self.held) and filled(self.held[-1].cells) == 1

    def _take(self, row: Row, section: Section) -> None:
        for each in self.held:
            section.take(each)
        self.held = []
        section.take(row)

    def _end(self) -> None:
        """Part what stands at the end: a report's words go, a row that is only short stays."""
        if not self.held_after_gap and not any(is_said(row.cells) for row in self.held):
            for row in self.held:
                self.sections[-1].take(row)
            self.held = []
        self.footers += self.held


def _is_plain(cells: tuple[str, ...]) -> bool:
    """Tell at a glance that a row is one of a table: cells begin with figures, and it does not add others up."""
    return bool(_FIGURE.search("\x1f".join(cells[1:]))) and not is_total(cells) and not is_machine(cells)
