"""The leads behind what stands at this moment: those that wait, are nurtured, or have a promise or a follow-up due."""

from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import and_, func, select

from bot.lead.record import Listed
from bot.numbers.number import Number
from storage import tables
from storage.finding import LISTED, in_list
from storage.numbers.now import WHICH, days
from storage.sql import Prepared, Transaction, given

_lead = tables.lead.c


def listed(
    tx: Transaction, team_id: str, number: Number, tz: ZoneInfo, earlier: int, most: int
) -> tuple[list[Listed], int]:
    """List the leads that the number counts now, the one that has stood longest first, without the `earlier` ones at
    the top; and say how many there are."""
    listing, count = _listing(number)
    values: dict[str, Any] = {"team": team_id, **days(tx.now, tz)}
    total: int = count.value(tx, **values)
    return [in_list(row) for row in listing.rows(tx, **values, earlier=earlier, most=most)], total


@cache
def _listing(number: Number) -> tuple[Prepared, Prepared]:
    table, which = WHICH[number]
    ours = and_(table.c.team_id == given("team"), which)
    some = select(*LISTED).where(_lead.team_id == given("team"))
    if table is tables.lead:
        some = some.where(ours).order_by(_lead.stage_at, _lead.id)
    else:
        some = some.join(table, table.c.lead_id == _lead.id).where(ours).order_by(table.c.due_at, table.c.id)
    page = some.limit(given("most")).offset(given("earlier"))
    return Prepared(page), Prepared(select(func.count()).select_from(table).where(ours))
