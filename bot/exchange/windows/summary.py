"""The findings on a file as its preview shows them, kept beside the file until it is loaded."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from typing import Any

from bot.exchange.layouts.map_columns import order_matters
from bot.exchange.layouts.sections import is_gathered
from bot.exchange.rows.candidate import BECAUSE_WORDS, Fate
from bot.exchange.rows.check import Checked

_REFUSED, _LONGEST = 5, 80
"""The refused rows that are shown, and how many characters of their values."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A column as the preview shows it; see Column in bot.exchange.rows.check."""

    header: str
    target: str
    unsure: bool
    filled: int
    samples: Sequence[str]


@dataclass(frozen=True, slots=True)
class Summary:
    """`counts` are by fate, `because` by what is said of the skipped; `day_first` is None while both orders fit.
    `dates` tells whether their order makes a difference; `tables` are the titles to choose from, of which `table` is
    read; `signature` tells files with the same columns."""

    layout: str
    kind: str
    encoding: str
    delimiter: str
    rows: int
    source: str
    counts: Mapping[str, int]
    because: Mapping[str, int]
    columns: Sequence[Shown]
    refused: Sequence[tuple[int, str, str]] = ()
    remarks: Sequence[str] = ()
    day_first: bool | None = None
    dates: bool = False
    tables: Sequence[str] = ()
    table: int = 0
    signature: str = ""
    remembered: bool = False
    loaded_before: Mapping[str, str] = field(default_factory=dict)

    def count(self, fate: Fate) -> int:
        return int(self.counts.get(fate, 0))

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Summary":
        columns = [Shown(**column) for column in kept["columns"]]
        refused = [(int(line), str(value), str(reason)) for line, value, reason in kept["refused"]]
        return cls(**{**kept, "columns": columns, "refused": refused})


def summed_up(checked: Checked) -> Summary:
    """Sum up what was found."""
    sheet, mapping = checked.sheet, checked.mapping
    together = any(is_gathered(table, checked.table) for table in sheet.tables)
    tables = [] if together else [table.title for table in sheet.tables]
    at = next((place for place, table in enumerate(sheet.tables) if table.header == checked.table.header), 0)
    at = next((place for place, table in enumerate(sheet.tables) if table is checked.table), at)
    return Summary(
        layout=checked.layout,
        kind=str(sheet.kind),
        encoding=sheet.encoding,
        delimiter=sheet.delimiter,
        rows=checked.rows,
        source=checked.source,
        counts={str(fate): count for fate, count in checked.counts.items()},
        because={BECAUSE_WORDS[why]: count for why, count in checked.because.items()},
        columns=[Shown(c.header, c.target, c.unsure, c.filled, tuple(c.samples)) for c in checked.columns],
        refused=[(each.line, each.value[:_LONGEST], each.reason) for each in checked.refused[:_REFUSED]],
        remarks=list(checked.remarks),
        day_first=mapping.day_first,
        dates=order_matters(checked.table, mapping),
        tables=tables,
        table=at,
        signature=signature_of(mapping.layout, [column.header for column in checked.columns]),
    )


def signature_of(layout: str, headers: Sequence[str]) -> str:
    """Return what tells files with the same columns, in the same order."""
    return blake2b("\x1f".join([layout, *headers]).encode(), digest_size=16).hexdigest()
