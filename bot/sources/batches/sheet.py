"""The data behind the pages of batches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.lead.record import Listed
from bot.sources.batches.batch import Batch, Became
from bot.sources.source import Source

PAGE = 10


@dataclass(frozen=True, slots=True)
class BatchesSheet:
    """A page of the batches of a `source`, or of all sources for NOWHERE, the newest first, without the first `skipped`
    of `total`; `became` and the `sources` are by id."""

    source: Source
    batches: Sequence[Batch]
    became: Mapping[int, Became]
    total: int
    skipped: int = 0
    may_name: bool = False
    sources: Mapping[int, Source] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BatchSheet:
    """A batch with its source, and a page of the leads of it that sales has and has not touched, longest waiting first.
    New leads of the source join it if it `joins`."""

    batch: Batch
    source: Source
    became: Became
    untouched: Sequence[Listed] = ()
    skipped: int = 0
    joins: bool = False
    may_name: bool = False
