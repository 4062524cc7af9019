"""The workspace's settings, as a manager sees and changes them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.lead.people import Role


@dataclass(frozen=True, slots=True)
class SettingsSheet:
    """The workspace's settings as a manager sees them."""

    sales_channel: str = ""
    marketing_channel: str = ""
    tz: str = "UTC"
    digest_weekday: int = 0
    digest_hour: int = 9
    members: Mapping[Role, Sequence[str]] = field(default_factory=dict)
    experienced: Sequence[str] = ()
