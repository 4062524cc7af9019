"""The tables. Every row carries its workspace (`team_id`), and every time is UTC."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.columns import a_moment, core_table, json_value, maybe_a_moment
from storage.definition_tables import DefinitionDraft, Proposal, Rejudging, Signature
from storage.group_tables import ContactRow, ConversationRow, EngagementRow, MeetingRow, TagRow
from storage.message_tables import Card, DirectChannel, Inbox, Notice, PostedDigest


class Workspace(SQLModel, table=True):
    """One Slack workspace and its settings. `digest_weekday` counts from Monday = 0, local time."""

    team_id: str = Field(primary_key=True)
    tz: str = "UTC"
    sales_channel: str = ""
    marketing_channel: str = ""
    digest_weekday: int = 0
    digest_hour: int = 9
    last_number: int = 0
    created_at: datetime = a_moment()


class Member(SQLModel, table=True):
    """A role somebody holds; a person may hold several."""

    team_id: str = Field(primary_key=True)
    user_id: str = Field(primary_key=True)
    role: str = Field(primary_key=True)


class DefinitionVersion(SQLModel, table=True):
    __tablename__ = "definition"
    team_id: str = Field(primary_key=True)
    version: int = Field(primary_key=True)
    body: dict[str, Any] = json_value()
    effective_at: datetime = a_moment()


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
    stage_at: datetime = a_moment()
    originator: str
    owner: str = ""
    created_at: datetime = a_moment()
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
    reasons: list[str] = json_value()
    cautions: list[str] = json_value()
    decided_by: str = ""
    reject_code: str = ""
    reject_note: str = ""
    overridden_by: str = ""
    override_reason: str = ""
    segment: str = ""
    geography: str = ""
    company_size: str = ""
    track: str = ""
    touch: int = 0


class AnswerRow(SQLModel, table=True):
    __tablename__ = "answer"
    lead_id: int = Field(primary_key=True, foreign_key="lead.id")
    key: str = Field(primary_key=True)
    team_id: str
    value: str
    documented_by: str
    documented_at: datetime = a_moment()
    reopened: bool = False
    said_by: str = ""
    evidence: str = ""
    vetted_by: str = ""
    vetted_at: datetime | None = maybe_a_moment()


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
    at: datetime = a_moment()
    kind: str
    actor: str = ""
    detail: str = ""
    source: str = ""
    data: dict[str, Any] = json_value()


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
    due_at: datetime = a_moment()
    anchor_at: datetime = a_moment()
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
    skipped: list[str] = json_value()
    plan: list[str] = json_value()
    noted: str = ""
    tries: int = 0
    open: bool = True
    asked_at: datetime = a_moment()


class HalfFilled(SQLModel, table=True):
    """What somebody typed into a lead's form and has not saved."""

    __tablename__ = "half_filled"
    user_id: str = Field(primary_key=True)
    lead_id: int = Field(primary_key=True, foreign_key="lead.id")
    team_id: str
    typed: dict[str, str] = json_value()
    at: datetime = a_moment()


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


workspace = core_table(Workspace)
member = core_table(Member)
definition = core_table(DefinitionVersion)
definition_draft = core_table(DefinitionDraft)
proposal = core_table(Proposal)
signature = core_table(Signature)
rejudging = core_table(Rejudging)
lead = core_table(LeadRow)
answer = core_table(AnswerRow)
event = core_table(EventRow)
notice = core_table(Notice)
card = core_table(Card)
direct_channel = core_table(DirectChannel)
due = core_table(Due)
asking = core_table(Asking)
half_filled = core_table(HalfFilled)
inbox = core_table(Inbox)
suppression = core_table(Suppression)
digest = core_table(PostedDigest)
contact = core_table(ContactRow)
conversation = core_table(ConversationRow)
meeting = core_table(MeetingRow)
engagement = core_table(EngagementRow)
tag = core_table(TagRow)
