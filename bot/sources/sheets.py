"""The data behind the pages of sources: a list of them, one of them, and two that are to be one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.sources.changes import Change
from bot.sources.confidence.confidence import Confidence
from bot.sources.confidence.spent import Spent
from bot.sources.kinds import KINDS
from bot.sources.source import NOWHERE, Source

ON_A_PAGE = 15

ALL, MINE, UNSAID, PROBATION, DOUBT = "all", "mine", "unsaid", "on_probation", "in_doubt"
SHOWS: Mapping[str, str] = {
    ALL: "All sources",
    MINE: "Those I own",
    PROBATION: "On probation",
    DOUBT: "May be the same as another",
    UNSAID: "Nobody said what kind",
    **{kind.value: about.label for kind, about in KINDS.items()},
}
"""The filters of the list of sources, by what stands in their entries."""


@dataclass(frozen=True, slots=True)
class SourceList:
    """A page of the sources that are `shown` (a key of SHOWS) and match what was `wanted`, after the first
    `skipped`."""

    sources: Sequence[Source]
    confidence: Mapping[int, Confidence]
    total: int
    skipped: int = 0
    shown: str = ALL
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class SourceSheet:
    """A source that stands, with those `merged` into it, how many `leads` all of them have, the one it may be the same
    as, and the latest lines of their logs; `names` are those of sources that the lines name by id; `spent` is what it
    cost with its batches."""

    source: Source
    confidence: Confidence
    leads: int = 0
    merged: Sequence[Source] = ()
    likeness: Source = NOWHERE
    changes: Sequence[Change] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    may_change: bool = False
    may_lift: bool = False
    spent: Spent = field(default_factory=Spent)


@dataclass(frozen=True, slots=True)
class Side:
    """One of two sources side by side."""

    source: Source
    confidence: Confidence
    leads: int


@dataclass(frozen=True, slots=True)
class Merging:
    """Two sources that are to be one: `gone` then counts with `kept`. `seen` is a stamp of what was shown."""

    gone: Side
    kept: Side
    seen: str
