"""The choices that were made last for files of one kind: the next one is read the same way."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from storage import tables
from storage.sql import Prepared, Transaction, given, upsert

_kept = tables.import_mapping.c
_OF = Prepared(select(_kept.chosen).where(_kept.team_id == given("team"), _kept.signature == given("kind")))


def of(tx: Transaction, team_id: str, signature: str) -> dict[str, Any] | None:
    """Return the choices for files with that signature, if there was one before."""
    found: dict[str, Any] | None = _OF.value(tx, team=team_id, kind=signature)
    return found


def remember(tx: Transaction, team_id: str, signature: str, chosen: Mapping[str, Any], by: str) -> None:
    row = {"team_id": team_id, "signature": signature, "chosen": dict(chosen), "by": by, "at": tx.now}
    upsert(tx, tables.import_mapping, [row], ("team_id", "signature"))
