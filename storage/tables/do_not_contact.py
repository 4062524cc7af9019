"""The tables of whom nobody may contact, and of the ways to reach each lead. Every row carries its workspace."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.sql import maybe_a_moment


class Suppression(SQLModel, table=True):
    """An entry of the list: a person or a company that nobody may contact.

    `state` is asked, confirmed, dropped or lifted; it counts only while it is confirmed. `lead_id` is the lead it was
    said of, if any; `decided_by` is whoever confirmed, dropped or lifted it last, and `decided_at` when, where that was
    noted. `key` is the first of its ways, as an earlier release kept it.
    """

    __table_args__ = (
        Index("ix_suppression_lead", "lead_id"),
        Index("ix_suppression_list", "team_id", "state", "id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    key: str
    lead_id: int | None = Field(default=None, foreign_key="lead.id")
    asked_by: str
    state: str = "asked"
    decided_by: str = ""
    decided_at: datetime | None = maybe_a_moment()
    reason: str = ""


class SuppressionKey(SQLModel, table=True):
    """One way to reach those an entry is about: see bot/lead/identity/reach."""

    __tablename__ = "suppression_key"
    __table_args__ = (Index("ix_suppression_key_entry", "suppression_id"), {"sqlite_with_rowid": False})
    team_id: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    suppression_id: int = Field(primary_key=True)
    as_given: str = Field(primary_key=True)


class LeadKey(SQLModel, table=True):
    """One way to reach a lead, now or ever before; domains only now."""

    __tablename__ = "lead_key"
    __table_args__ = (Index("ix_lead_key_lead", "lead_id"), {"sqlite_with_rowid": False})
    team_id: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    lead_id: int = Field(primary_key=True, foreign_key="lead.id")
    as_given: str = Field(primary_key=True)
