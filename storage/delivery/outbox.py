"""The outbox: notices left by acts in their own transaction, to be delivered after the commit."""

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, case, delete, func, select, text, update
from sqlalchemy.dialects import postgresql

from bot.lead.kinds import NoticeKind
from storage import tables
from storage.sql import Among, Prepared, Transaction, given, insert, one_of
from storage.tables.delivery import FINISHED

NO_CLEAR_ANSWER = "no_clear_answer"
"""The error of a notice that was parked while nobody knows whether it was posted."""

UNFINISHED = ("pending", "sending", "unclear")
_notice = tables.notice.c
_NEW = {"state": "pending", "attempts": 0, "error": "", "channel": "", "ts": ""}
_SAME = and_(_notice.team_id == given("team"), _notice.kind == given("sort"), _notice.state == "pending")
_HERE, _IN_ANY = _notice.stream == given("place"), Among(_notice.stream, "places")
_LATER = Prepared(select(_notice.data).where(_SAME, _HERE, _notice.id > given("after")).order_by(_notice.id))
_REPLACE = Prepared(update(tables.notice).where(_SAME, _HERE).values(state="superseded"))
_REPLACE_IN_ANY = Prepared(update(tables.notice).where(_SAME, _IN_ANY).values(state="superseded"))


@dataclass(frozen=True, slots=True)
class ParkedNotice:
    """A notice that is not sent until a manager asks for it; `error` is the reason's code."""

    id: int
    kind: str
    destination: str
    lead_id: int | None
    error: str
    created_at: datetime


_PARKED = Prepared(
    select(*(_notice[name] for name in ParkedNotice.__dataclass_fields__))
    .where(_notice.team_id == given("team"), _notice.state == "parked")
    .order_by(_notice.id)
    .limit(given("most"))
)
_UNPARK = (
    update(tables.notice)
    .where(_notice.team_id == given("team"), _notice.state == "parked")
    .values(
        state=case((_notice.error == NO_CLEAR_ANSWER, "unclear"), else_="pending"),
        not_before=given("now"),
        attempts=0,
        error="",
    )
)
_UNPARK_ALL = Prepared(_UNPARK)
_UNPARK_THESE = Prepared(_UNPARK.where(Among(_notice.id, "ids")))
_OLD = select(_notice.id).where(text(FINISHED), _notice.created_at < given("moment")).order_by(_notice.created_at)
_FORGET = Prepared(delete(tables.notice).where(_notice.id.in_(_OLD.limit(given("most")))))
_FORGET_PARKED = Prepared(delete(tables.notice).where(_notice.state == "parked", _notice.created_at < given("moment")))
_KEPT_PLACE = ("lead_id", "channel", "ts", "team_id", "kind", "destination")
_PLACES = (
    select(*(_notice[name] for name in _KEPT_PLACE), _notice.created_at)
    .where(_notice.id.in_(_OLD.limit(given("most"))), _notice.lead_id.is_not(None), _notice.ts != "")
    .order_by(_notice.id)
)
_KEEP_PLACES = Prepared(
    postgresql.insert(tables.lead_message).from_select([*_KEPT_PLACE, "posted_at"], _PLACES).on_conflict_do_nothing()
)
"""The place of a message about a lead is kept for as long as the lead is, which may be erased: under the kind it was
posted as, which is that of its first notice, whatever drew it anew."""
_COUNT = select(func.count()).where(_notice.team_id == given("team"))
_UNCLEAR_COUNT = Prepared(_COUNT.where(_notice.state == "unclear"))
_WAITING_COUNT = Prepared(_COUNT.where(one_of(_notice.state, UNFINISHED)))


def leave(
    tx: Transaction,
    team_id: str,
    kind: NoticeKind,
    to: str,
    lead_id: int | None = None,
    *,
    replace: bool = False,
    **data: Any,
) -> None:
    """Leave a notice of this kind for `to`: a Slack user id, or "sales" or "marketing" for the team's channel.

    Notices to one place about one lead keep their order. With `replace`, unsent ones of the same kind, place
    and lead are dropped: they would say the same, because a notice is drawn when it is delivered.
    """
    row = new_row(tx, team_id, kind, to, lead_id, data)
    if replace:
        _REPLACE.run(tx, team=team_id, place=row["stream"], sort=kind)
    insert(tables.notice, *row).run(tx, **row)
    tx.left_for.add((team_id, to))


def later(tx: Transaction, team_id: str, stream: str, kind: NoticeKind, after: int) -> list[dict[str, Any]]:
    """Return the data of the unsent notices of this kind left in a stream after that one, oldest first."""
    return _LATER.values(tx, team=team_id, place=stream, sort=kind, after=after)


def leave_all(
    tx: Transaction, team_id: str, kind: NoticeKind, to: Mapping[int, str], *, replace: bool = False, **data: Any
) -> None:
    """Leave the same for many leads: `to` says by lead id who is told. All notices carry the same data."""
    rows = [new_row(tx, team_id, kind, who, lead_id, data) for lead_id, who in to.items()]
    if not rows:
        return
    if replace:
        _REPLACE_IN_ANY.run(tx, team=team_id, places=[row["stream"] for row in rows], sort=kind)
    insert(tables.notice, *rows[0]).run_many(tx, rows)
    tx.left_for.update((team_id, who) for who in to.values())


def new_row(
    tx: Transaction, team_id: str, kind: NoticeKind, to: str, lead_id: int | None, data: Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "team_id": team_id,
        "kind": kind,
        "destination": to,
        "stream": f"{to}:{lead_id or '-'}",
        "lead_id": lead_id,
        "data": data,
        "token": secrets.token_urlsafe(12),
        "not_before": tx.now,
        "created_at": tx.now,
        **_NEW,
    }


def unpark(tx: Transaction, team_id: str, notice_ids: Collection[int] | None = None) -> int:
    """Send these parked notices again, or all of the workspace's; returns how many. A repeat finds none."""
    tx.left_for.add((team_id, ""))  # wherever they go
    if notice_ids is None:
        return _UNPARK_ALL.count(tx, team=team_id, now=tx.now)
    return _UNPARK_THESE.count(tx, team=team_id, now=tx.now, ids=list(notice_ids))


def parked(tx: Transaction, team_id: str, limit: int = 1000) -> list[ParkedNotice]:
    """List what the workspace's managers can send again, oldest first."""
    return [ParkedNotice(**row) for row in _PARKED.all(tx, team=team_id, most=limit)]


def unclear_count(tx: Transaction, team_id: str) -> int:
    """Count the notices that may have been posted without anybody knowing."""
    count: int = _UNCLEAR_COUNT.value(tx, team=team_id)
    return count


def waiting_count(tx: Transaction, team_id: str) -> int:
    """Count the notices that are not delivered yet, leaving out the parked ones."""
    count: int = _WAITING_COUNT.value(tx, team=team_id)
    return count


def forget_parked(tx: Transaction, moment: datetime) -> int:
    """Forget notices held back since before `moment` (UTC), in all workspaces; returns how many."""
    return _FORGET_PARKED.count(tx, moment=moment)


def forget_before(tx: Transaction, moment: datetime, most: int) -> int:
    """Forget notices that were left before `moment` (UTC) and are finished, in all workspaces, some at a time."""
    _KEEP_PLACES.run(tx, moment=moment, most=most)
    return _FORGET.count(tx, moment=moment, most=most)
