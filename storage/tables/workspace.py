"""The tables of a workspace: its settings, whether Baton is installed there, and who holds which role."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from storage.sql import a_moment, maybe_a_moment


class Workspace(SQLModel, table=True):
    """One Slack workspace and its settings. `digest_weekday` counts from Monday = 0, local time.

    `tz_assumed` while nobody has said its zone, and Slack has not either. `country` is an ISO code, empty for that of
    the zone and "-" for none, `region` a part of it with holidays of its own. `week` are the working hours and
    `own_days` the days off, both as people type them; `promises` are
    the terms of promises that are not as usual (JSON). `digest_since` is when the digest's day and hour were set.
    `installed_at` is when Slack last showed that Baton is installed; `left_at`, when it was uninstalled since then.
    """

    team_id: str = Field(primary_key=True)
    tz: str = "UTC"
    sales_channel: str = ""
    marketing_channel: str = ""
    digest_weekday: int = 0
    digest_hour: int = 9
    last_number: int = 0
    created_at: datetime = a_moment()
    tz_assumed: bool = False
    installed_at: datetime | None = maybe_a_moment()
    left_at: datetime | None = maybe_a_moment()
    erasing: bool = False
    erase_secret: str = ""
    keep_months: int = 24
    keep_since: datetime = a_moment()
    country: str = ""
    region: str = ""
    week: str = "Mon-Fri 9:00-17:00"
    promises: str = ""
    own_days: str = ""
    cap_person: int = 3
    cap_company: int = 8
    ration: int = 25
    early_days: int = 10
    late_hours: int = 24
    digest_since: datetime = a_moment()
    import_ration: int = 10


class PersonZone(SQLModel, table=True):
    """Time zone of a person, as their Slack profile says, and when Slack was asked; "" if it did not say."""

    __tablename__ = "person_zone"
    team_id: str = Field(primary_key=True)
    user_id: str = Field(primary_key=True)
    tz: str
    asked_at: datetime = a_moment()


class Member(SQLModel, table=True):
    """A role somebody holds; a person may hold several. `named`: a manager, or the environment, gave it to them by
    name; otherwise they have it from a Slack user group."""

    team_id: str = Field(primary_key=True)
    user_id: str = Field(primary_key=True)
    role: str = Field(primary_key=True)
    named: bool = True


class Departure(SQLModel, table=True):
    """Somebody who can hold no role any more: their account is deactivated, a guest's, a bot's, or from elsewhere."""

    team_id: str = Field(primary_key=True)
    user_id: str = Field(primary_key=True)
    why: str
    at: datetime = a_moment()


class FilledSetting(SQLModel, table=True):
    """A setting that was filled once, from the environment or in Slack: a start never fills it again, even if it is
    empty now. `setting` is a channel's column of the workspace, or a role."""

    __tablename__ = "filled_setting"
    team_id: str = Field(primary_key=True)
    setting: str = Field(primary_key=True)


class SettingChange(SQLModel, table=True):
    """The last change of a setting, with who made it; `setting` is its field in the form."""

    __tablename__ = "setting_change"
    team_id: str = Field(primary_key=True)
    setting: str = Field(primary_key=True)
    changed_by: str


class HomeRow(SQLModel, table=True):
    """The Home of somebody who opened it at `opened_at`. It shows what was so at `read_at` and was drawn at `drawn_at`;
    something that may concern them happened at `changed_at`. `shown` is the page they chose, `stamp` of what was drawn,
    `hash` Slack's. A process has it until `leased_until`."""

    __tablename__ = "home"
    team_id: str = Field(primary_key=True)
    user_id: str = Field(primary_key=True)
    opened_at: datetime = a_moment()
    changed_at: datetime = a_moment()
    read_at: datetime = a_moment()
    drawn_at: datetime = a_moment()
    leased_until: datetime = a_moment()
    shown: str = ""
    stamp: str = ""
    hash: str = ""


class HomeNews(SQLModel, table=True):
    """The last line of history, and the last notice, that was heard for the Homes of a workspace."""

    __tablename__ = "home_news"
    team_id: str = Field(primary_key=True)
    event_id: int = 0
    notice_id: int = 0
