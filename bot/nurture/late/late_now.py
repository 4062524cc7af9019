"""Reading which follow-ups of a workspace are late: by more hours than the setting, and nobody was told."""

from collections.abc import Collection
from datetime import date, timedelta

from bot.lead.workplace.calendar import start_of_day_on
from bot.lead.workplace.workspace import Workspace
from bot.nurture.late.untold import MOST, Untold
from storage import zones
from storage.nurture import untold
from storage.sql import Transaction

_AT_ONCE = 10_000
_OVER_A_REST = timedelta(days=4)
"""The time for which one may have to wait until its marketer works again, and be late all the same."""


def late_now(tx: Transaction, workspace: Workspace, marketer: str = "") -> list[Untold]:
    """Return the first of the workspace's, or of one marketer's, up to one more than `MOST`. A day off of their
    marketer's is no excuse: it was planned for a day on which they work."""
    return _late(tx, workspace, untold.waiting(tx, workspace.team_id, _span(tx, workspace, MOST + 1), marketer))


def late_unraised(tx: Transaction, workspace: Workspace) -> list[Untold]:
    """Return those of which nobody was told that they are late; after a long downtime, the first ten thousand."""
    return _late(tx, workspace, untold.not_raised(tx, workspace.team_id, _span(tx, workspace, _AT_ONCE)))


def late_among(tx: Transaction, workspace: Workspace, lead_ids: Collection[int]) -> list[Untold]:
    """Return those of these leads."""
    span = _span(tx, workspace, len(lead_ids))
    return _late(tx, workspace, untold.among(tx, workspace.team_id, span, lead_ids))


def _span(tx: Transaction, workspace: Workspace, most: int) -> untold.Span:
    before = tx.now - timedelta(hours=workspace.late_hours) + timedelta(days=1)
    return untold.Span(before.date().isoformat(), tx.now + _OVER_A_REST, most)


def _late(tx: Transaction, workspace: Workspace, found: list[Untold]) -> list[Untold]:
    """Keep those whose day is over for long enough where their marketer lives."""
    patience, live = timedelta(hours=workspace.late_hours), zones.of_team(tx, workspace.team_id) if found else {}
    return [
        each
        for each in found
        if start_of_day_on(date.fromisoformat(each.day), workspace.hours_in(live.get(each.marketer) or workspace.tz))
        + patience
        < tx.now
    ]
