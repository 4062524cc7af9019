"""The tracks that managers saved, in all their versions; those that come with Baton are in the code."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.cadence.tracks.track import Track
from storage import tables
from storage.sql import Prepared, Transaction, given, insert

_track = tables.track_version.c
_workspace = tables.workspace.c
_OURS = _track.team_id == given("team")
_EVERY = Prepared(select(_track.key, _track.version, _track.body).where(_OURS))
_ONE = Prepared(select(_track.body).where(_OURS, _track.key == given("name"), _track.version == given("number")))
_WHO = Prepared(
    select(_track.changed_by, _track.changed_at)
    .where(_OURS, _track.key == given("name"))
    .order_by(_track.version.desc())
    .limit(1)
)
_ADD = insert(
    tables.track_version,
    *("team_id", "key", "version", "body", "changes", "under_way", "changed_by", "changed_at"),
)
_LOG = Prepared(
    select(_track.body, _track.key, _track.version, _track.changes, _track.under_way)
    .add_columns(_track.changed_by, _track.changed_at)
    .where(_OURS)
    .order_by(_track.changed_at.desc(), _track.key)
    .limit(given("most"))
    .offset(given("later"))
)
_HOLD = Prepared(select(_workspace.team_id).where(_workspace.team_id == given("team")).with_for_update())


def every(tx: Transaction, team_id: str) -> tuple[Track, ...]:
    """Return every version of every track that was saved."""
    return tuple(Track.from_json(key, version, body) for key, version, body in _EVERY.rows(tx, team=team_id))


def one(tx: Transaction, team_id: str, key: str, version: int) -> Track | None:
    row = _ONE.first(tx, team=team_id, name=key, number=version)
    return Track.from_json(key, version, row["body"]) if row else None


def saved_by(tx: Transaction, team_id: str, key: str) -> tuple[str, datetime] | None:
    """Return who saved the track last, and when (UTC); None if nobody did."""
    row = _WHO.first(tx, team=team_id, name=key)
    return (row["changed_by"], row["changed_at"]) if row else None


def add(tx: Transaction, team_id: str, track: Track, by: str, changes: Sequence[str], under_way: str) -> None:
    """Save this version."""
    row: dict[str, Any] = {"team_id": team_id, "key": track.key, "version": track.version, "body": track.to_json()}
    row |= {"changes": list(changes), "under_way": under_way, "changed_by": by, "changed_at": tx.now}
    _ADD.run(tx, **row)


def hold(tx: Transaction, team_id: str) -> None:
    """Let nobody else save a track until this transaction is over."""
    _HOLD.first(tx, team=team_id)


def log(tx: Transaction, team_id: str, later: int, most: int) -> list[tuple[Track, list[str], str, str, datetime]]:
    """Return what was saved, newest first, without the `later` newest: the track, what is different, what becomes of
    those under way, by whom and when (UTC)."""
    rows = _LOG.rows(tx, team=team_id, later=later, most=most)
    return [(Track.from_json(key, version, body), *rest) for body, key, version, *rest in rows]
