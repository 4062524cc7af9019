"""The tables. Every row carries its workspace (`team_id`), and every time is UTC."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.sql import a_moment, core_table, index_of, json_value, maybe_a_moment
from storage.tables.agreement import DefinitionDraft, DefinitionVersion, Proposal, Rejudging, Signature
from storage.tables.delivery import POSTED as POSTED
from storage.tables.delivery import Card, DigestPeriod, DirectChannel, Inbox, Notice, RefusalRow
from storage.tables.do_not_contact import LeadKey, Suppression, SuppressionKey
from storage.tables.engagement import ContactRow, ConversationRow, EngagementRow, MeetingRow, TagRow
from storage.tables.inquiries import InquiryMessage, InquiryRow, RequestRow
from storage.tables.intake import CompanyBlock
from storage.tables.nurture import TouchDoneRow
from storage.tables.outcomes import AttemptRow
from storage.tables.privacy import ErasedKey, FurtherWay, GivenKey, LeadMessage, TakenOver
from storage.tables.routing import FOR_SOMEBODY as FOR_SOMEBODY
from storage.tables.routing import OF_AN_ACCOUNT as OF_AN_ACCOUNT
from storage.tables.routing import RESERVED as RESERVED
from storage.tables.routing import RoutingNote, RoutingTurn, RulebookDraft, RulebookRow
from storage.tables.settings import FilledSetting, SettingChange
from storage.tables.team import absence as absence
from storage.tables.team import group_member as group_member
from storage.tables.team import rep as rep
from storage.tables.team import role_group as role_group
from storage.tables.team import team_change as team_change
from storage.tables.team import user_group as user_group
from storage.tables.tracks import ON_A_TRACK as ON_A_TRACK
from storage.tables.tracks import TrackDraft, TrackMove, TrackVersion
from storage.tables.undo import DeedRow
from storage.tables.work import NOTED as NOTED
from storage.tables.work import OPEN_FOLLOW_UP as OPEN_FOLLOW_UP
from storage.tables.work import Asking, DueRow, HalfFilled, PauseRow, TypedAnswer
from storage.tables.workspace import Departure, Member, PersonZone, Workspace

FADABLE = "faded_at IS NULL AND stage IN ('refused', 'stale', 'lost')"
"""The condition as written in the index: closed leads that still have their contact details."""


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
        Index("ix_lead_person", "team_id", "person_key", "company_key", **index_of("person_key <> ''")),
        Index("ix_lead_to_fade", "team_id", "stage_at", **index_of(FADABLE)),
        Index("ix_lead_bar", "team_id", "bar_id", **index_of("bar_id <> 0")),
        Index("ix_lead_account", "team_id", "company_key", "stage_at", **index_of(OF_AN_ACCOUNT)),
        Index("ix_lead_reserved", "reserved_until", **index_of(RESERVED)),
        Index("ix_lead_track", "team_id", "track", "id", **index_of(ON_A_TRACK)),
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
    track_version: int = 0
    touch: int = 0
    bar_id: int = 0
    routed_to: str = ""
    route_mode: str = "open"
    reserved_until: datetime | None = maybe_a_moment()
    route_group: int = 0
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
    """A line of a lead's history: added, never changed. `detail` and `source` are what the digest counts by."""

    __tablename__ = "event"
    __table_args__ = (
        Index("ix_event_lead", "lead_id", "team_id", "id"),
        Index("ix_event_week", "team_id", "at", "kind", "detail", "source"),
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


workspace = core_table(Workspace)
member = core_table(Member)
departure = core_table(Departure)
filled_setting = core_table(FilledSetting)
setting_change = core_table(SettingChange)
rulebook = core_table(RulebookRow)
rulebook_draft = core_table(RulebookDraft)
routing_turn = core_table(RoutingTurn)
routing_note = core_table(RoutingNote)
track_version = core_table(TrackVersion)
track_draft = core_table(TrackDraft)
track_move = core_table(TrackMove)
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
refusal = core_table(RefusalRow)
due = core_table(DueRow)
asking = core_table(Asking)
typed_answer = core_table(TypedAnswer)
half_filled = core_table(HalfFilled)
inbox = core_table(Inbox)
company_block = core_table(CompanyBlock)
erased_key = core_table(ErasedKey)
lead_message = core_table(LeadMessage)
given_key = core_table(GivenKey)
further_way = core_table(FurtherWay)
taken_over = core_table(TakenOver)
suppression = core_table(Suppression)
suppression_key = core_table(SuppressionKey)
lead_key = core_table(LeadKey)
person_zone = core_table(PersonZone)
digest_period = core_table(DigestPeriod)
contact = core_table(ContactRow)
conversation = core_table(ConversationRow)
meeting = core_table(MeetingRow)
engagement = core_table(EngagementRow)
tag = core_table(TagRow)
attempt = core_table(AttemptRow)
touch_done = core_table(TouchDoneRow)
inquiry = core_table(InquiryRow)
inquiry_message = core_table(InquiryMessage)
deed = core_table(DeedRow)
request = core_table(RequestRow)
pause = core_table(PauseRow)
