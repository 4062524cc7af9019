"""The days of somebody's follow-ups, whose moments move with them to another zone."""

from datetime import datetime

from sqlalchemy import and_, select, text, update

from storage import tables
from storage.sql import Prepared, Transaction, given

_due = tables.due.c
_UNTOLD = and_(
    _due.team_id == given("team"),
    _due.marketer == given("who"),
    text(tables.OPEN_FOLLOW_UP),
    _due.state == "pending",
    _due.day != "",
)
_DAYS_OF = Prepared(select(_due.day).where(_UNTOLD).distinct())
_MOVE_DAY = Prepared(update(tables.due).where(_UNTOLD, _due.day == given("on")), "due_at")


def untold(tx: Transaction, team_id: str, marketer: str) -> list[str]:
    """List the days (ISO) on which somebody has follow-ups that they were not told of yet."""
    found: list[str] = _DAYS_OF.values(tx, team=team_id, who=marketer)
    return found


def move_day(tx: Transaction, team_id: str, marketer: str, day: str, due_at: datetime) -> None:
    """Have somebody's follow-ups of that day come at another moment (UTC)."""
    _MOVE_DAY.run(tx, team=team_id, who=marketer, on=day, due_at=due_at)
