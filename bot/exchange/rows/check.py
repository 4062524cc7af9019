"""Looking a file through before anything is saved: what its columns become, and what would become of its rows."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, tzinfo
from itertools import islice

from bot.exchange.layouts.headers import unique
from bot.exchange.layouts.map_columns import left_alone, map_columns, open_dates, read_together
from bot.exchange.layouts.mapping import Mapping as Mapped
from bot.exchange.layouts.recognise import LAYOUTS
from bot.exchange.reading.sheet import Row, Sheet, Table
from bot.exchange.rows.candidate import Because, Candidate, Fate
from bot.exchange.rows.candidates import candidates
from bot.exchange.rows.cells import cleaned
from bot.exchange.rows.source import source_of
from bot.lead.definition.questions import Question

BATCH = 500
_SAMPLES, _LONGEST = 3, 80
_SAMPLED = 1000
"""Filled cells of a column that are looked at for samples."""

Knowing = Callable[[Sequence[Candidate]], Sequence[Candidate]]
"""Tells of a batch who is known and who is barred: the same candidates in the same order, some with another fate."""


@dataclass(slots=True)
class Column:
    """A column in the preview: its header, made unique, its target, and how many rows fill it. Samples are values
    that differ; a long one ends in "…"."""

    header: str
    target: str
    unsure: bool
    filled: int = 0
    samples: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Checked:
    """The findings on a file. `refused` and `leads` are in the file's order, `because` counts the skipped."""

    sheet: Sheet
    table: Table
    mapping: Mapped
    columns: Sequence[Column]
    source: str
    counts: Counter[Fate] = field(default_factory=Counter)
    because: Counter[Because] = field(default_factory=Counter)
    refused: list[Candidate] = field(default_factory=list)
    leads: list[Candidate] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    @property
    def rows(self) -> int:
        return sum(self.counts.values())

    @property
    def layout(self) -> str:
        """Name the known export for people."""
        return LAYOUTS[self.mapping.layout].label


def check(
    sheet: Sheet,
    questions: Sequence[Question],
    today: date,
    *,
    name: str = "",
    source: str = "",
    zone: tzinfo = UTC,
    mapped: tuple[Table, Mapped] | None = None,
    knowing: Knowing = lambda batch: batch,
    most: int | None = None,
) -> Checked:
    """Look a file through; saves nothing. `name` is the file's, `source` what somebody named for leads without one,
    `mapped` what somebody chose instead of what is guessed, and `knowing` tells who is known or barred. At most `most`
    leads, and as many refused rows, are kept: all of 100,000 take 200 MB."""
    table, mapping = mapped or map_columns(sheet, questions)
    where = source_of(sheet, mapping.layout, source, name)
    columns = [
        Column(header, mapping.targets.get(at, ""), at in mapping.unsure)
        for at, header in enumerate(unique(table.header))
    ]
    checked = Checked(sheet, table, mapping, columns, where, remarks=list(sheet.remarks))
    seen = Table(table.title, table.header, _Watched(table.rows, columns))
    found = candidates(seen, mapping, questions, today, where, zone)
    while batch := list(islice(found, BATCH)):
        for each in knowing(batch):
            _count(checked, each, most)
    checked.remarks += _remarks(checked)
    return checked


@dataclass(slots=True)
class _Watched:
    """Rows that note, when they are walked through last, what fills each column."""

    rows: Iterable[Row]
    columns: Sequence[Column]

    def __iter__(self) -> Iterator[Row]:
        filled = [0] * len(self.columns)
        wide = range(len(filled))
        for row in self.rows:
            for at, cell in zip(wide, row.cells, strict=False):
                if cell:
                    filled[at] += 1
                    if filled[at] <= _SAMPLED:
                        _sample(self.columns[at], cell)
            yield row
        for column, count in zip(self.columns, filled, strict=True):
            column.filled = count


def _sample(column: Column, cell: str) -> None:
    if len(column.samples) == _SAMPLES:
        return
    text = " ".join(cleaned(cell).split())
    text = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    if text and text not in column.samples:
        column.samples.append(text)


def _count(checked: Checked, each: Candidate, most: int | None) -> None:
    checked.counts[each.fate] += 1
    if each.because is not None:
        checked.because[each.because] += 1
    kept = {Fate.REFUSED: checked.refused, Fate.NEW: checked.leads}.get(each.fate)
    if kept is not None and (most is None or len(kept) < most):
        kept.append(each)


def _remarks(checked: Checked) -> Iterator[str]:
    """Say which other people of the file were left alone, and what somebody has to decide."""
    together = read_together(checked.sheet, checked.table)
    if len(together) > 1 and not LAYOUTS[checked.mapping.layout].sections:
        names = ", ".join(f"“{each.title}”" for each in together)
        yield f"The people in {names} are read as one table, and their rows counted on from each to the next."
    for other in left_alone(checked.sheet, checked.table):
        title = f"“{other.title}”" if other.title else "a further table"
        yield f"The people in {title} are not read: one table at a time. To load them too, hand the file in once more."
    if open_dates(checked.table, checked.mapping):
        yield "Its dates may have the day or the month first: until somebody says which, they are kept as notes."
