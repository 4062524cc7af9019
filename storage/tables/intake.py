"""The tables of leads coming in: companies' names, by which similar ones are recognised, and who helped with a
lead that somebody else brought in (see bot/credit/shares)."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from storage.sql import a_moment


class CompanyBlock(SQLModel, table=True):
    """The blocks of bot.lead.identity.sameness that each company's name is in, so that similar ones are found."""

    __tablename__ = "company_block"
    __table_args__ = {"sqlite_with_rowid": False}
    team_id: str = Field(primary_key=True)
    block: str = Field(primary_key=True)
    company_key: str = Field(primary_key=True)


class ContributionRow(SQLModel, table=True):
    """Somebody's help with a lead, `how` being one of bot.credit.shares.How; `at` is when they first did so. Helpers
    are kept also while they are the originator: a merge may give the credit to somebody else."""

    __tablename__ = "contribution"
    lead_id: int = Field(primary_key=True, foreign_key="lead.id")
    user_id: str = Field(primary_key=True)
    how: str = Field(primary_key=True)
    team_id: str
    at: datetime = a_moment()
