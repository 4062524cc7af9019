"""Leads that were offered to sales lately, for a dry run over them."""

from datetime import datetime

from sqlalchemy import and_, case, func, select, text

from bot.lead.kinds import EventKind
from bot.lead.record import Lead
from storage import leads, tables
from storage.sql import Prepared, Transaction, given

_lead, _event = tables.lead.c, tables.event.c
_OFFERED = and_(
    _event.team_id == given("team"),
    _event.at >= given("since"),
    text(tables.COUNTED),  # in the words of the index
    _event.kind == str(EventKind.OFFERED),
)
_HAD = case((_lead.owner != "", _lead.owner), (_lead.decided_by != "", _lead.decided_by), else_=_lead.routed_to)
_LATELY = Prepared(
    select(*leads.COLUMNS, _event.at.label("offered_at"), _HAD.label("had"))
    .join(tables.event, and_(_event.lead_id == _lead.id, _event.team_id == _lead.team_id))
    .where(_OFFERED, _lead.team_id == given("team"))
    .order_by(_event.at.desc(), _event.id.desc())
    .limit(given("most"))
)
_COUNTED = Prepared(select(func.count()).where(_OFFERED))


def offered_since(tx: Transaction, team_id: str, since: datetime, most: int) -> list[tuple[Lead, datetime, str]]:
    """Return the latest offers since then (UTC), in their order: the lead, when, and who had it or was named for it."""
    found = []
    for row in reversed(_LATELY.all(tx, team=team_id, since=since, most=most)):
        at, had = row.pop("offered_at"), row.pop("had")
        found.append((leads.record(row), at, had))
    return found


def counted_since(tx: Transaction, team_id: str, since: datetime) -> int:
    found: int = _COUNTED.value(tx, team=team_id, since=since)
    return found
