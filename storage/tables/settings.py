"""The tables of what managers set. Every row carries its workspace."""

from sqlmodel import Field, SQLModel


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
