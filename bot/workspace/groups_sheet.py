"""The Slack user groups that give roles, as managers see them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.lead.people import Role

FIELD: Mapping[Role, str] = {role: f"group.{role}" for role in Role}
"""The form's field for each role."""

LABELS: Mapping[Role, str] = {
    Role.MARKETER: "Marketers",
    Role.REP: "Sales reps",
    Role.MARKETING_MANAGER: "Managers of marketing",
    Role.SALES_MANAGER: "Managers of sales",
}


@dataclass(frozen=True, slots=True)
class Described:
    """A user group as Slack last described it; `members` can hold a role, `unfit` cannot; `asking` while Slack has not
    said yet who is in it. `gone`: it is disabled in Slack."""

    id: str
    name: str
    handle: str
    gone: bool = False
    members: int = 0
    unfit: int = 0
    asking: bool = False


@dataclass(frozen=True, slots=True)
class GroupsSheet:
    """The ids of the groups that give each role, with what is known of each; `refused` is Slack's word for why it does
    not tell which groups there are, "" if it does."""

    by_role: Mapping[Role, Sequence[str]] = field(default_factory=dict)
    described: Mapping[str, Described] = field(default_factory=dict)
    refused: str = ""

    def but_refused(self, refused: str) -> "GroupsSheet":
        return replace(self, refused=refused)
