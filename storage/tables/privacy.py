"""The tables of how people are recognised later, and of those who were erased. Every row carries its workspace."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.sql import a_moment, json_value, maybe_a_moment


class GivenKey(SQLModel, table=True):
    """An address or number that was given for a lead but is not in its fields: see bot.lead.identity.given.

    `why` is the name of a Likeness: EMAIL, PHONE, or CONTACT for somebody in its buying group.
    """

    __tablename__ = "given_key"
    __table_args__ = (Index("ix_given_lead", "lead_id"), {"sqlite_with_rowid": False})
    team_id: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    lead_id: int = Field(primary_key=True, foreign_key="lead.id")
    why: str = Field(primary_key=True)
    number: str = Field(primary_key=True)


class FurtherWay(SQLModel, table=True):
    """An address or a number of a lead beside the one in its form; `detail` is "email" or "phone". It is shown; what a
    lead is recognised by is in `given_key`."""

    __tablename__ = "further_way"
    lead_id: int = Field(primary_key=True, foreign_key="lead.id")
    detail: str = Field(primary_key=True)
    value: str = Field(primary_key=True)
    team_id: str
    at: datetime = a_moment()


class TakenOver(SQLModel, table=True):
    """The rows about a lead, and about the lead `other_id`, as they were before it last took over something (0: from
    what somebody typed), so that this can be taken back for a while."""

    __tablename__ = "taken_over"
    __table_args__ = (Index("ix_taken_over_at", "at"),)
    lead_id: int = Field(primary_key=True, foreign_key="lead.id")
    team_id: str
    other_id: int
    by: str
    at: datetime = a_moment()
    before: dict[str, Any] = json_value()


class ErasedKey(SQLModel, table=True):
    """A fingerprint of somebody who was erased: see bot.lead.identity.fingerprint. It belongs to no lead."""

    __tablename__ = "erased_key"
    team_id: str = Field(primary_key=True)
    fingerprint: str = Field(primary_key=True)
    at: datetime = a_moment()


class LeadMessage(SQLModel, table=True):
    """The place of a message about a lead, kept when its notice is forgotten."""

    __tablename__ = "lead_message"
    __table_args__ = {"sqlite_with_rowid": False}
    team_id: str = Field(primary_key=True)
    lead_id: int = Field(primary_key=True)
    channel: str = Field(primary_key=True)
    ts: str = Field(primary_key=True)
    kind: str = ""
    destination: str = ""
    posted_at: datetime | None = maybe_a_moment()
