"""The tables of nurture tracks: their versions, managers' drafts, leads that are moved to a newer version, and the
touches that were made."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.sql import a_moment, json_value

ON_A_TRACK = "stage = 'nurturing'"
"""The condition as written in the index of leads: they are on a track now."""


class TrackVersion(SQLModel, table=True):
    """A version of a track that a manager saved: added, never changed, so that it is the log as well. `changes` says in
    mrkdwn what is different from the version before, and `under_way` what became of those who were on that one."""

    __tablename__ = "track_version"
    __table_args__ = (Index("ix_track_version_log", "team_id", "changed_at"),)
    team_id: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    version: int = Field(primary_key=True)
    body: dict[str, Any] = json_value()
    changes: list[Any] = json_value()
    under_way: str = ""
    changed_by: str
    changed_at: datetime = a_moment()


class TrackDraft(SQLModel, table=True):
    """The track a manager is working on; `based_on` is the version it was begun from."""

    __tablename__ = "track_draft"
    team_id: str = Field(primary_key=True)
    user_id: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    body: dict[str, Any] = json_value()
    based_on: int
    changed_at: datetime = a_moment()


class TrackMove(SQLModel, table=True):
    """The move of leads under way to a version, a batch at a time: those up to the id `after` are done."""

    __tablename__ = "track_move"
    team_id: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    version: int
    asked_by: str
    asked_at: datetime = a_moment()
    after: int = 0
    moved: int = 0
    done: bool = False


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
