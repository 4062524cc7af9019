"""Reasons why somebody can hold no role here, as Slack tells of their account."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any


class Unfit(StrEnum):
    """A reason why somebody can hold no role."""

    DEACTIVATED = "deactivated"
    GUEST = "guest"
    BOT = "bot"
    ELSEWHERE = "elsewhere"
    OFF_TEAM = "off_team"
    """They could, but have none: a manager took it from them."""


WORDS: Mapping[str, str] = {
    Unfit.DEACTIVATED: "has left: the Slack account is deactivated",
    Unfit.GUEST: "is only a guest in this Slack workspace now",
    Unfit.BOT: "is a bot",
    Unfit.ELSEWHERE: "does not belong to this Slack workspace",
    Unfit.OFF_TEAM: "was taken off the team",
}
"""Words for each, to stand behind a name."""

AT_THE_FIELD: Mapping[str, str] = {
    Unfit.DEACTIVATED: "has a deactivated account",
    Unfit.GUEST: "is a guest in this workspace",
    Unfit.BOT: "is a bot",
    Unfit.ELSEWHERE: "belongs to another workspace",
}

REFUSED_AS: Mapping[str, Unfit] = {
    "user_disabled": Unfit.DEACTIVATED,
    "user_not_found": Unfit.ELSEWHERE,
    "user_not_visible": Unfit.ELSEWHERE,
    "cannot_dm_bot": Unfit.BOT,
}
"""The meaning of Slack's refusals to write to somebody."""

_SLACKBOT = "USLACKBOT"


def unfit(user: Mapping[str, Any], team_id: str) -> Unfit | None:
    """Say why the person of this Slack user object can hold no role in the workspace; None if they can."""
    if user.get("deleted"):
        return Unfit.DEACTIVATED
    if user.get("is_bot") or user.get("is_workflow_bot") or user.get("id") == _SLACKBOT:
        return Unfit.BOT
    if user.get("is_stranger") or not _is_ours(user, team_id):
        return Unfit.ELSEWHERE
    return Unfit.GUEST if user.get("is_restricted") or user.get("is_ultra_restricted") else None


def _is_ours(user: Mapping[str, Any], team_id: str) -> bool:
    """Of one organisation's workspaces, somebody may belong to several, and Slack names any of them, or it."""
    home, teams = str(user.get("team_id") or ""), (user.get("enterprise_user") or {}).get("teams") or []
    return home in ("", team_id) or home.startswith("E") or team_id in teams
