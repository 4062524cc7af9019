"""The table of leads coming in: the names of companies by which similar ones are recognised."""

from sqlmodel import Field, SQLModel


class CompanyBlock(SQLModel, table=True):
    """The blocks of bot.lead.identity.sameness that each company's name is in, so that similar ones are found."""

    __tablename__ = "company_block"
    __table_args__ = {"sqlite_with_rowid": False}
    team_id: str = Field(primary_key=True)
    block: str = Field(primary_key=True)
    company_key: str = Field(primary_key=True)
