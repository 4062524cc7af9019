"""Claims: a courier leases what is due in the outbox, so that one process at a time delivers a notice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import and_, bindparam, case, exists, func, not_, or_, select, update

from storage import tables
from storage.engine import Transaction
from storage.outbox import UNFINISHED
from storage.statements import Prepared, given, one_of

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


_RIPE = or_(
    and_(one_of(_notice.state, ("pending", "unclear")), _notice.not_before <= given("now")),
    and_(_notice.state == "sending", _notice.leased_until <= given("now")),
)
_earlier, _limited = tables.notice.alias("earlier").c, tables.notice.alias("limited").c
_BEHIND = exists().where(
    _earlier.team_id == _notice.team_id,
    _earlier.stream == _notice.stream,
    one_of(_earlier.state, UNFINISHED),
    _earlier.id < _notice.id,
)
# A notice left after Slack said "not before then" waits as well, also after a restart.
_TOLD_TO_WAIT = exists().where(
    one_of(_limited.state, ("pending", "unclear")),
    _limited.not_before > given("now"),
    _limited.error == RATE_LIMITED,
    _limited.team_id == _notice.team_id,
    _limited.destination == _notice.destination,
)
_DUE = Prepared(
    select(func.min(_notice.id).label("id"), _notice.team_id, _notice.destination)
    .where(_RIPE, not_(_BEHIND), not_(_TOLD_TO_WAIT))
    .group_by(_notice.team_id, _notice.destination)
    .order_by(func.min(_notice.id))
)
# Asking again whether it is ripe matters: another courier may have taken it since it was found due.
_CHOSEN = Prepared(select(tables.notice).where(_notice.id == given("chosen"), _RIPE).with_for_update(skip_locked=True))
_NOW = bindparam("now", type_=_notice.tried_at.type)
_TAKE = Prepared(
    update(tables.notice)
    .where(_notice.id == given("chosen"))
    .values(
        state="sending",
        attempts=_notice.attempts + 1,
        leased_until=given("until"),
        tried_at=case((_notice.state == "pending", _NOW), else_=_notice.tried_at),
    )
)


class Due(NamedTuple):
    """A notice that may be claimed: the oldest of its destination, and of its stream the oldest unfinished."""

    id: int
    team_id: str
    destination: str


def due(tx: Transaction) -> list[Due]:
    """What is due in all workspaces, one for each destination, the oldest first; it changes nothing."""
    return [Due(**row) for row in _DUE.all(tx, now=tx.now)]


def claim(tx: Transaction, notice_ids: Iterable[int]) -> list[ClaimedNotice]:
    """Lease those of the notices that are still due; nobody else delivers them meanwhile.

    An attempt whose lease ran out counts as unclear: nobody knows how far it came.
    """
    claimed, until = [], tx.now + LEASE
    for notice_id in notice_ids:
        row = _CHOSEN.first(tx, chosen=notice_id, now=tx.now)
        if row:
            _TAKE.run(tx, chosen=notice_id, now=tx.now, until=until)
            claimed.append(_claimed(row, tx.now, until))
    return claimed


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
