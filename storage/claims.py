"""Claims: a courier leases what is due in the outbox, so that one process at a time delivers a notice."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, not_, or_, select, tuple_, update

from storage import tables
from storage.engine import Transaction
from storage.outbox import UNFINISHED

LEASE = timedelta(seconds=45)
"""Longer than one delivery can take: opening a DM, reading history and posting, each cut off after 10 s."""
RATE_LIMITED = "ratelimited"

_notice = tables.notice.c


@dataclass(frozen=True, slots=True)
class ClaimedNotice:
    """A notice this process may deliver until `leased_until`. Times are UTC.

    When `unclear`, an earlier attempt may have posted it: one made at `tried_at` or later, whose message, if
    there is one, can be seen since `settled_at`.
    """

    id: int
    team_id: str
    kind: str
    destination: str
    stream: str
    lead_id: int | None
    data: dict[str, Any]
    token: str
    attempts: int
    created_at: datetime
    tried_at: datetime
    settled_at: datetime
    leased_until: datetime
    unclear: bool


def _ripe(now: datetime) -> ColumnElement[bool]:
    waited = and_(_notice.state.in_(("pending", "unclear")), _notice.not_before <= now)
    return or_(waited, and_(_notice.state == "sending", _notice.leased_until <= now))


def _deliverable(now: datetime, busy: Collection[tuple[str, str]]) -> ColumnElement[bool]:
    earlier, limited = tables.notice.alias("earlier").c, tables.notice.alias("limited").c
    behind = exists().where(
        earlier.team_id == _notice.team_id,
        earlier.stream == _notice.stream,
        earlier.state.in_(UNFINISHED),
        earlier.id < _notice.id,
    )
    # A notice left after Slack said "not before then" waits as well, also after a restart.
    told_to_wait = exists().where(
        limited.state.in_(("pending", "unclear")),
        limited.not_before > now,
        limited.error == RATE_LIMITED,
        limited.team_id == _notice.team_id,
        limited.destination == _notice.destination,
    )
    conditions = [_ripe(now), not_(behind), not_(told_to_wait)]
    if busy:
        conditions.append(tuple_(_notice.team_id, _notice.destination).not_in(list(busy)))
    return and_(*conditions)


def is_due(tx: Transaction, busy: Collection[tuple[str, str]] = ()) -> bool:
    """Whether a claim would find anything; it changes nothing."""
    return tx.connection.execute(select(_notice.id).where(_deliverable(tx.now, busy)).limit(1)).first() is not None


def claim(tx: Transaction, limit: int, busy: Collection[tuple[str, str]] = ()) -> list[ClaimedNotice]:
    """Lease what is due, in all workspaces: the oldest unfinished of a stream, and one for each destination.

    `busy` are (team id, destination) pairs that somebody is delivering to already. An attempt whose lease ran
    out counts as unclear: nobody knows how far it came.
    """
    oldest = select(func.min(_notice.id)).where(_deliverable(tx.now, busy))
    oldest = oldest.group_by(_notice.team_id, _notice.destination).order_by(func.min(_notice.id)).limit(limit)
    # Asking again whether it is ripe matters on PostgreSQL, where another courier may just have taken it.
    chosen = select(tables.notice).where(_notice.id.in_(oldest), _ripe(tx.now)).order_by(_notice.id)
    rows = tx.connection.execute(chosen.with_for_update(skip_locked=True)).mappings().all()
    if not rows:
        return []
    until = tx.now + LEASE
    tx.connection.execute(
        update(tables.notice)
        .where(_notice.id.in_([row["id"] for row in rows]))
        .values(
            state="sending",
            attempts=_notice.attempts + 1,
            leased_until=until,
            tried_at=case((_notice.state == "pending", tx.now), else_=_notice.tried_at),
        )
    )
    return [_claimed(row, tx.now, until) for row in rows]


def _claimed(row: Any, now: datetime, until: datetime) -> ClaimedNotice:
    unclear = row["state"] != "pending"
    settled = row["leased_until"] if row["state"] == "sending" else row["not_before"]
    same = ("id", "team_id", "kind", "destination", "stream", "lead_id", "data", "token", "created_at")
    return ClaimedNotice(
        **{name: row[name] for name in same},
        attempts=row["attempts"] + 1,
        tried_at=row["tried_at"] if unclear else now,
        settled_at=settled,
        leased_until=until,
        unclear=unclear,
    )
