"""The tables of what managers set. Every row carries its workspace."""

from sqlmodel import Field, SQLModel


class FilledSetting(SQLModel, table=True):
    """A setting that somebody has filled once, from the environment or in Slack: a start fills it no more, also when
    it is empty now. `setting` is a channel's column of the workspace, or a role."""

    __tablename__ = "filled_setting"
    team_id: str = Field(primary_key=True)
    setting: str = Field(primary_key=True)


class SettingChange(SQLModel, table=True):
    """Who changed a setting last; `setting` is its field in the form."""

    __tablename__ = "setting_change"
    team_id: str = Field(primary_key=True)
    setting: str = Field(primary_key=True)
    changed_by: str
