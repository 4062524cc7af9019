"""The choice of who reviews a lead, and the question whether it has to be reviewed."""

from collections.abc import Collection, Iterable

from bot.judging.review.gate import is_own
from bot.lead.people import Role
from bot.lead.record import Lead
from bot.lead.team.sides import Side, managing
from bot.sources.source import NOWHERE, Source
from storage import workspaces
from storage.sources import reviews, sources
from storage.sql import Transaction
from storage.team import absences


def on_probation(tx: Transaction, lead: Lead) -> Source | None:
    """Return the lead's source if it is on probation now, so that sales gets its leads only after a review."""
    source = sources.get(tx, lead.team_id, lead.source_id) if lead.source_id else NOWHERE
    return source if source.probation_at else None


def reviewer_for(tx: Transaction, lead: Lead, but: Collection[str] = ()) -> str:
    """Return who is to review the lead: another marketer, or where there is none, a manager of marketing; "" where
    nobody else is here at all. Whoever reviewed it before comes first, then whoever has the fewest to review; somebody
    away, only where everybody is."""
    members = workspaces.members(tx, lead.team_id)
    ranks = (members[Role.MARKETER], managing(members, Side.MARKETING, lead.originator, lead.in_charge))
    others = [[user for user in rank if not is_own(lead, user) and user not in but] for rank in ranks]
    away = _away(tx, lead.team_id)
    here = [[user for user in rank if user not in away] for rank in others]
    found = next((rank for rank in (*here, *others) if rank), [])
    return _least_busy(tx, lead, found) if found else ""


def managers_for(tx: Transaction, lead: Lead) -> list[str]:
    """Return the managers who can review the lead: those of marketing or, where it has none, those of sales."""
    members = workspaces.members(tx, lead.team_id)
    found = managing(members, Side.MARKETING, lead.originator, lead.in_charge)
    away = _away(tx, lead.team_id)
    return [user for user in found if user not in away] or list(found)


def still_can(tx: Transaction, lead: Lead, user: str) -> bool:
    """Tell whether somebody who was asked to review the lead is still there to do it."""
    members = workspaces.members(tx, lead.team_id)
    can = user in members[Role.MARKETER] or user in managing(members, Side.MARKETING, lead.originator, lead.in_charge)
    return can and not is_own(lead, user) and user not in _away(tx, lead.team_id)


def _away(tx: Transaction, team_id: str) -> set[str]:
    known = absences.of_team(tx, team_id)
    return {user for user, theirs in known.items() if any(each.lasts_at(tx.now) for each in theirs)}


def _least_busy(tx: Transaction, lead: Lead, found: Iterable[str]) -> str:
    before = reviews.latest_about(tx, lead)
    knows = {before.decided_by or before.reviewer} if before else set()
    waiting = reviews.waiting_by_reviewer(tx, lead.team_id)
    turn = sorted(found)
    turn = turn[lead.number % len(turn) :] + turn[: lead.number % len(turn)]
    return min(turn, key=lambda user: (user not in knows, waiting.get(user, 0)))
