"""The tables of the buying group: contacts, conversations, meetings, and who leads the engagement."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.sql import a_moment, json_value, maybe_a_moment


class ContactRow(SQLModel, table=True):
    """Somebody in a lead's buying group. Removed ones stay, for the conversations and meetings they were in."""

    __tablename__ = "contact"
    __table_args__ = (Index("ix_contact_lead", "lead_id", "team_id"),)
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    lead_id: int = Field(foreign_key="lead.id")
    name: str
    title: str = ""
    parts: list[str] = json_value()
    why: str = ""
    referred_by: str = ""
    place: str = ""
    email: str = ""
    phone: str = ""
    said: dict[str, str] = json_value()
    edited: bool = False
    removed: bool = False
    added_by: str
    added_at: datetime = a_moment()


class ConversationRow(SQLModel, table=True):
    """One conversation with people of the group; `talked_by` is who of us talked, `with_ids` are contacts.
    `day` is when they talked, as an ISO date, and `at` a moment on it, to sort by."""

    __tablename__ = "conversation"
    __table_args__ = (Index("ix_conversation_lead", "lead_id", "team_id", "at"),)
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    lead_id: int = Field(foreign_key="lead.id")
    at: datetime = a_moment()
    talked_by: str
    channel: str
    with_ids: list[int] = json_value()
    learned: str
    logged_by: str
    logged_at: datetime = a_moment()
    day: str = ""


class MeetingRow(SQLModel, table=True):
    """A meeting that is planned, was held, or was called off. `expert` is who of us joins it as one, if anybody."""

    __tablename__ = "meeting"
    __table_args__ = (Index("ix_meeting_lead", "lead_id", "team_id", "state"),)
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    lead_id: int = Field(foreign_key="lead.id")
    at: datetime = a_moment()
    kind: str
    with_ids: list[int] = json_value()
    planned_by: str
    planned_at: datetime = a_moment()
    state: str = "planned"
    on_hold: bool = False
    outcome: str = ""
    overridden_by: str = ""
    override: str = ""
    expert: str = ""


class EngagementRow(SQLModel, table=True):
    """The leader of the engagement with a lead, and the waste alarm raised about its meetings, if any."""

    __tablename__ = "engagement"
    lead_id: int = Field(primary_key=True, foreign_key="lead.id")
    team_id: str
    leader: str = ""
    alarm_at: datetime | None = maybe_a_moment()
    alarm_missing: list[str] = json_value()


class TagRow(SQLModel, table=True):
    """A tag for what somebody on the teams is good at, as a manager gave it."""

    __tablename__ = "tag"
    team_id: str = Field(primary_key=True)
    user_id: str = Field(primary_key=True)
    tag: str = Field(primary_key=True)
