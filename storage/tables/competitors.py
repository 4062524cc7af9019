"""The tables of competitors: which there are, which leads name them, and what is said of them just now."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.sql import index_of, maybe_a_moment

STIRRING = "seen_to >= 0"
"""The condition as written in the index: a competitor came up, and not all leads that name it have been seen to."""


class Competitor(SQLModel, table=True):
    """A competitor that a lead has named. `said` tells how it came up last, when and who said so; `seen_to` is the last
    lead that was seen to for it, -1 once all were."""

    __table_args__ = (Index("ix_competitor_stirring", "stirred_at", **index_of(STIRRING)),)
    team_id: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    name: str
    said: str = ""
    stirred_at: datetime | None = maybe_a_moment()
    stirred_by: str = ""
    seen_to: int = -1


class CompetitorNamed(SQLModel, table=True):
    """A lead that names a competitor; what is said of it up to `quiet_until` (UTC) moves
    nothing: its touch was brought forward for it."""

    __tablename__ = "competitor_named"
    __table_args__ = (Index("ix_competitor_named_lead", "lead_id", "team_id"),)
    team_id: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    lead_id: int = Field(primary_key=True, foreign_key="lead.id")
    quiet_until: datetime | None = maybe_a_moment()
