"""The tables of files that are made for people: reports and exports, with their pieces. Every time is UTC."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, LargeBinary
from sqlmodel import Field, SQLModel

from storage.sql import a_moment, index_of, json_value, maybe_a_moment

UNDER_WAY = "state IN ('counting', 'writing', 'sending')"
"""The condition as written in the indexes: files that are not there yet. Only a query that says it in these words can
use them."""
ONE_EXPORT_EACH = f"{UNDER_WAY} AND format <> 'vcf'"
"""The same for files of many leads: a card of one waits for none of them."""
A_CARD = f"{UNDER_WAY} AND format = 'vcf'"
"""The same for cards."""


class ReportRow(SQLModel, table=True):
    """A report over the local days from `first` to `last` (ISO), counted as was known `as_of`. `numbers` is what it
    says, for good. `written` of `total` lines are in its `pieces`, `size` bytes long. `file_id` is the upload that
    may have been completed, at `tried_at`. Its message stands in `channel` at `ts`. Times are UTC.

    A worker has it until `leased_until`, and tries again from `not_before` on.
    """

    __tablename__ = "report"
    __table_args__ = (
        Index("uq_report_under_way", "team_id", "user_id", unique=True, **index_of(UNDER_WAY)),
        Index("ix_report_due", "team_id", "not_before", **index_of(UNDER_WAY)),
        Index("ix_report_asked", "asked_at"),
    )
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    user_id: str
    first: str
    last: str
    asked_at: datetime = a_moment()
    as_of: datetime = a_moment()
    state: str
    numbers: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON, nullable=True))
    total: int = 0
    written: int = 0
    pieces: int = 0
    size: int = 0
    file_id: str = ""
    tried_at: datetime | None = maybe_a_moment()
    error: str = ""
    attempts: int = 0
    not_before: datetime = a_moment()
    leased_until: datetime | None = maybe_a_moment()
    channel: str = ""
    ts: str = ""


class ReportPiece(SQLModel, table=True):
    """A piece of a report's file, from 1 on; those from -1 down say which lines each piece is to hold."""

    __tablename__ = "report_piece"
    team_id: str = Field(primary_key=True)
    report_id: int = Field(primary_key=True)
    place: int = Field(primary_key=True)
    body: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class ExportRow(SQLModel, table=True):
    """A file of leads that was asked for, `wanted` as bot/exchange/export/wanted says; the row stays as a line in the
    log. Leads up to the number `cursor` are in its pieces or not wanted. The rest is as in a report's row."""

    __tablename__ = "export"
    __table_args__ = (
        Index("uq_export_under_way", "team_id", "user_id", unique=True, **index_of(ONE_EXPORT_EACH)),
        Index("ix_export_due", "team_id", "not_before", **index_of(UNDER_WAY)),
        Index("ix_export_late", "asked_at", **index_of(UNDER_WAY)),
        Index("ix_export_log", "team_id", "id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    user_id: str
    format: str
    wanted: dict[str, Any] = json_value()
    version: int
    cursor: int = 0
    asked_at: datetime = a_moment()
    as_of: datetime = a_moment()
    state: str
    total: int = 0
    written: int = 0
    pieces: int = 0
    size: int = 0
    file_id: str = ""
    tried_at: datetime | None = maybe_a_moment()
    error: str = ""
    attempts: int = 0
    not_before: datetime = a_moment()
    leased_until: datetime | None = maybe_a_moment()
    channel: str = ""
    ts: str = ""


class ExportPiece(SQLModel, table=True):
    """A piece of an export's file, compressed, from 1 on."""

    __tablename__ = "export_piece"
    team_id: str = Field(primary_key=True)
    export_id: int = Field(primary_key=True)
    place: int = Field(primary_key=True)
    body: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
