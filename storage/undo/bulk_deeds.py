"""Acts on many leads at once that can still be undone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, select

from bot.lead.kinds import EventKind
from bot.undo.deed import FOR
from storage import tables
from storage.sql import Prepared, Transaction, given, insert

_bulk = tables.bulk_deed.c


@dataclass(frozen=True, slots=True)
class BulkDeed:
    """An act on many leads; `about` is what it takes to undo it. Times are UTC."""

    id: int
    team_id: str
    did: EventKind
    done_by: str
    done_at: datetime
    until: datetime
    about: Mapping[str, Any]


_THIS = and_(_bulk.team_id == given("team"), _bulk.id == given("bulk"))
_SELECT = select(*(_bulk[name] for name in BulkDeed.__dataclass_fields__))
_GET = Prepared(_SELECT.where(_THIS))
_OVER = Prepared(_SELECT.where(_bulk.until <= given("now")).order_by(_bulk.until).limit(given("most")))
_FORGET = Prepared(delete(tables.bulk_deed).where(_THIS))


def add(tx: Transaction, team_id: str, did: EventKind, by: str, about: Mapping[str, Any]) -> int:
    """Note that somebody did that just now; returns its id."""
    row: dict[str, Any] = {"team_id": team_id, "did": did, "done_by": by, "done_at": tx.now, "until": tx.now + FOR}
    row["about"] = dict(about)
    bulk_id: int = insert(tables.bulk_deed, *row, returning="id").value(tx, **row)
    return bulk_id


def get(tx: Transaction, team_id: str, bulk_id: int) -> BulkDeed | None:
    row = _GET.first(tx, team=team_id, bulk=bulk_id)
    return _deed_of(row) if row else None


def forget(tx: Transaction, deed: BulkDeed) -> bool:
    """Forget it, undone or not; returns False if somebody else has."""
    return _FORGET.count(tx, team=deed.team_id, bulk=deed.id) == 1


def over(tx: Transaction, now: datetime, most: int) -> list[BulkDeed]:
    """Return those of all workspaces that cannot be undone any more, as their time is over."""
    return [_deed_of(row) for row in _OVER.all(tx, now=now, most=most)]


def _deed_of(row: Mapping[Any, Any]) -> BulkDeed:
    return BulkDeed(**{**row, "did": EventKind(row["did"])})
