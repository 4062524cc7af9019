"""The tables of leads coming in: companies' names, by which similar ones are recognised, who helped with a lead that
somebody else brought in (see bot/credit/shares), and the files that leads are imported from."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, LargeBinary
from sqlmodel import Field, SQLModel

from storage.sql import a_moment, index_of, json_value, maybe_a_moment

LOADING = "state IN ('loading', 'judging', 'sending', 'undoing')"
"""The condition as written in the index: imports in which a worker has something to do."""

FETCHING = "state = 'fetching'"
"""The same for files that Slack has still."""

IMPORT_TO_LOOK_AT = "look_at IS NOT NULL"
"""The same for imports whose leads the clock has to look at."""

LINE_WAITS = "state <> ''"
"""The same for rows with whose lead something is to be done, or was done on a day."""


class CompanyBlock(SQLModel, table=True):
    """The blocks of bot.lead.identity.sameness that each company's name is in, so that similar ones are found."""

    __tablename__ = "company_block"
    __table_args__ = {"sqlite_with_rowid": False}
    team_id: str = Field(primary_key=True)
    block: str = Field(primary_key=True)
    company_key: str = Field(primary_key=True)


class ContributionRow(SQLModel, table=True):
    """Somebody's help with a lead, `how` being one of bot.credit.shares.How; `at` is when they first did so. Helpers
    are kept also while they are the originator: a merge may give the credit to somebody else."""

    __tablename__ = "contribution"
    lead_id: int = Field(primary_key=True, foreign_key="lead.id")
    user_id: str = Field(primary_key=True)
    how: str = Field(primary_key=True)
    team_id: str
    at: datetime = a_moment()


class ImportRow(SQLModel, table=True):
    """A file that somebody handed in (`file_id` is Slack's), with what they have `chosen` in its preview and what was
    `checked` for it: see bot/exchange/load/job. Its bytes are in `pieces`; `digest` is their SHA-256 in hex. It is
    loaded by that `definition`. `done` rows of `total` are taken, each with one fate of `counts`. The rows that were
    refused become a file of so many pieces and bytes, sent as `upload_id`. It can be undone `until` then. The clock
    looks at what became of its leads at `look_at`, and has `told` of it so often. Its message stands in `channel` at
    `ts`. Times are UTC.

    A worker has it until `leased_until`, and tries again from `not_before` on.
    """

    __tablename__ = "import_job"
    __table_args__ = (
        Index("ix_import_due", "team_id", "not_before", **index_of(LOADING)),
        Index("ix_import_fetching", "team_id", "not_before", **index_of(FETCHING)),
        Index("ix_import_digest", "team_id", "digest"),
        Index("ix_import_asked", "asked_at"),
        Index("ix_import_look", "look_at", **index_of(IMPORT_TO_LOOK_AT)),
    )
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    user_id: str
    state: str
    name: str
    size: int = 0
    file_id: str = ""
    digest: str = ""
    asked_at: datetime = a_moment()
    version: int = 0
    chosen: dict[str, Any] = json_value()
    checked: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON, nullable=True))
    total: int = 0
    done: int = 0
    counts: dict[str, Any] = json_value()
    definition: int = 0
    source_id: int = 0
    batch_id: int = 0
    error: str = ""
    attempts: int = 0
    not_before: datetime = a_moment()
    leased_until: datetime | None = maybe_a_moment()
    pieces: int = 0
    refused_pieces: int = 0
    refused_size: int = 0
    upload_id: str = ""
    tried_at: datetime | None = maybe_a_moment()
    started_at: datetime | None = maybe_a_moment()
    finished_at: datetime | None = maybe_a_moment()
    until: datetime | None = maybe_a_moment()
    look_at: datetime | None = maybe_a_moment()
    told: int = 0
    channel: str = ""
    ts: str = ""


class ImportPiece(SQLModel, table=True):
    """A piece of an import's file, from 1 on; those from -1 down are of the file of its refused rows."""

    __tablename__ = "import_piece"
    team_id: str = Field(primary_key=True)
    import_id: int = Field(primary_key=True)
    place: int = Field(primary_key=True)
    body: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class ImportLine(SQLModel, table=True):
    """A row of an import's file that was taken, and what became of it: its `fate`, and the lead. `state` is "judge"
    while the lead is to be judged, "ready" while it waits for its turn to be offered, and "offered" once it was, on
    that `day` (ISO, where the team is). `lines` counts the lead's history with what the import did: one line more, and
    it is not undone. `was` is what a known lead was before. `value` and `reason` are those of a refused row."""

    __tablename__ = "import_line"
    __table_args__ = (
        Index("ix_import_line_lead", "lead_id"),
        Index("ix_import_line_waits", "team_id", "state", "day", "import_id", "line", **index_of(LINE_WAITS)),
        {"sqlite_with_rowid": False},
    )
    team_id: str = Field(primary_key=True)
    import_id: int = Field(primary_key=True)
    key: str = Field(primary_key=True)
    line: int
    fate: str
    lead_id: int | None = Field(default=None, foreign_key="lead.id")
    state: str = ""
    day: str = ""
    lines: int = 0
    value: str = ""
    reason: str = ""
    was: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON, nullable=True))


class ImportMapping(SQLModel, table=True):
    """The choices that somebody made last for files of one layout, or with one header (`signature`)."""

    __tablename__ = "import_mapping"
    team_id: str = Field(primary_key=True)
    signature: str = Field(primary_key=True)
    chosen: dict[str, Any] = json_value()
    by: str = ""
    at: datetime = a_moment()
