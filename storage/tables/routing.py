"""The tables of routing: the rulebook's versions and drafts, whose turn it is, and the log of what was decided."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.sql import a_moment, json_value, maybe_a_moment

OF_AN_ACCOUNT = "company_key <> '' AND owner <> ''"
RESERVED = "reserved_until IS NOT NULL AND stage = 'offered'"
FOR_SOMEBODY = "routed_to <> '' AND stage = 'offered'"
"""The conditions as written in the indexes of leads: a rep has or had one of a known company; it waits for sales, kept
for somebody until then; it waits, for somebody."""


class RulebookRow(SQLModel, table=True):
    """A version of a workspace's book; the newest is in force. There is none until a manager sets one up."""

    __tablename__ = "rulebook"
    team_id: str = Field(primary_key=True)
    version: int = Field(primary_key=True)
    body: dict[str, Any] = json_value()
    changed_by: str
    changed_at: datetime = a_moment()


class RulebookDraft(SQLModel, table=True):
    """The rulebook a manager is working on; `based_on` is the version it was begun from."""

    __tablename__ = "rulebook_draft"
    team_id: str = Field(primary_key=True)
    user_id: str = Field(primary_key=True)
    body: dict[str, Any] = json_value()
    based_on: int
    changed_at: datetime = a_moment()


class RoutingTurn(SQLModel, table=True):
    """The turns of a group, in one row that whoever takes one holds: see bot/routing/rules/turns."""

    __tablename__ = "routing_turn"
    team_id: str = Field(primary_key=True)
    group_id: int = Field(primary_key=True)
    state: dict[str, Any] = json_value()


class RoutingNote(SQLModel, table=True):
    """A line of routing's log: added, never changed. `lead_id` is empty for a change of the rulebook; `version` is that
    of the rulebook it went by, or that was made. `passed` are pairs of a user id and why they were not chosen."""

    __tablename__ = "routing_note"
    __table_args__ = (
        Index("ix_routing_note_lead", "lead_id", "team_id", "id"),
        Index("ix_routing_note_team", "team_id", "id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    at: datetime = a_moment()
    what: str
    lead_id: int | None = Field(default=None, foreign_key="lead.id")
    offer: int = 0
    why: str = ""
    to: str = ""
    by: str = ""
    mode: str = ""
    until: datetime | None = maybe_a_moment()
    group_id: int = 0
    rule_id: int = 0
    version: int = 0
    about: dict[str, Any] = json_value()
    passed: list[Any] = json_value()
