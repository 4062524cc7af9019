"""Reading which follow-ups of a workspace are late: by more hours than the setting, and nobody was told."""

from datetime import date, timedelta

from bot.lead.workplace.calendar import start_of_day_on
from bot.lead.workplace.workspace import Workspace
from bot.nurture.late.untold import Untold
from storage import zones
from storage.nurture import untold
from storage.sql import Transaction

MOST = 100
_OVER_A_REST = timedelta(days=4)
"""The time for which one may have to wait until its marketer works again, and be late all the same."""


def late_now(tx: Transaction, workspace: Workspace) -> list[Untold]:
    """Return them, those first that were to come first. A day off of their marketer's is no excuse: it was planned
    for a day on which they work."""
    team_id, patience = workspace.team_id, timedelta(hours=workspace.late_hours)
    before = (tx.now - patience + timedelta(days=1)).date().isoformat()
    found = untold.waiting(tx, team_id, before, tx.now + _OVER_A_REST, MOST)
    live = zones.of_team(tx, team_id) if found else {}
    return [
        each
        for each in found
        if start_of_day_on(date.fromisoformat(each.day), workspace.hours_in(live.get(each.marketer) or workspace.tz))
        + patience
        < tx.now
    ]
