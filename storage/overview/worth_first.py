"""Leads that wait for sales, the most valuable first: as many as a page shows, found by an index."""

from sqlalchemy import and_, func, or_, select, text

from bot.lead.record import Listed
from storage import tables
from storage.finding import LISTED, MOST_COUNTED, in_list
from storage.sql import Prepared, Transaction, given, number

_lead = tables.lead.c
_FOR_THEM = or_(
    _lead.routed_to.in_(("", given("who"))),
    _lead.reserved_until <= given("now"),
    and_(_lead.reserved_until.is_(None), _lead.route_mode != "assigned"),
)
"""Nobody else has it for themselves: as bot/routing/may_decide says of a lead that was read."""
_WAITING = and_(_lead.team_id == given("team"), text("stage = 'offered'"), _FOR_THEM)
_BEST = Prepared(
    select(*LISTED).where(_WAITING).order_by(_lead.worth.desc(), _lead.stage_at, _lead.id).limit(given("most"))
)
_SOME = select(_lead.id).where(_WAITING).limit(number(MOST_COUNTED)).subquery()
_COUNTED = Prepared(select(func.count()).select_from(_SOME))


def best_first(tx: Transaction, team_id: str, user_id: str, limit: int) -> list[Listed]:
    """List the leads that this rep may decide on now; of two that are worth the same, the one that waits longer."""
    rows = _BEST.rows(tx, team=team_id, who=user_id, now=tx.now, most=limit)
    return [in_list(row) for row in rows]


def waiting_for(tx: Transaction, team_id: str, user_id: str) -> int:
    """Count them: `MOST_COUNTED` for as many or more."""
    found: int = _COUNTED.value(tx, team=team_id, who=user_id, now=tx.now)
    return found
