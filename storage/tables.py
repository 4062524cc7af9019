"""The tables. Every row carries its workspace (`team_id`), and every time is UTC."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, Table, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.columns import UtcDateTime


def _moment(*, index: bool = False) -> Any:
    return Field(sa_type=UtcDateTime, index=index)


def _maybe_moment() -> Any:
    return Field(default=None, sa_type=UtcDateTime, nullable=True)


def _json() -> Any:
    return Field(sa_column=Column(JSON, nullable=False))


class Workspace(SQLModel, table=True):
    """One Slack workspace and its settings. `digest_weekday` counts from Monday = 0, local time."""

    team_id: str = Field(primary_key=True)
    tz: str = "UTC"
    sales_channel: str = ""
    marketing_channel: str = ""
    digest_weekday: int = 0
    digest_hour: int = 9
    last_number: int = 0
    created_at: datetime = _moment()


class Member(SQLModel, table=True):
    """A role somebody holds; a person may hold several."""

    team_id: str = Field(primary_key=True)
    user_id: str = Field(primary_key=True)
    role: str = Field(primary_key=True)


class DefinitionVersion(SQLModel, table=True):
    __tablename__ = "definition"
    team_id: str = Field(primary_key=True)
    version: int = Field(primary_key=True)
    body: dict[str, Any] = _json()
    effective_at: datetime = _moment()


class LeadRow(SQLModel, table=True):
    __tablename__ = "lead"
    __table_args__ = (
        UniqueConstraint("team_id", "number"),
        Index("ix_lead_stage", "team_id", "stage", "number"),
        Index("ix_lead_originator", "team_id", "originator", "stage"),
        Index("ix_lead_owner", "team_id", "owner", "stage"),
        Index("ix_lead_email", "team_id", "email_key"),
    )
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    number: int
    stage: str
    stage_at: datetime = _moment()
    originator: str
    owner: str = ""
    created_at: datetime = _moment()
    name: str
    company: str = ""
    email: str = ""
    email_key: str = ""
    title: str = ""
    phone: str = ""
    source: str = ""
    arrival: str = ""
    notes: str = ""
    search: str = ""
    definition_version: int = 1
    maturity: int = 1
    attempts: int = 0
    offer: int = 0
    reasons: list[str] = _json()
    cautions: list[str] = _json()
    decided_by: str = ""
    reject_code: str = ""
    reject_note: str = ""
    track: str = ""
    touch: int = 0


class AnswerRow(SQLModel, table=True):
    __tablename__ = "answer"
    lead_id: int = Field(primary_key=True, foreign_key="lead.id")
    key: str = Field(primary_key=True)
    team_id: str
    value: str
    documented_by: str
    documented_at: datetime = _moment()
    reopened: bool = False


class EventRow(SQLModel, table=True):
    """A lead's history: appended to, never changed. `detail` and `source` are what the digest counts by."""

    __tablename__ = "event"
    __table_args__ = (
        Index("ix_event_lead", "team_id", "lead_id", "id"),
        Index("ix_event_week", "team_id", "at", "kind"),
    )
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    lead_id: int = Field(foreign_key="lead.id")
    at: datetime = _moment()
    kind: str
    actor: str = ""
    detail: str = ""
    source: str = ""
    data: dict[str, Any] = _json()


class Notice(SQLModel, table=True):
    """The outbox: what somebody has to be told, as kind and ids. It is rendered when it is delivered.

    `state` is pending, sending, unclear, sent, superseded or parked; `token` is how a post is recognised in
    the channel's history; notices of one `stream` keep their order.
    """

    __table_args__ = (
        Index("ix_notice_due", "state", "not_before"),
        Index("ix_notice_stream", "team_id", "stream", "state", "id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    kind: str
    destination: str
    stream: str
    lead_id: int | None = None
    data: dict[str, Any] = _json()
    token: str
    state: str = "pending"
    attempts: int = 0
    not_before: datetime = _moment()
    leased_until: datetime | None = _maybe_moment()
    tried_at: datetime | None = _maybe_moment()
    created_at: datetime = _moment()
    error: str = ""
    channel: str = ""
    ts: str = ""


class Card(SQLModel, table=True):
    """Where the card of a lead's n-th offer was posted."""

    lead_id: int = Field(primary_key=True, foreign_key="lead.id")
    offer: int = Field(primary_key=True)
    team_id: str
    channel: str
    ts: str


class DirectChannel(SQLModel, table=True):
    """The DM between the bot and a person, remembered so that its history can be read."""

    __tablename__ = "direct_channel"
    team_id: str = Field(primary_key=True)
    user_id: str = Field(primary_key=True)
    channel: str


class Due(SQLModel, table=True):
    """Work the clock will find: `kind` is prompt (a draft's marketer) or follow_up (a nurtured lead).

    `state` is pending, told (a follow-up that waits for its marketer), done or cancelled.
    """

    __table_args__ = (
        Index("ix_due_when", "state", "due_at"),
        Index("ix_due_lead", "team_id", "lead_id", "kind", "state"),
    )
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    kind: str
    lead_id: int = Field(foreign_key="lead.id")
    step: int = 0
    due_at: datetime = _moment()
    anchor_at: datetime = _moment()
    state: str = "pending"


class Asking(SQLModel, table=True):
    """A conversation in a DM thread that asks for a lead's missing answers one at a time."""

    __table_args__ = (Index("ix_asking_thread", "team_id", "channel", "thread_ts"),)
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    user_id: str
    lead_id: int = Field(foreign_key="lead.id")
    channel: str
    thread_ts: str
    question: str
    skipped: list[str] = _json()
    tries: int = 0
    open: bool = True
    asked_at: datetime = _moment()


class Inbox(SQLModel, table=True):
    """What Slack delivered and Baton took in, so that a repeat gets the first answer and has no effect."""

    team_id: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    answer: dict[str, Any] = _json()
    at: datetime = _moment(index=True)


class Suppression(SQLModel, table=True):
    """Somebody nobody may contact; it counts only once a manager has confirmed it."""

    __table_args__ = (Index("ix_suppression_email", "team_id", "email_key"),)
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    email_key: str
    lead_id: int = Field(foreign_key="lead.id")
    asked_by: str
    state: str = "asked"
    decided_by: str = ""


class PostedDigest(SQLModel, table=True):
    """One row a workspace, ISO week and channel: the guard that makes a digest one."""

    __tablename__ = "digest"
    team_id: str = Field(primary_key=True)
    week: str = Field(primary_key=True)
    channel: str = Field(primary_key=True)
    at: datetime = _moment()


def _table(model: type[SQLModel]) -> Table:
    table = model.__table__  # type: ignore[attr-defined]
    assert isinstance(table, Table)
    return table


workspace = _table(Workspace)
member = _table(Member)
definition = _table(DefinitionVersion)
lead = _table(LeadRow)
answer = _table(AnswerRow)
event = _table(EventRow)
notice = _table(Notice)
card = _table(Card)
direct_channel = _table(DirectChannel)
due = _table(Due)
asking = _table(Asking)
inbox = _table(Inbox)
suppression = _table(Suppression)
digest = _table(PostedDigest)
