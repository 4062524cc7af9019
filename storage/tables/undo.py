"""The table of what can still be undone. Every row carries its workspace, and every time is UTC."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.sql import a_moment, json_value


class DeedRow(SQLModel, table=True):
    """An act that whoever did it can undo until `until`: see bot.undo.deed. `before` is what the lead was, `messages`
    are those that tell of it, and `lines` counts the lead's history with it: one line more, and it stays done."""

    __tablename__ = "deed"
    __table_args__ = (Index("ix_deed_lead", "lead_id", "team_id"), Index("ix_deed_until", "until"))
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    lead_id: int = Field(foreign_key="lead.id")
    did: str
    done_by: str
    done_at: datetime = a_moment()
    until: datetime = a_moment()
    following: str = ""
    lines: int = 0
    before: dict[str, Any] = json_value()
    messages: list[dict[str, Any]] = json_value()


class BulkDeedRow(SQLModel, table=True):
    """An act on many leads at once, which whoever did it can undo until `until`. `about` says on which, and what else
    it takes to undo it: ids, and who had them."""

    __tablename__ = "bulk_deed"
    __table_args__ = (Index("ix_bulk_deed_until", "until"),)
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    did: str
    done_by: str
    done_at: datetime = a_moment()
    until: datetime = a_moment()
    about: dict[str, Any] = json_value()
