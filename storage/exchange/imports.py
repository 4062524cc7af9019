"""Imports: files that were handed in, each taken by one worker at a time."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import and_, not_, or_, select, text, update

from bot.exchange.load.job import LOADED, UNDER_WAY, Import, State
from storage import tables
from storage.installations import has_left
from storage.sql import Among, Prepared, Transaction, given, insert, one_of

LEASE = timedelta(seconds=15)
"""The time after which others may go on with what a worker has: after a process was killed, people wait for so long.
Each step lengthens it, and what takes longer than a moment keeps it meanwhile: see bot/delivery/files/keeping."""

_SENDING = timedelta(seconds=45)
_A_SECOND = 100_000
"""The time for the calls that send a file, and the bytes for which there is a second more."""

_job = tables.import_job.c
_COLUMNS = [_job[name] for name in Import.__dataclass_fields__]
_OURS = and_(_job.team_id == given("team"), _job.id == given("job"))
_FREE = or_(_job.leased_until.is_(None), _job.leased_until <= given("now"))
_AT_FIRST: Mapping[str, Any] = {
    **dict.fromkeys(("version", "total", "done", "definition", "source_id", "batch_id", "attempts"), 0),
    **dict.fromkeys(("pieces", "refused_pieces", "refused_size", "told"), 0),
    **dict.fromkeys(("digest", "error", "upload_id", "channel", "ts"), ""),
}
_NEW = ("team_id", "user_id", "state", "name", "size", "file_id", "asked_at", "not_before", "chosen", "counts")
_ADD = insert(tables.import_job, *_NEW, *_AT_FIRST, returning="id")
_GET = Prepared(select(*_COLUMNS).where(_OURS))
_HELD = Prepared(select(*_COLUMNS).where(_OURS).with_for_update())
_BY_DIGEST = Prepared(
    select(*_COLUMNS)
    .where(
        _job.team_id == given("team"), _job.digest == given("sum"), _job.id != given("but"), one_of(_job.state, LOADED)
    )
    .order_by(_job.id.desc())
    .limit(1)
)
_PLACE = Prepared(update(tables.import_job).where(_OURS), "channel", "ts")
_OLD = Prepared(
    select(*_COLUMNS)
    .where(_job.asked_at < given("before"), Among(_job.state, "states"))
    .order_by(_job.id)
    .limit(given("most"))
)


def add(tx: Transaction, team_id: str, user_id: str, file_id: str, name: str, size: int) -> Import:
    """Note that somebody handed in a file that Slack has (`file_id`)."""
    row = {"team_id": team_id, "user_id": user_id, "state": State.FETCHING, "name": name, "size": size}
    row |= {"file_id": file_id, "asked_at": tx.now, "not_before": tx.now, "chosen": {}, "counts": {}}
    found = get(tx, team_id, _ADD.value(tx, **row, **_AT_FIRST))
    assert found is not None
    return found


def get(tx: Transaction, team_id: str, import_id: int, *, hold: bool = False) -> Import | None:
    """Return it; with `hold`, nobody else changes it until this transaction is over."""
    return _read((_HELD if hold else _GET).first(tx, team=team_id, job=import_id))


def by_digest(tx: Transaction, team_id: str, digest: str, but: int = 0) -> Import | None:
    """Return the last import, besides the one with the id `but`, by which the same bytes were loaded."""
    return _read(_BY_DIGEST.first(tx, team=team_id, sum=digest, but=but)) if digest else None


def place(tx: Transaction, imp: Import, channel: str, ts: str) -> None:
    """Remember where its message stands."""
    _PLACE.run(tx, team=imp.team_id, job=imp.id, channel=channel, ts=ts)


def is_due(tx: Transaction, team_id: str) -> bool:
    """Tell whether an import waits for a worker."""
    return _due(UNDER_WAY)[0].value(tx, team=team_id, now=tx.now) is not None


def take(tx: Transaction, team_id: str) -> Import | None:
    """Take the next import that is under way, for a while; nobody else works on it meanwhile."""
    return _take(tx, team_id, UNDER_WAY)


def take_sending(tx: Transaction, team_id: str) -> Import | None:
    """Take the next import whose refused rows are to be sent, in the same way."""
    return _take(tx, team_id, (State.SENDING,))


def is_sending_due(tx: Transaction, team_id: str) -> bool:
    return _due((State.SENDING,))[0].value(tx, team=team_id, now=tx.now) is not None


def is_fetching_due(tx: Transaction, team_id: str) -> bool:
    """Tell whether a file waits to be fetched from Slack."""
    return _due((State.FETCHING,))[0].value(tx, team=team_id, now=tx.now) is not None


def take_fetching(tx: Transaction, team_id: str) -> Import | None:
    """Take the next file that is to be fetched, in the same way."""
    return _take(tx, team_id, (State.FETCHING,))


def _take(tx: Transaction, team_id: str, states: tuple[State, ...]) -> Import | None:
    found = _read(_due(states)[1].first(tx, team=team_id, now=tx.now))
    if found is None:
        return None
    sending = _SENDING + timedelta(seconds=found.refused_size // _A_SECOND)
    lease = sending if found.state is State.SENDING else LEASE
    if not change(tx, found, leased_until=tx.now + lease, attempts=found.attempts + 1):
        return None
    return get(tx, team_id, found.id)


def keep(tx: Transaction, imp: Import) -> Import | None:
    """Keep it for a while longer; returns it as it is then, None if somebody else has it."""
    return get(tx, imp.team_id, imp.id) if change(tx, imp, leased_until=tx.now + LEASE) else None


@cache
def _due(states: tuple[State, ...]) -> tuple[Prepared, Prepared]:
    words = text(tables.FETCHING if states == (State.FETCHING,) else tables.LOADING)
    ours = (_job.team_id == given("team"), words, _job.not_before <= given("now"), _FREE)
    here = (*ours, one_of(_job.state, states), not_(has_left(given("team"))))
    whole = select(*_COLUMNS).where(*here).order_by(_job.id).limit(1).with_for_update(skip_locked=True)
    return Prepared(select(_job.id).where(*here).limit(1)), Prepared(whole)


def change(tx: Transaction, imp: Import, **columns: Any) -> bool:
    """Change it, unless it is not as it was read: taken by somebody else, further, or in another state or version."""
    read = {"stood": imp.state, "so_far": imp.done, "as_of": imp.version, "before": imp.leased_until}
    done = _changing(imp.leased_until is None, *columns).count(tx, team=imp.team_id, job=imp.id, **read, **columns)
    return done == 1


@cache
def _changing(free: bool, *columns: str) -> Prepared:
    lease = _job.leased_until.is_(None) if free else _job.leased_until == given("before")
    still = (_job.state == given("stood"), _job.done == given("so_far"), _job.version == given("as_of"))
    return Prepared(update(tables.import_job).where(_OURS, lease, *still), *columns)


def write(tx: Transaction, imp: Import, **columns: Any) -> None:
    """Change it, whatever it is; for whoever holds it."""
    _writing(*columns).run(tx, team=imp.team_id, job=imp.id, **columns)


@cache
def _writing(*columns: str) -> Prepared:
    return Prepared(update(tables.import_job).where(_OURS), *columns)


def old(tx: Transaction, states: Iterable[State], before: datetime, most: int) -> list[Import]:
    """Return imports of all workspaces in these states that were asked for before that (UTC)."""
    return list(_all(_OLD.all(tx, states=list(states), before=before, most=most)))


def _all(rows: Iterable[Mapping[str, Any]]) -> Iterator[Import]:
    return (imp for row in rows if (imp := _read(row)))


def _read(row: Mapping[str, Any] | None) -> Import | None:
    return Import(**{**row, "state": State(row["state"])}) if row else None
