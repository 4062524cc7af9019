"""The outcome of a claimed notice, and what the courier has to know of a destination."""

from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import and_, func, select, update

from storage import tables
from storage.delivery.claims import RATE_LIMITED, ClaimedNotice
from storage.delivery.ripeness import QUIET_HOURS
from storage.sql import Prepared, Transaction, given, one_of, upsert

SETTLE = timedelta(seconds=15)
"""The time Slack is given to show a message it may have accepted."""
EXCUSED = timedelta(hours=24)
"""The time Slack may go on saying "not yet" before each time counts as a failure."""

_notice = tables.notice.c
_OURS = and_(
    _notice.id == given("notice"),
    _notice.team_id == given("team"),
    _notice.state == "sending",
    _notice.leased_until == given("lease"),
)
_HOLD_BACK = Prepared(
    update(tables.notice)
    .where(
        _notice.team_id == given("team"),
        _notice.destination == given("place"),
        one_of(_notice.state, ("pending", "unclear")),
        _notice.not_before < given("until"),
    )
    .values(not_before=given("until"))
)
_FIRST = Prepared(
    select(func.min(_notice.tried_at)).where(
        _notice.team_id == given("team"),
        _notice.destination == given("place"),
        one_of(_notice.state, ("sending", "unclear")),
    )
)
_direct = tables.direct_channel.c
_DIRECT = Prepared(select(_direct.channel).where(_direct.team_id == given("team"), _direct.user_id == given("user")))


def record(tx: Transaction, notice: ClaimedNotice, state: str, **values: Any) -> bool:
    """Record the state only while this attempt's lease is the current one; returns whether it was."""
    ours = {"notice": notice.id, "team": notice.team_id, "lease": notice.leased_until}
    values |= {"state": state, "leased_until": None}
    return _recording(*values).count(tx, **ours, **values) == 1


@cache
def _recording(*columns: str) -> Prepared:
    return Prepared(update(tables.notice).where(_OURS), *columns)


def sent(tx: Transaction, notice: ClaimedNotice, channel: str, ts: str) -> bool:
    return record(tx, notice, "sent", channel=channel, ts=ts, error="")


def supersede(tx: Transaction, notice: ClaimedNotice, error: str = "") -> bool:
    return record(tx, notice, "superseded", error=error)


def park(tx: Transaction, notice: ClaimedNotice, error: str) -> bool:
    return record(tx, notice, "parked", error=error)


def retry_later(tx: Transaction, notice: ClaimedNotice, not_before: datetime, error: str) -> bool:
    """Try again later, as this attempt posted nothing. Being told to wait does not count as an attempt, for a day."""
    state = "unclear" if notice.unclear else "pending"
    excused = error == RATE_LIMITED and tx.now - notice.created_at < EXCUSED
    attempts = notice.attempts - excused
    return record(tx, notice, state, not_before=not_before, error=error, attempts=attempts)


def hold(tx: Transaction, notice: ClaimedNotice, until: datetime) -> bool:
    """Send it no earlier than `until` (UTC), when it has all its attempts again. No earlier attempt may still be in
    doubt. What may go meanwhile does not wait behind it."""
    return record(tx, notice, "pending", not_before=until, error=QUIET_HOURS, attempts=0)


def unclear(tx: Transaction, notice: ClaimedNotice, error: str) -> bool:
    """Note that this attempt may have posted it; history will tell, once it has settled."""
    return record(tx, notice, "unclear", not_before=tx.now + SETTLE, error=error)


def hold_back(tx: Transaction, team_id: str, destination: str, until: datetime) -> None:
    """Let nothing that waits for this destination go out before `until` (UTC)."""
    _HOLD_BACK.run(tx, team=team_id, place=destination, until=until)


def first_unclear(tx: Transaction, team_id: str, destination: str) -> datetime | None:
    """Return when (UTC) the earliest attempt with an unknown result was made."""
    first: datetime | None = _FIRST.value(tx, team=team_id, place=destination)
    return first


def direct_channel(tx: Transaction, team_id: str, user_id: str) -> str:
    """Return the DM with this person; "" while it has not been opened."""
    return _DIRECT.value(tx, team=team_id, user=user_id) or ""


def remember_direct_channel(tx: Transaction, team_id: str, user_id: str, channel: str) -> None:
    row = {"team_id": team_id, "user_id": user_id, "channel": channel}
    upsert(tx, tables.direct_channel, [row], ("team_id", "user_id"))
