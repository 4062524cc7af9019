"""Drafts of tracks: each manager's own, saved with every step."""

from typing import Any

from sqlalchemy import and_, delete, select

from bot.cadence.tracks.track import Track
from storage import tables
from storage.sql import Prepared, Transaction, given, upsert

_draft = tables.track_draft.c
_MINE = and_(_draft.team_id == given("team"), _draft.user_id == given("user"))
_THIS = and_(_MINE, _draft.key == given("name"))
_ALL = Prepared(select(_draft.key, _draft.body, _draft.based_on).where(_MINE).order_by(_draft.key))
_ONE = Prepared(select(_draft.body, _draft.based_on).where(_THIS))
_DROP = Prepared(delete(tables.track_draft).where(_THIS))


def one(tx: Transaction, team_id: str, user_id: str, key: str) -> tuple[Track, int] | None:
    """Return the manager's draft of that track, and the version it was begun from."""
    row = _ONE.first(tx, team=team_id, user=user_id, name=key)
    return (Track.from_json(key, row["based_on"], row["body"]), row["based_on"]) if row else None


def of(tx: Transaction, team_id: str, user_id: str) -> list[Track]:
    """Return all of the manager's drafts."""
    return [Track.from_json(key, based_on, body) for key, body, based_on in _ALL.rows(tx, team=team_id, user=user_id)]


def save(tx: Transaction, team_id: str, user_id: str, track: Track, based_on: int) -> None:
    row: dict[str, Any] = {"team_id": team_id, "user_id": user_id, "key": track.key, "body": track.to_json()}
    row |= {"based_on": based_on, "changed_at": tx.now}
    upsert(tx, tables.track_draft, [row], ("team_id", "user_id", "key"))


def drop(tx: Transaction, team_id: str, user_id: str, key: str) -> None:
    _DROP.run(tx, team=team_id, user=user_id, name=key)
