"""The tables of what somebody is asked about a lead: its marketer, managers, or a second marketer who reviews it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.sql import a_moment, index_of, json_value, maybe_a_moment

WAITS = "state = 'open'"
"""The condition as written in the index: the reviews that somebody still has to decide on."""


class InquiryRow(SQLModel, table=True):
    """A question to the marketer of a lead. `state` is open, answered or closed; `channel` and `thread_ts` are the
    thread it was typed in, if it was; `told` counts how often somebody was asked; `said` are the answers."""

    __tablename__ = "inquiry"
    __table_args__ = (Index("ix_inquiry_lead", "lead_id", "team_id"),)
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    lead_id: int = Field(foreign_key="lead.id")
    asked_by: str
    asked_at: datetime = a_moment()
    text: str
    channel: str = ""
    thread_ts: str = ""
    state: str = "open"
    told: int = 1
    said: list[dict[str, Any]] = json_value()


class InquiryMessage(SQLModel, table=True):
    """A message that put a question to somebody: what they write in its thread is the answer."""

    __tablename__ = "inquiry_message"
    __table_args__ = (
        Index("ix_inquiry_message_lead", "lead_id"),
        Index("ix_inquiry_message_inquiry", "inquiry_id", "team_id"),
    )
    team_id: str = Field(primary_key=True)
    channel: str = Field(primary_key=True)
    ts: str = Field(primary_key=True)
    inquiry_id: int
    lead_id: int = Field(foreign_key="lead.id")
    user_id: str


class RequestRow(SQLModel, table=True):
    """A request to managers: `wish` is offer (a lead, despite the definition), access (a role) or when_away. `state` is
    open, granted, declined or lapsed; `messages` are the places where managers read it."""

    __tablename__ = "request"
    __table_args__ = (
        Index("ix_request_lead", "lead_id", "team_id"),
        Index("ix_request_asked_by", "team_id", "asked_by", "wish"),
    )
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    wish: str
    lead_id: int | None = Field(default=None, foreign_key="lead.id")
    asked_by: str
    asked_at: datetime = a_moment()
    state: str = "open"
    decided_by: str = ""
    decided_at: datetime | None = maybe_a_moment()
    granted: str = ""
    told: int = 1
    messages: list[list[str]] = json_value()


class ReviewRow(SQLModel, table=True):
    """A review. `reviewer` is whoever is asked now, "" where nobody can be; `state` is open, passed, sent_back or
    lapsed; `told` counts how often somebody was asked."""

    __tablename__ = "review"
    __table_args__ = (
        Index("ix_review_lead", "lead_id", "team_id"),
        Index("ix_review_open", "team_id", "reviewer", "asked_at", **index_of(WAITS)),
    )
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    lead_id: int = Field(foreign_key="lead.id")
    source_id: int
    asked_by: str
    asked_at: datetime = a_moment()
    reviewer: str
    state: str = "open"
    decided_by: str = ""
    decided_at: datetime | None = maybe_a_moment()
    note: str = ""
    told: int = 1
