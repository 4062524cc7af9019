"""The tables of what marketing does with a lead that is not ready yet."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.sql import a_moment


class TouchDoneRow(SQLModel, table=True):
    """A touch that was made: which of its track, what came of it, the question it answered, and what they said."""

    __tablename__ = "touch_done"
    __table_args__ = (Index("ix_touch_done_lead", "lead_id", "team_id", "at"),)
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    lead_id: int = Field(foreign_key="lead.id")
    at: datetime = a_moment()
    made_by: str
    channel: str
    outcome: str
    track: str
    number: int
    what: str = ""
    question: str = ""
    note: str = ""
