"""Raising an alarm about follow-ups that are late: once for each day that one was planned for, to a manager."""

from bot.lead.kinds import NoticeKind
from bot.lead.team.sides import Side, managing
from bot.lead.workplace.workspace import Workspace
from bot.nurture.late.late_now import late_unraised
from storage import workspaces
from storage.delivery import outbox
from storage.nurture import untold
from storage.sql import Transaction


def raise_alarms(tx: Transaction) -> int:
    """Do so in every workspace; returns about how many."""
    return sum(_in_one(tx, workspace) for workspace in workspaces.everyone(tx))


def _in_one(tx: Transaction, workspace: Workspace) -> int:
    team_id = workspace.team_id
    to: dict[str, list[int]] = {}
    news = late_unraised(tx, workspace)
    members = workspaces.members(tx, team_id) if news else {}
    for each in news:
        untold.raised(tx, team_id, each)
        managers = managing(members, Side.MARKETING, each.marketer)
        to.setdefault(managers[0] if managers else each.marketer, []).append(each.lead_id)
    for manager, lead_ids in to.items():
        outbox.leave(tx, team_id, NoticeKind.LATE, manager, None, leads=lead_ids)
    return len(news)
