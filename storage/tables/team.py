"""The tables of the team: what each rep takes on, when they are away, and who changed that."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from storage.sql import a_moment, core_table, index_of, json_value, maybe_a_moment

LASTING = "ended_at IS NULL"
"""The condition as written in the index: absences that are planned, or under way."""


class RepRow(SQLModel, table=True):
    """A rep as managers and they themselves described them; without a row, everything is as for anybody.

    `kind` is "hunter", "farmer" or "" for both; `cap` the most leads they have open, None for no limit; `hours` as they
    typed them, "" for the team's; `tz` overrides what Slack says, "" for that.
    """

    __tablename__ = "rep"
    team_id: str = Field(primary_key=True)
    user_id: str = Field(primary_key=True)
    kind: str = ""
    segments: list[str] = json_value()
    territories: list[str] = json_value()
    weight: int = 1
    cap: int | None = None
    hours: str = ""
    tz: str = ""


class AbsenceRow(SQLModel, table=True):
    """Somebody's absence from `since` up to but not including `until` (UTC). Where whole days were said, `first_day`
    and `last_day` are the days, as ISO dates where they live; else "". `cover` sees to their leads meanwhile."""

    __tablename__ = "absence"
    __table_args__ = (
        Index("ix_absence_user", "team_id", "user_id", "until"),
        Index("ix_absence_lasting", "team_id", "until", **index_of(LASTING)),
        Index("ix_absence_cover", "team_id", "cover", **index_of(LASTING)),
    )
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    user_id: str
    since: datetime = a_moment()
    until: datetime = a_moment()
    first_day: str = ""
    last_day: str = ""
    cover: str = ""
    noted_by: str
    noted_at: datetime = a_moment()
    ended_at: datetime | None = maybe_a_moment()
    ended_by: str = ""


class TeamChange(SQLModel, table=True):
    """A change of what is known of somebody on the team, with who made it; `field` is its name in the form."""

    __tablename__ = "team_change"
    __table_args__ = (Index("ix_team_change_user", "team_id", "user_id", "id"),)
    id: int | None = Field(default=None, primary_key=True)
    team_id: str
    user_id: str
    field: str
    before: str
    after: str
    by: str
    at: datetime = a_moment()


class RoleGroup(SQLModel, table=True):
    """A Slack user group whose members hold a role."""

    __tablename__ = "role_group"
    team_id: str = Field(primary_key=True)
    role: str = Field(primary_key=True)
    group_id: str = Field(primary_key=True)


class UserGroup(SQLModel, table=True):
    """A Slack user group that gives a role, as Slack last described it at `asked_at` (UTC); without that, Slack is to
    be asked. `gone`: it is disabled, and nobody is in it."""

    __tablename__ = "user_group"
    team_id: str = Field(primary_key=True)
    group_id: str = Field(primary_key=True)
    name: str = ""
    handle: str = ""
    gone: bool = False
    asked_at: datetime | None = maybe_a_moment()


class GroupMember(SQLModel, table=True):
    """Somebody in such a group; `unfit` says why they can hold no role, "" if they can."""

    __tablename__ = "group_member"
    team_id: str = Field(primary_key=True)
    group_id: str = Field(primary_key=True)
    user_id: str = Field(primary_key=True)
    unfit: str = ""


rep = core_table(RepRow)
absence = core_table(AbsenceRow)
team_change = core_table(TeamChange)
role_group = core_table(RoleGroup)
user_group = core_table(UserGroup)
group_member = core_table(GroupMember)
