"""The tables of what is received and sent. Every row carries its workspace, and every time is UTC."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field, SQLModel

from storage.sql import a_moment, index_of, json_value, maybe_a_moment

RATE_LIMITED = "ratelimited"
LIMITED = f"error = '{RATE_LIMITED}'"
"""The condition as written in the index: only a query that says it in these words can use the index."""
POSTED = "ts <> ''"
"""The same for notices that stand in Slack as messages."""
FINISHED = "state IN ('sent', 'superseded')"
"""The same for notices that nobody needs any more."""
OF_A_WEEK = "week <> ''"
"""The same for digests that are one of an ISO week."""


class Notice(SQLModel, table=True):
    """The outbox: what somebody has to be told, as kind and ids. It is drawn when it is delivered.

    `state` is pending, sending, unclear, sent, superseded or parked; `token` is how a post is recognised in
    the channel's history; notices of one `stream` keep their order.
    """

    __table_args__ = (
        Index("ix_notice_due", "state", "team_id", "destination", "id"),
        Index("ix_notice_limited", "team_id", "destination", "not_before", **index_of(LIMITED)),
        Index("ix_notice_stream", "team_id", "stream", "state", "id"),
        Index("ix_notice_finished", "created_at", **index_of(FINISHED)),
        Index("ix_notice_posted", "team_id", "lead_id", **index_of(POSTED)),
    )
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    kind: str
    destination: str
    stream: str
    lead_id: int | None = None
    data: dict[str, Any] = json_value()
    token: str
    state: str = "pending"
    attempts: int = 0
    not_before: datetime = a_moment()
    leased_until: datetime | None = maybe_a_moment()
    tried_at: datetime | None = maybe_a_moment()
    created_at: datetime = a_moment()
    error: str = ""
    channel: str = ""
    ts: str = ""


class Card(SQLModel, table=True):
    """The place where the card of a lead's n-th offer was posted. `look_at` is when to check that it is still there;
    none for a card that nobody has to decide on any more."""

    __table_args__ = (
        Index("ix_card_place", "team_id", "channel", "ts"),
        Index("ix_card_look", "look_at", **index_of("look_at IS NOT NULL")),
    )
    lead_id: int = Field(primary_key=True, foreign_key="lead.id")
    offer: int = Field(primary_key=True)
    team_id: str
    channel: str
    ts: str
    look_at: datetime | None = maybe_a_moment()


class RefusalRow(SQLModel, table=True):
    """A refusal of Slack that concerns Baton itself, not one message: see bot.slack.refusals."""

    __tablename__ = "refusal"
    team_id: str = Field(primary_key=True)
    what: str = Field(primary_key=True)
    code: str
    needed: str = ""
    since: datetime = a_moment()
    look_at: datetime = a_moment()
    looks: int = 0


class DirectChannel(SQLModel, table=True):
    """The DM between the bot and a person, remembered so that its history can be read."""

    __tablename__ = "direct_channel"
    team_id: str = Field(primary_key=True)
    user_id: str = Field(primary_key=True)
    channel: str


class Inbox(SQLModel, table=True):
    """The deliveries Baton took in from Slack, so that a repeat gets the first answer and has no effect."""

    team_id: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    answer: dict[str, Any] = json_value()
    at: datetime = a_moment(index=True)


class DigestPeriod(SQLModel, table=True):
    """The time that a digest was about. One ends at a moment once, and there is one in an ISO week (`week`, as
    in "2026-W48"; "" of earlier releases): that makes a digest one. `numbers` are what it said, for good."""

    __tablename__ = "digest_period"
    __table_args__ = (Index("uq_digest_week", "team_id", "week", unique=True, **index_of(OF_A_WEEK)),)
    team_id: str = Field(primary_key=True)
    ends_at: datetime = a_moment(primary_key=True)
    starts_at: datetime = a_moment()
    at: datetime = a_moment()
    week: str = ""
    numbers: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON, nullable=True))
