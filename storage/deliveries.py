"""What became of a claimed notice, and what the courier has to know of a destination."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select, update

from storage import tables
from storage.claims import RATE_LIMITED, ClaimedNotice
from storage.engine import Transaction
from storage.statements import upsert

SETTLE = timedelta(seconds=15)
"""How long Slack is given to show a message it may have accepted."""

_notice = tables.notice.c


def _record(tx: Transaction, notice: ClaimedNotice, state: str, **values: Any) -> bool:
    """Only while this attempt's lease is the current one; returns whether it was."""
    ours = update(tables.notice).where(
        _notice.id == notice.id,
        _notice.team_id == notice.team_id,
        _notice.state == "sending",
        _notice.leased_until == notice.leased_until,
    )
    return tx.connection.execute(ours.values(state=state, leased_until=None, **values)).rowcount == 1


def sent(tx: Transaction, notice: ClaimedNotice, channel: str, ts: str) -> bool:
    return _record(tx, notice, "sent", channel=channel, ts=ts, error="")


def supersede(tx: Transaction, notice: ClaimedNotice, error: str = "") -> bool:
    return _record(tx, notice, "superseded", error=error)


def park(tx: Transaction, notice: ClaimedNotice, error: str) -> bool:
    return _record(tx, notice, "parked", error=error)


def retry_later(tx: Transaction, notice: ClaimedNotice, not_before: datetime, error: str) -> bool:
    """This attempt posted nothing. Being told to wait is not held against a notice as an attempt."""
    state = "unclear" if notice.unclear else "pending"
    attempts = notice.attempts - (error == RATE_LIMITED)
    return _record(tx, notice, state, not_before=not_before, error=error, attempts=attempts)


def unclear(tx: Transaction, notice: ClaimedNotice, error: str) -> bool:
    """This attempt may have posted it; history will tell, once it has settled."""
    return _record(tx, notice, "unclear", not_before=tx.now + SETTLE, error=error)


def hold_back(tx: Transaction, team_id: str, destination: str, until: datetime) -> None:
    """Nothing that waits for this destination goes out before `until` (UTC)."""
    waiting = update(tables.notice).where(
        _notice.team_id == team_id,
        _notice.destination == destination,
        _notice.state.in_(("pending", "unclear")),
        _notice.not_before < until,
    )
    tx.connection.execute(waiting.values(not_before=until))


def first_unclear(tx: Transaction, team_id: str, destination: str) -> datetime | None:
    """When (UTC) the earliest attempt was made, of those nobody knows the result of."""
    tried = select(func.min(_notice.tried_at)).where(
        _notice.team_id == team_id,
        _notice.destination == destination,
        _notice.state.in_(("sending", "unclear")),
    )
    first: datetime | None = tx.connection.execute(tried).scalar_one()
    return first


def direct_channel(tx: Transaction, team_id: str, user_id: str) -> str:
    """The DM with this person, empty while it has not been opened."""
    table = tables.direct_channel.c
    known = select(table.channel).where(table.team_id == team_id, table.user_id == user_id)
    return tx.connection.execute(known).scalar_one_or_none() or ""


def remember_direct_channel(tx: Transaction, team_id: str, user_id: str, channel: str) -> None:
    row = {"team_id": team_id, "user_id": user_id, "channel": channel}
    upsert(tx, tables.direct_channel, [row], ("team_id", "user_id"))
