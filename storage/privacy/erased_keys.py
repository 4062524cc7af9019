"""Fingerprints of those who were erased, and the secret of the workspace that they are made with."""

import secrets
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select, update

from storage import tables
from storage.sql import Among, Prepared, Transaction, given, insert_new

_key, _workspace = tables.erased_key.c, tables.workspace.c
_OURS = _workspace.team_id == given("team")
_SECRET = Prepared(select(_workspace.erase_secret).where(_OURS))
_MAKE = Prepared(update(tables.workspace).where(_OURS, _workspace.erase_secret == ""), "erase_secret")
_THESE = (_key.team_id == given("team"), Among(_key.fingerprint, "marks"))
_KNOWN = Prepared(select(_key.at).where(*_THESE).order_by(_key.at).limit(1))
_AMONG = Prepared(select(_key.fingerprint).where(*_THESE))
_FORGET = Prepared(delete(tables.erased_key).where(*_THESE))


def secret_of(tx: Transaction, team_id: str) -> str:
    """Return the workspace's secret, in hex; it is made once, when somebody is erased for the first time."""
    found: str = _SECRET.value(tx, team=team_id) or ""
    if not found:
        _MAKE.count(tx, team=team_id, erase_secret=secrets.token_hex(32))
        found = _SECRET.value(tx, team=team_id)
    return found


def remember(tx: Transaction, team_id: str, marks: Collection[str]) -> None:
    rows = [{"team_id": team_id, "fingerprint": mark, "at": tx.now} for mark in sorted(marks)]
    if rows:
        insert_new(tx, tables.erased_key, rows)


def erased_at(tx: Transaction, team_id: str, marks: Collection[str]) -> datetime | None:
    """Return when (UTC) somebody with one of these was erased first; None if nobody was."""
    found: datetime | None = _KNOWN.value(tx, team=team_id, marks=list(marks)) if marks else None
    return found


def known(tx: Transaction, team_id: str, marks: Collection[str]) -> set[str]:
    """Return those of the fingerprints that somebody who was erased had."""
    return set(_AMONG.values(tx, team=team_id, marks=list(marks))) if marks else set()


def forget(tx: Transaction, team_id: str, marks: Collection[str]) -> int:
    """Let them be added again; returns how many were known."""
    return _FORGET.count(tx, team=team_id, marks=list(marks))
