"""Homes that somebody looks at: what they show, and whether something has happened since that concerns them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Any, NamedTuple

from sqlalchemy import and_, delete, func, select, update

from bot.overview.at_home.drawn import Drawn as Drawn
from bot.overview.at_home.whom import News, concerned
from storage import tables, workspaces
from storage.sql import Among, Prepared, Transaction, given, insert_new, upsert

APART = timedelta(seconds=5)
"""The least time between two drawings of one Home that nobody asked for."""
LOOKED_AT = timedelta(days=3)
"""The time for which a Home may stand open: Slack says when one is opened, and never that it is closed."""
_LEASE = timedelta(seconds=30)
_MOST_NEWS = 500
_SETTLED = timedelta(seconds=2)

_home, _news, _event, _lead, _notice = (
    each.c for each in (tables.home, tables.home_news, tables.event, tables.lead, tables.notice)
)


class DueHome(NamedTuple):
    """A Home to be looked at again, with what it shows."""

    user_id: str
    drawn: Drawn


_THIS = and_(_home.team_id == given("team"), _home.user_id == given("user"))
_CHANGED = and_(_home.changed_at > _home.read_at, _home.drawn_at <= given("before"), _home.leased_until <= given("now"))
_ANY = Prepared(select(func.count()).where(_home.team_id == given("team"), _home.opened_at > given("since")).limit(1))
_CURSOR = Prepared(select(_news.event_id, _news.notice_id).where(_news.team_id == given("team")))
_WHO = (_event.actor, _lead.originator, _lead.in_charge, _lead.owner, _lead.decided_by, _lead.routed_to)


def _ours(team_id: Any) -> Any:
    return func.coalesce(team_id, "") == given("team")  # see storage.sql.among_ours


_LAST_EVENT = Prepared(select(_event.id).where(_ours(_event.team_id)).order_by(_event.id.desc()).limit(1))
_LAST_NOTICE = Prepared(select(_notice.id).where(_ours(_notice.team_id)).order_by(_notice.id.desc()).limit(1))
_EVENTS = Prepared(
    select(_event.id, _event.at, _event.kind, *_WHO)
    .select_from(tables.event.join(tables.lead, _lead.id == _event.lead_id))
    .where(_event.id > given("after"), _ours(_event.team_id), _ours(_lead.team_id))
    .order_by(_event.id)
    .limit(given("most"))
)
_NOTICES = Prepared(
    select(_notice.id, _notice.created_at, _notice.destination)
    .where(_notice.id > given("after"), _ours(_notice.team_id))
    .order_by(_notice.id)
    .limit(given("most"))
)
_MARK = Prepared(update(tables.home).where(_home.team_id == given("team"), Among(_home.user_id, "users")), "changed_at")
_DUE = Prepared(
    select(_home.user_id, _home.shown, _home.stamp, _home.hash)
    .where(_home.team_id == given("team"), _home.opened_at > given("since"), _CHANGED)
    .order_by(_home.opened_at.desc())
    .limit(given("most"))
)
_CLAIM = Prepared(update(tables.home).where(_THIS, _CHANGED), "leased_until")
_DRAWN = Prepared(update(tables.home).where(_THIS), "read_at", "drawn_at", "stamp", "hash", "leased_until")
_READ = Prepared(update(tables.home).where(_THIS), "read_at", "leased_until")
_FORGET = Prepared(delete(tables.home).where(_THIS))


def opened(tx: Transaction, team_id: str, user_id: str, drawn: Drawn, read_at: datetime) -> None:
    """Note that somebody looks at their Home, as it was at `read_at` (UTC); what has happened since is looked for."""
    if _CURSOR.first(tx, team=team_id) is None:
        last = {"event_id": _LAST_EVENT.value(tx, team=team_id) or 0}
        last |= {"notice_id": _LAST_NOTICE.value(tx, team=team_id) or 0}
        insert_new(tx, tables.home_news, [{"team_id": team_id, **last}])
    row: dict[str, Any] = {"team_id": team_id, "user_id": user_id, **drawn._asdict()}
    row |= {"opened_at": tx.now, "changed_at": tx.now, "read_at": read_at, "drawn_at": tx.now, "leased_until": tx.now}
    upsert(tx, tables.home, [row], ("team_id", "user_id"))


def something_new(tx: Transaction, team_id: str) -> bool:
    """Tell whether somebody looks at their Home, and anything has happened that was not heard."""
    if not _ANY.value(tx, team=team_id, since=tx.now - LOOKED_AT):
        return False
    cursor = _CURSOR.first(tx, team=team_id)
    last = (_LAST_EVENT.value(tx, team=team_id) or 0, _LAST_NOTICE.value(tx, team=team_id) or 0)
    return cursor is not None and (last[0] > cursor["event_id"] or last[1] > cursor["notice_id"])


def hear_news(tx: Transaction, team_id: str) -> int:
    """Mark the Homes that what has happened since the last time concerns; returns how much had happened.

    What is as young as a transaction may be is heard once more: on PostgreSQL, one with a lower number may be
    committed later. A Home that is marked once too often looks the same, and is not drawn.
    """
    cursor = _CURSOR.first(tx, team=team_id)
    if cursor is None:
        return 0
    events = _EVENTS.rows(tx, team=team_id, after=cursor["event_id"], most=_MOST_NEWS)
    notices = _NOTICES.rows(tx, team=team_id, after=cursor["notice_id"], most=_MOST_NEWS)
    if not events and not notices:
        return 0
    news = [News(kind, frozenset(people)) for _, _, kind, *people in events]
    users = concerned(news, (to for _, _, to in notices), workspaces.members(tx, team_id))
    _MARK.run(tx, team=team_id, users=sorted(users), changed_at=tx.now)
    heard = {"event_id": _settled(events, tx.now, cursor["event_id"])}
    heard |= {"notice_id": _settled(notices, tx.now, cursor["notice_id"])}
    if heard != cursor:
        upsert(tx, tables.home_news, [{"team_id": team_id, **heard}], ("team_id",))
    return len(events) + len(notices)


def _settled(rows: Sequence[Sequence[Any]], now: datetime, before: int) -> int:
    """Return the last number up to which all is old enough to be complete."""
    old = takewhile(lambda row: row[1] <= now - _SETTLED, rows)
    return max((row[0] for row in old), default=before)


def due(tx: Transaction, team_id: str, most: int) -> list[DueHome]:
    """Return the Homes to look at again, those opened last first."""
    found = _DUE.rows(tx, team=team_id, since=tx.now - LOOKED_AT, most=most, **_moments(tx))
    return [DueHome(user, Drawn(*drawn)) for user, *drawn in found]


def claim(tx: Transaction, team_id: str, user_id: str) -> bool:
    """Take it for this process, for half a minute; False if another one has."""
    return _CLAIM.count(tx, team=team_id, user=user_id, leased_until=tx.now + _LEASE, **_moments(tx)) == 1


def _moments(tx: Transaction) -> dict[str, datetime]:
    return {"now": tx.now, "before": tx.now - APART}


def redrawn(tx: Transaction, team_id: str, user_id: str, drawn: Drawn, read_at: datetime) -> None:
    """Note that it was drawn as it was at `read_at`."""
    new = {"stamp": drawn.stamp, "hash": drawn.hash, "read_at": read_at, "drawn_at": tx.now, "leased_until": tx.now}
    _DRAWN.run(tx, team=team_id, user=user_id, **new)


def looks_the_same(tx: Transaction, team_id: str, user_id: str, read_at: datetime) -> None:
    """Note that there was nothing to draw: it looked at `read_at` as it did before."""
    _READ.run(tx, team=team_id, user=user_id, read_at=read_at, leased_until=tx.now)


def forget(tx: Transaction, team_id: str, user_id: str) -> None:
    """Forget the Home of somebody who cannot see one any more."""
    _FORGET.run(tx, team=team_id, user=user_id)
