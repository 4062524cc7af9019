"""The tables of reports on request: who asked for which, how far its file is, and the pieces of the file."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, LargeBinary
from sqlmodel import Field, SQLModel

from storage.sql import a_moment, index_of, maybe_a_moment

UNDER_WAY = "state IN ('counting', 'writing', 'sending')"
"""The condition as written in the index: reports whose file is not there yet."""


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
    """A piece of a report's file, from 1 on; piece 0 holds the lines that are to be written."""

    __tablename__ = "report_piece"
    team_id: str = Field(primary_key=True)
    report_id: int = Field(primary_key=True)
    place: int = Field(primary_key=True)
    body: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
