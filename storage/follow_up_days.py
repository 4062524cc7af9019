"""Somebody's follow-ups by their days: those that come, and those whose moments move with them to another zone."""

from datetime import UTC, datetime
from functools import cache

from sqlalchemy import and_, func, select, text, update

from bot.lead.record import Listed
from storage import tables
from storage.due import Due
from storage.finding import LISTED, in_list
from storage.sql import Prepared, Transaction, given, number

_EVER = datetime(1970, 1, 1, tzinfo=UTC)
_due = tables.due.c
_lead = tables.lead.c
_UNTOLD = and_(
    _due.team_id == given("team"),
    _due.marketer == given("who"),
    text(tables.OPEN_FOLLOW_UP),
    _due.state == "pending",
    _due.day != "",
)
_DAYS_OF = Prepared(select(_due.day).where(_UNTOLD).distinct())
_MOVE_DAY = Prepared(update(tables.due).where(_UNTOLD, _due.day == given("on")), "due_at")
_FIRST = Prepared(
    select(_due.due_at).where(_UNTOLD, _due.due_at < given("until")).order_by(_due.due_at).limit(number(1))
)
_REST = Prepared(
    select(*(_due[name] for name in Due.__dataclass_fields__))
    .where(
        _due.team_id == given("team"),
        _due.marketer == given("who"),
        text(tables.OPEN_FOLLOW_UP),
        _due.state == "pending",
        _due.due_at > given("since"),
        _due.due_at < given("until"),
    )
    .order_by(_due.due_at)
    .limit(given("most"))
    .with_for_update(skip_locked=True)
)
_COMING = (
    select(*LISTED, _due.day)
    .join(tables.lead, and_(_lead.team_id == _due.team_id, _lead.id == _due.lead_id))
    .where(
        _due.team_id == given("team"),
        _due.marketer == given("who"),
        text(tables.OPEN_FOLLOW_UP),
        _due.due_at >= given("since"),
        _due.due_at < given("until"),
    )
    .order_by(_due.due_at, _due.id)
)
_COMING_COUNTED = Prepared(
    select(func.count()).where(
        _due.team_id == given("team"),
        _due.marketer == given("who"),
        text(tables.OPEN_FOLLOW_UP),
        _due.due_at >= given("since"),
        _due.due_at < given("until"),
    )
)


def untold(tx: Transaction, team_id: str, marketer: str) -> list[str]:
    """List the days (ISO) on which somebody has follow-ups that they were not told of yet."""
    found: list[str] = _DAYS_OF.values(tx, team=team_id, who=marketer)
    return found


def move_day(tx: Transaction, team_id: str, marketer: str, day: str, due_at: datetime) -> None:
    """Have somebody's follow-ups of that day come at another moment (UTC)."""
    _MOVE_DAY.run(tx, team=team_id, who=marketer, on=day, due_at=due_at)


def first_of_day(tx: Transaction, team_id: str, marketer: str, until: datetime) -> datetime | None:
    """Return when somebody is to be told of a follow-up next (UTC), if that is before then; it may be now."""
    found: datetime | None = _FIRST.value(tx, team=team_id, who=marketer, until=until)
    return found


def rest_of_day(tx: Transaction, team_id: str, marketer: str, until: datetime, most: int) -> list[Due]:
    """Claim what else somebody is to be told of from now until then (UTC), earliest first."""
    found = _REST.all(tx, team=team_id, who=marketer, since=tx.now, until=until, most=most)
    return [Due(**row) for row in found]


def coming(
    tx: Transaction, team_id: str, until: datetime, marketer: str, limit: int = 20, since: datetime = _EVER
) -> list[Listed]:
    """List leads with the dates of a marketer's follow-ups due at `since` or later and before `until` (UTC), earliest
    first."""
    rows = _coming(limit).rows(tx, team=team_id, who=marketer, since=since, until=until)
    return [in_list(row) for row in rows]


def coming_counted(tx: Transaction, team_id: str, until: datetime, marketer: str, since: datetime = _EVER) -> int:
    """Count them."""
    found: int = _COMING_COUNTED.value(tx, team=team_id, who=marketer, since=since, until=until)
    return found


@cache
def _coming(most: int) -> Prepared:
    return Prepared(_COMING.limit(number(most)))
