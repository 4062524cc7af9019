"""The tables of what becomes of a lead that sales has accepted."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.sql import a_moment


class AttemptRow(SQLModel, table=True):
    """An attempt to reach a lead: `at` is when it was made, `call_back` the day they asked for (ISO), "" for none."""

    __tablename__ = "attempt"
    __table_args__ = (Index("ix_attempt_lead", "lead_id", "team_id", "at"),)
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    lead_id: int = Field(foreign_key="lead.id")
    at: datetime = a_moment()
    tried_by: str
    channel: str
    came: str
    call_back: str = ""
    note: str = ""
    logged_at: datetime = a_moment()
