"""The table of who helped with a lead that somebody else brought in: see bot/credit/shares."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from storage.sql import a_moment


class ContributionRow(SQLModel, table=True):
    """Somebody's help with a lead, `how` being one of bot.credit.shares.How; `at` is when they first did so. Helpers
    are kept also while they are the originator: a merge may give the credit to somebody else."""

    __tablename__ = "contribution"
    lead_id: int = Field(primary_key=True, foreign_key="lead.id")
    user_id: str = Field(primary_key=True)
    how: str = Field(primary_key=True)
    team_id: str
    at: datetime = a_moment()
