"""The numbers of this moment, counted by the database."""

from datetime import datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Table, and_, exists, func, not_, or_, select, text

from bot.cadence.work import Work
from bot.lead.lifecycle import Stage
from bot.lead.workplace.calendar import start_of_day
from bot.numbers.counts import Numbers
from bot.numbers.number import Number
from storage import tables
from storage.sql import Prepared, Transaction, given
from storage.tables.work import PAUSED, PROMISED

_lead, _due, _pause = tables.lead.c, tables.due.c, tables.pause.c
_ANSWER_OVER, _CONTACT_OVER = 4, 1
"""The steps of a promise after the one that is taken when its time is over: see bot/promises/ladder."""
_PAUSED = exists().where(_pause.lead_id == _due.lead_id, _pause.team_id == given("team"), text(PAUSED))
_no_answer = and_(_due.kind == Work.ANSWER, _due.step >= _ANSWER_OVER)
_no_contact = and_(_due.kind == Work.FIRST_CONTACT, _due.step >= _CONTACT_OVER)
_RUNS = and_(text(PROMISED), _due.anchor_at <= given("now"), not_(_PAUSED))
"""The promises that run: as many as leads are with sales, however many there have been."""
_OFFERED = _lead.stage == Stage.OFFERED
_FOLLOW_UP = text(tables.OPEN_FOLLOW_UP)

WHICH: dict[Number, tuple[Table, ColumnElement[bool]]] = {
    Number.WAITING: (tables.lead, _OFFERED),
    Number.WAITING_LONG: (tables.lead, and_(_OFFERED, _lead.stage_at < given("yesterday"))),
    Number.OVERDUE: (tables.due, and_(_RUNS, or_(_no_answer, _no_contact))),
    Number.UNOWNED: (tables.due, and_(_RUNS, _no_answer)),
    Number.NURTURING: (tables.lead, _lead.stage == Stage.NURTURING),
    Number.DUE_OVERDUE: (tables.due, and_(_FOLLOW_UP, _due.due_at < given("today"))),
    Number.DUE_TODAY: (tables.due, and_(_FOLLOW_UP, _due.due_at >= given("today"), _due.due_at < given("tomorrow"))),
    Number.DUE_NEXT_WEEK: (
        tables.due,
        and_(_FOLLOW_UP, _due.due_at >= given("tomorrow"), _due.due_at < given("in_a_week")),
    ),
}
"""The rows that each number counts."""


def _count(table: Table, which: ColumnElement[bool]) -> Any:
    return select(func.count()).select_from(table).where(table.c.team_id == given("team"), which).scalar_subquery()


_STANDING = Prepared(select(*(_count(*of).label(name) for name, of in WHICH.items())))


def standing(tx: Transaction, team_id: str, tz: ZoneInfo) -> Numbers:
    """Count what stands now; days are those of `tz`."""
    row = _STANDING.first(tx, team=team_id, **days(tx.now, tz)) or {}
    return {Number(name): count for name, count in row.items()}


def counted(tx: Transaction, team_id: str, which: Number, tz: ZoneInfo) -> int:
    """Count what one of these numbers stands at; days are those of `tz`."""
    found: int = _counting(which).value(tx, team=team_id, **days(tx.now, tz))
    return found


@cache
def _counting(which: Number) -> Prepared:
    return Prepared(select(_count(*WHICH[which])))


def days(now: datetime, tz: ZoneInfo) -> dict[str, datetime]:
    """Return the moments (UTC) that the conditions name."""
    today = now.astimezone(tz).date()
    begin = {name: start_of_day(today + timedelta(days=after), tz) for name, after in _DAYS.items()}
    return {"now": now, "yesterday": now - timedelta(days=1), **begin}


_DAYS = {"today": 0, "tomorrow": 1, "in_a_week": 8}
