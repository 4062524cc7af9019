"""Counting what a digest says, as it stands at this moment."""

from bot.digest.record import Digest
from bot.lead.workplace.workspace import Workspace
from bot.numbers.period import Period
from storage.digest import counting
from storage.sql import Transaction


def count(
    tx: Transaction, workspace: Workspace, period: Period, *, skipped: Period | None = None, so_far: bool = False
) -> Digest:
    """Count a period, beside the weeks before it, and what stands now."""
    team_id, tz = workspace.team_id, workspace.hours.tz
    return Digest(
        counting.counted(tx, team_id, period, tz),
        tx.now,
        workspace.tz,
        tuple(counting.before(tx, team_id, period, tz)),
        counting.standing(tx, team_id, tz),
        skipped=skipped,
        so_far=so_far,
    )
