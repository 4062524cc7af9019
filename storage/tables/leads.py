"""The tables of leads: the lead itself, its answers, and its history. Every time is UTC."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.sql import a_moment, index_of, json_value, maybe_a_moment
from storage.tables.routing import FOR_SOMEBODY, OF_AN_ACCOUNT, RESERVED
from storage.tables.sources import DECIDED, IN_A_BATCH, OF_A_SOURCE
from storage.tables.tracks import ON_A_TRACK

FADABLE = "faded_at IS NULL AND stage IN ('refused', 'stale', 'lost')"
"""The condition as written in the index: closed leads that still have their contact details."""

MERGED = "merged_into > 0"
"""The condition as written in the index: leads that turned out to be another."""


COUNTED = (
    """kind IN ('captured', 'offered', 'accepted', 'rejected', 'nurturing', 'refused', 'recycled', 'won', 'lost')"""
)
"""The condition as written in the indexes: the lines by which leads are counted."""

UNDOING = "kind = 'undone'"
"""The condition as written in the index: the lines that take another one back."""

BROUGHT_BACK = "kind = 'offered' AND detail = 'nurturing'"
"""The condition as written in the index: offers out of nurturing."""

DECISIONS = "kind IN ('accepted', 'rejected', 'won', 'lost')"
"""The condition as written in the index: what sales said of leads."""

_BY = ("detail", "source_id", "segment")

IN_TRIAGE = "triage_at IS NOT NULL AND stage = 'draft'"
"""The condition as written in the index: people who only attended something."""


class LeadRow(SQLModel, table=True):
    """A lead. Its words, `search`, are also in a full text index: see storage.finding. The keys are those of
    bot.lead.identity.sameness; `worth` is kept by bot/worth while sales has it; `merged_into` is the number of the lead
    this one turned out to be, 0 for none."""

    __tablename__ = "lead"
    __table_args__ = (
        UniqueConstraint("team_id", "number"),
        Index("ix_lead_stage", "team_id", "stage", "stage_at"),
        Index("ix_lead_in_charge", "team_id", "in_charge", "stage", "stage_at"),
        Index("ix_lead_owner", "team_id", "owner", "stage", "stage_at", **index_of("owner <> ''")),
        Index("ix_lead_worth", "team_id", text("worth DESC"), "stage_at", "id", **index_of("stage = 'offered'")),
        Index("ix_lead_email", "team_id", "email_key", **index_of("email_key <> ''")),
        Index("ix_lead_phone", "team_id", "phone_key", **index_of("phone_key <> ''")),
        Index("ix_lead_company", "team_id", "company_key", **index_of("company_key <> ''")),
        Index("ix_lead_zone", "team_id", "company_key", "id", **index_of("tz <> ''")),
        Index("ix_lead_person", "team_id", "person_key", "company_key", **index_of("person_key <> ''")),
        Index("ix_lead_to_fade", "team_id", "stage_at", **index_of(FADABLE)),
        Index("ix_lead_bar", "team_id", "bar_id", **index_of("bar_id <> 0")),
        Index("ix_lead_account", "team_id", "company_key", "stage_at", **index_of(OF_AN_ACCOUNT)),
        Index("ix_lead_reserved", "reserved_until", **index_of(RESERVED)),
        Index("ix_lead_track", "team_id", "track", "id", **index_of(ON_A_TRACK)),
        Index("ix_lead_triage", "team_id", "in_charge", "triage_at", "id", **index_of(IN_TRIAGE)),
        Index("ix_lead_batch", "team_id", "batch_id", "id", **index_of(IN_A_BATCH)),
        Index("ix_lead_source", "team_id", "source_id", "id", **index_of(OF_A_SOURCE)),
        Index("ix_lead_merged", "team_id", "merged_into", **index_of(MERGED)),
        Index("ix_lead_became", "team_id", "id", "merged_into", "stage_at", **index_of(MERGED)),
        Index("ix_lead_routed", "team_id", "routed_to", **index_of(FOR_SOMEBODY)),
    )
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    number: int
    stage: str
    stage_at: datetime = a_moment()
    originator: str
    in_charge: str = ""
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
    phone_key: str = ""
    company_key: str = ""
    person_key: str = ""
    merged_into: int = 0
    definition_version: int = 1
    maturity: int = 1
    worth: int = 0
    attempts: int = 0  # nothing reads or counts it any more: the attempts themselves are kept
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
    tz: str = ""
    source_id: int = 0
    batch_id: int = 0
    track: str = ""
    track_version: int = 0
    touch: int = 0
    bar_id: int = 0
    routed_to: str = ""
    route_mode: str = "open"
    reserved_until: datetime | None = maybe_a_moment()
    route_group: int = 0
    triage_at: datetime | None = maybe_a_moment()
    erased_at: datetime | None = maybe_a_moment()
    faded_at: datetime | None = maybe_a_moment()


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
    """A line of a lead's history: added, never changed. `detail`, and the lead's source, segment and originator as they
    were then, are what is counted by."""

    __tablename__ = "event"
    __table_args__ = (
        Index("ix_event_lead", "lead_id", "team_id", "id"),
        Index("ix_event_counted", "team_id", "at", "kind", "lead_id", "id", *_BY, **index_of(COUNTED)),
        Index("ix_event_undone", "team_id", "lead_id", "detail", "id", **index_of(UNDOING)),
        Index("ix_event_brought_back", "team_id", "lead_id", "id", **index_of(BROUGHT_BACK)),
        Index("ix_event_brought_in", "team_id", "originator", "at", **index_of(COUNTED)),
        Index("ix_event_decided", "team_id", "actor", "at", **index_of(DECISIONS)),
        Index("ix_event_source", "team_id", "source_id", "id", **index_of(DECIDED)),
    )
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    lead_id: int = Field(foreign_key="lead.id")
    at: datetime = a_moment()
    kind: str
    actor: str = ""
    detail: str = ""
    source: str = ""
    source_id: int = 0
    segment: str = ""
    originator: str = ""
    data: dict[str, Any] = json_value()
