"""The table of runs through a nurture track."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.sql import a_moment, core_table, index_of, json_value, maybe_a_moment

UNDER_WAY = "ended_at IS NULL"
"""The condition as written in the index: runs that go on."""


class NurturingRow(SQLModel, table=True):
    """A run of a lead through a track; at most one goes on. `touch` and `checkpoint` count those that are over, and
    the next stop is one of `next_kind`: see bot/cadence/course.py. Days are ISO dates where its marketer lives, "" for
    none; `alarm_on` is that of the stop about which an alarm was raised."""

    __tablename__ = "nurturing"
    __table_args__ = (
        Index("ix_nurturing_lead", "lead_id", "team_id"),
        Index("ix_nurturing_under_way", "lead_id", unique=True, **index_of(UNDER_WAY)),
    )
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    lead_id: int = Field(foreign_key="lead.id")
    track: str
    version: int = 0
    began_on: str
    last_on: str
    touch: int = 0
    checkpoint: int = 0
    next_kind: str = "touch"
    next_number: int = 0
    next_on: str = ""
    because: str = "first"
    moved: list[str] = json_value()
    note: str = ""
    pinned: bool = False
    chosen_on: str = ""
    chosen_because: str = ""
    asked_for: bool = False
    alarm_on: str = ""
    began_at: datetime = a_moment()
    ended_at: datetime | None = maybe_a_moment()
    ended_why: str = ""


nurturing = core_table(NurturingRow)
