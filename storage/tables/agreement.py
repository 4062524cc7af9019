"""The tables of a definition in the making: drafts, proposals, and who signed them. Every time is UTC."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from storage.sql import a_moment, json_value, maybe_a_moment

_OPEN = text("state = 'open'")


class DefinitionVersion(SQLModel, table=True):
    __tablename__ = "definition"
    team_id: str = Field(primary_key=True)
    version: int = Field(primary_key=True)
    body: dict[str, Any] = json_value()
    effective_at: datetime = a_moment()


class DefinitionDraft(SQLModel, table=True):
    """The draft a manager is working on; `based_on` is the version it was begun from."""

    __tablename__ = "definition_draft"
    team_id: str = Field(primary_key=True)
    user_id: str = Field(primary_key=True)
    body: dict[str, Any] = json_value()
    based_on: int
    changed_at: datetime = a_moment()


class Proposal(SQLModel, table=True):
    """A definition somebody proposed. `state` is open, replaced, withdrawn or effective; one may be open.

    `replaces` is the version in force when it was proposed, `version` the one it became, if it did.
    """

    __table_args__ = (
        Index("ix_proposal_open", "team_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("ix_proposal_version", "team_id", "version"),
    )
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    body: dict[str, Any] = json_value()
    replaces: int
    proposed_by: str
    proposed_at: datetime = a_moment()
    state: str = "open"
    closed_at: datetime | None = maybe_a_moment()
    version: int | None = None


class Signature(SQLModel, table=True):
    """One side's signature under a proposal; `side` is marketing or sales."""

    proposal_id: int = Field(primary_key=True, foreign_key="proposal.id")
    side: str = Field(primary_key=True)
    team_id: str
    user_id: str
    at: datetime = a_moment()


class Rejudging(SQLModel, table=True):
    """The re-judging of open drafts under a version, a batch at a time: leads up to the id `after` are done.

    `moved` counts the verdicts that changed, as "before after" -> how many.
    """

    team_id: str = Field(primary_key=True)
    version: int
    asked_by: str
    asked_at: datetime = a_moment()
    after: int = 0
    until: int
    total: int = 0
    moved: dict[str, Any] = json_value()
    done: bool = False
