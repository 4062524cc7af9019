"""Leads on the triage list: people who only attended something. An index serves each."""

from functools import cache

from sqlalchemy import func, select, text

from bot.lead.record import Listed
from storage import tables
from storage.finding import LISTED, MOST_COUNTED, in_list
from storage.sql import Prepared, Transaction, given, number

_lead = tables.lead.c
_THERE = (_lead.team_id == given("team"), text(tables.IN_TRIAGE))


def in_triage(tx: Transaction, team_id: str, user_id: str, limit: int) -> list[Listed]:
    """List those of this marketer, or with "" everybody's, that came first first."""
    values = {"team": team_id, "most": limit} | ({"who": user_id} if user_id else {})
    return [in_list(row) for row in _listing(theirs=bool(user_id)).rows(tx, **values)]


def counted(tx: Transaction, team_id: str, user_id: str) -> int:
    """Count them: `MOST_COUNTED` for as many or more."""
    found: int = _counting(theirs=bool(user_id)).value(tx, team=team_id, **({"who": user_id} if user_id else {}))
    return found


@cache
def _listing(*, theirs: bool) -> Prepared:
    whose = (_lead.in_charge == given("who"),) if theirs else ()
    chosen = select(*LISTED).where(*_THERE, *whose)
    return Prepared(chosen.order_by(_lead.triage_at, _lead.id).limit(given("most")))


@cache
def _counting(*, theirs: bool) -> Prepared:
    whose = (_lead.in_charge == given("who"),) if theirs else ()
    return Prepared(
        select(func.count()).select_from(select(_lead.id).where(*_THERE, *whose).limit(number(MOST_COUNTED)).subquery())
    )
