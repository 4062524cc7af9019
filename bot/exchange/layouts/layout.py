"""A known export: the headers it is recognised by, and what its columns become."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.exchange.layouts.mapping import Target


def words(text: str) -> frozenset[str]:
    """Read plain headers, one from the other by a bar."""
    return frozenset(word.strip() for word in " ".join(text.split()).split("|") if word.strip())


@dataclass(frozen=True, slots=True)
class Layout:
    """An export that people have. It is recognised by the headers of one of its `marks`, wherever they stand; all
    headers are plain. `columns` says what some become otherwise than their words say, and `left_out` which say nothing
    of anybody; the others are read as in any file.

    `event` are the labels, above the table, of what the file is about; `prefer` are columns of one target in the order
    in which they count. `day_first` is the order of its dates unless they say otherwise, `arrival` how its people came
    in. A cell holds several values between `several`. With `sections`, the tables beside the one with the people hold
    people too: staff, and those who came without registering."""

    name: str
    label: str
    marks: tuple[frozenset[str], ...]
    columns: Mapping[str, Target] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    event: frozenset[str] = frozenset()
    prefer: tuple[str, ...] = ()
    day_first: bool | None = None
    arrival: str = ""
    several: str = ""
    sections: bool = False
