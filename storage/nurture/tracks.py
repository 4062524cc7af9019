"""The tracks that managers saved, in all their versions; those that come with Baton are in the code."""

from sqlalchemy import select

from bot.cadence.tracks.track import Track
from storage import tables
from storage.sql import Prepared, Transaction, given

_track = tables.track_version.c
_OURS = _track.team_id == given("team")
_EVERY = Prepared(select(_track.key, _track.version, _track.body).where(_OURS))
_ONE = Prepared(select(_track.body).where(_OURS, _track.key == given("name"), _track.version == given("number")))


def every(tx: Transaction, team_id: str) -> tuple[Track, ...]:
    """Return every version of every track that was saved."""
    return tuple(Track.from_json(key, version, body) for key, version, body in _EVERY.rows(tx, team=team_id))


def one(tx: Transaction, team_id: str, key: str, version: int) -> Track | None:
    row = _ONE.first(tx, team=team_id, name=key, number=version)
    return Track.from_json(key, version, row["body"]) if row else None
