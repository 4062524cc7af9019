"""The tables of sources: where leads come from, every wording each was typed in, and the batches they came in."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.sql import a_moment, index_of, maybe_a_moment

DECIDED = "kind IN ('accepted', 'rejected') AND source_id <> 0"
"""The condition as written in the index: what sales said to leads that have a source."""

IN_A_BATCH = "batch_id <> 0"
"""The condition as written in the index: leads that came with others."""

OF_A_SOURCE = "source_id <> 0"
"""The condition as written in the index: leads of which somebody said where they come from."""

TO_LOOK_AT = "look_at IS NOT NULL"
"""The condition as written in the index: batches that the clock has to look at."""

TO_ASK = "ask_at IS NOT NULL"
"""The condition as written in the index: sources that the clock has to look at."""

JOINED = "what IN ('merged_into', 'taken_apart')"
"""The condition as written in the index: sources that became part of another, or of none."""


class SourceRow(SQLModel, table=True):
    """A source. `kind` and `origin` are keys of bot/sources/kinds, "" while nobody said; what it cost is in
    `hundredths` of its `currency`; `batch_id` is the batch that new leads of it join, 0 for none. `merged_into` is the
    source it turned out to be, 0 for none; `resembles`, one it may be, while somebody is `asked` so many times, next at
    `ask_at`. On probation since `probation_at`. Times are UTC."""

    __tablename__ = "source"
    __table_args__ = (
        Index("ix_source_of", "team_id", "merged_into", "name"),
        Index("ix_source_ask", "ask_at", **index_of(TO_ASK)),
    )
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    name: str
    kind: str = ""
    owner: str = ""
    origin: str = ""
    link: str = ""
    hundredths: int = 0
    currency: str = ""
    batch_id: int = 0
    merged_into: int = 0
    resembles: int = 0
    created_at: datetime = a_moment()
    created_by: str = ""
    probation_at: datetime | None = maybe_a_moment()
    probation_why: str = ""
    ask_at: datetime | None = maybe_a_moment()
    asked: int = 0


class SourceKey(SQLModel, table=True):
    """A wording that a source was typed in, made alike by bot/sources/matching. Kept through renaming and merging."""

    __tablename__ = "source_key"
    __table_args__ = (Index("ix_source_key_of", "team_id", "source_id"),)
    team_id: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    source_id: int


class SourceChange(SQLModel, table=True):
    """A change of a source, by somebody or, where `by` is empty, by the clock: added, never changed."""

    __tablename__ = "source_change"
    __table_args__ = (
        Index("ix_source_change", "team_id", "source_id", "id"),
        Index("ix_source_change_joined", "team_id", "at", **index_of(JOINED)),
    )
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    source_id: int
    at: datetime = a_moment()
    by: str = ""
    what: str
    before: str = ""
    after: str = ""


class BatchRow(SQLModel, table=True):
    """Leads of one source that came together: a list that was bought, the people met at one fair. The clock looks at it
    next at `look_at` (UTC), and has told of what is left of it `told` times; `settled_by` leaves it as it is."""

    __tablename__ = "batch"
    __table_args__ = (
        UniqueConstraint("team_id", "source_id", "name"),
        Index("ix_batch_look", "look_at", **index_of(TO_LOOK_AT)),
    )
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    source_id: int
    name: str
    hundredths: int = 0
    currency: str = ""
    at: datetime = a_moment()
    by: str = ""
    look_at: datetime | None = maybe_a_moment()
    told: int = 0
    settled_by: str = ""
