"""Rows of delimited text, read one by one, with the quotation marks that people get wrong."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from bot.exchange.reading import limits
from bot.exchange.reading.sheet import Row

QUOTE = '"'
_BLANKS = re.compile(" *")


@dataclass(frozen=True, slots=True)
class Records:
    """A text with \\n at its line ends and what parts its cells ("" for one cell a line). Walking through it notes in
    `strays` the lines whose quotation marks make no sense; each of those is read by itself."""

    text: str
    delimiter: str
    strays: set[int] = field(default_factory=set)

    def __call__(self, first: int = 1) -> Iterator[Row]:
        """Walk through the rows from the one that begins at line `first`; a blank one has no cells."""
        cells: Sequence[str]
        lines = Lines(self.text, first)
        split = self.delimiter
        for line in lines:
            number, start = lines.number, lines.place - len(line)
            if not split:
                cells = [line]
            elif QUOTE not in line:
                cells = line.split(split)
            else:
                cells = self._all_quoted(line) or self._quoted(line, lines)
            if lines.place - start > limits.CELL:
                limits.refuse_cell(number, max(map(len, cells)))
            cells = tuple(map(str.strip, cells))
            yield Row(number, cells if any(cells) else ())

    def _all_quoted(self, line: str) -> list[str]:
        """Read a row whose every cell has quotation marks around it and none in it, as programs write them; []
        otherwise. Ten times as quick as the other way."""
        cells = line[1:-1].split(f'"{self.delimiter}"')
        return cells if line[0] == line[-1] == QUOTE and line.count(QUOTE) == 2 * len(cells) else []

    def _quoted(self, line: str, lines: "Lines") -> list[str]:
        """Read a row with quotation marks, over as many lines as they enclose."""
        number, place = lines.number, lines.place
        more = islice(lines, limits.LINES_IN_ROW)
        try:
            cells = next(csv.reader(_chain(line, more), delimiter=self.delimiter, strict=True, skipinitialspace=True))
        except csv.Error:
            self.strays.add(number)
            lines.number, lines.place = number, place
            return forgiving(line, self.delimiter)
        return cells


def _chain(line: str, more: Iterator[str]) -> Iterator[str]:
    yield line + "\n"
    for each in more:
        yield each + "\n"


class Lines:
    """The lines of a text from number `first`; `number` is that of the last one, `place` where the next begins."""

    def __init__(self, text: str, first: int = 1) -> None:
        self.text, self.number, self.place = text, 0, 0
        for _ in range(first - 1):
            self.place = text.find("\n", self.place) + 1
            self.number += 1

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        start = self.place
        if start >= len(self.text):
            raise StopIteration
        end = self.text.find("\n", start)
        end = len(self.text) if end < 0 else end
        self.number, self.place = self.number + 1, end + 1
        if end - start > limits.LINE:
            limits.refuse_line(self.number, end - start)
        return self.text[start:end]


def forgiving(line: str, delimiter: str) -> list[str]:
    """Read one line in which a quotation mark closes a cell only before the next one; without such a one it is a letter
    like any other."""
    closing = re.compile(rf'" *(?:{re.escape(delimiter)}|$)')
    cells, place, closes = [], 0, True
    while place <= len(line):
        start = _BLANKS.match(line, place).end()  # type: ignore[union-attr]
        opened = closes and line.startswith(QUOTE, start)
        end = closing.search(line, start + 1) if opened else None
        if end:
            cells.append(line[start + 1 : end.start()].replace('""', QUOTE))
            place = end.end() if end.group().endswith(delimiter) else len(line) + 1
        else:
            closes = closes and not opened  # no mark closes any more
            stop = line.find(delimiter, place)
            stop = len(line) if stop < 0 else stop
            cells.append(line[place:stop].replace(QUOTE, "", opened and line.count(QUOTE, place, stop) == 1))
            place = stop + 1
    return cells
