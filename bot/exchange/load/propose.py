"""Handing in a file: it is fetched and kept, and nothing of it is saved until somebody has seen what it holds."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.exchange.load.errors import NoSuchImportError, NotOpenError, StaleChoiceError
from bot.exchange.load.job import Import, State
from bot.exchange.load.shown import shown
from bot.lead.access import require
from bot.lead.people import Act, Person
from storage import inbox
from storage.exchange import imports, pieces
from storage.sql import Transaction


def propose(
    tx: Transaction,
    by: Person,
    file_id: str,
    name: str,
    size: int,
    key: str,
    chosen: Mapping[str, Any] | None = None,
) -> Import:
    """Note that somebody handed in a file that Slack has; it is fetched next. Idempotent by `key`."""
    require(tx, by, Act.IMPORT)
    if not inbox.receive(tx, by.team_id, key):
        return _first(tx, by, key)
    return _noted(tx, by, imports.add(tx, by.team_id, by.user_id, file_id, name, size), key, chosen)


def propose_bytes(tx: Transaction, by: Person, name: str, data: bytes, key: str) -> Import:
    """Keep a file that is at hand. Idempotent by `key`."""
    require(tx, by, Act.IMPORT)
    if not inbox.receive(tx, by.team_id, key):
        return _first(tx, by, key)
    noted = _noted(tx, by, imports.add(tx, by.team_id, by.user_id, "", name, len(data)), key, None)
    kept = fetched(tx, noted, data)
    assert kept is not None
    return kept


def _noted(tx: Transaction, by: Person, made: Import, key: str, chosen: Mapping[str, Any] | None) -> Import:
    inbox.remember(tx, by.team_id, key, {"import_id": made.id})
    if chosen:
        imports.write(tx, made, chosen=dict(chosen))
    return shown(tx, made)


def _first(tx: Transaction, by: Person, key: str) -> Import:
    answer = inbox.first_answer(tx, by.team_id, key) or {}
    found = imports.get(tx, by.team_id, int(answer.get("import_id") or 0))
    if found is None:
        raise NoSuchImportError
    return found


def fetched(tx: Transaction, imp: Import, data: bytes, checked: Mapping[str, Any] | None = None) -> Import | None:
    """Keep the bytes of a file that was fetched, and what is shown of it; None if it is not wanted any more."""
    if imp.state is not State.FETCHING or not imports.change(tx, imp, state=State.PROPOSED, leased_until=None):
        return None
    imports.write(tx, imp, attempts=0, error="", checked=dict(checked) if checked is not None else None)
    return shown(tx, pieces.put(tx, imp, data))


def not_fetched(tx: Transaction, imp: Import, error: str, until: datetime | None = None) -> None:
    """Give up a file that cannot be had, by the code that its message says, or try again from `until` (UTC) on."""
    columns: dict[str, Any] = {"not_before": until} if until else {"state": State.FAILED, "finished_at": tx.now}
    if imports.change(tx, imp, error=error, leased_until=None, **columns):
        shown(tx, imp)


def choose(tx: Transaction, by: Person, import_id: int, version: int, chosen: Mapping[str, Any], key: str) -> Import:
    """Keep what was chosen in the preview of that `version`; returns it with the next one. Idempotent by `key`; raises
    StaleChoiceError and NotOpenError."""
    imp = own(tx, by, import_id)
    if not inbox.receive(tx, by.team_id, key):
        return imp
    require_version(imp, version)
    imports.change(tx, imp, chosen=dict(chosen), version=imp.version + 1, checked=None)
    return own(tx, by, import_id)


def checked(tx: Transaction, imp: Import, found: Mapping[str, Any]) -> None:
    """Keep what its preview shows, unless something else was chosen meanwhile."""
    imports.change(tx, imp, checked=dict(found))


def own(tx: Transaction, by: Person, import_id: int) -> Import:
    """Return an import that this person handed in, held. Raises NoSuchImportError."""
    require(tx, by, Act.IMPORT)
    found = imports.get(tx, by.team_id, import_id, hold=True)
    if found is None or found.user_id != by.user_id:
        raise NoSuchImportError
    return found


def require_version(imp: Import, version: int) -> None:
    """Raise NotOpenError unless it can still be loaded, and StaleChoiceError for a preview that is not its newest."""
    if imp.state is not State.PROPOSED:
        raise NotOpenError(imp.name, _WHY[imp.state])
    if imp.version != version:
        raise StaleChoiceError(imp.name)


_LOADING = "it is being loaded already, by what was chosen then."
_WHY: Mapping[State, str] = {
    State.FETCHING: "I am still fetching it from Slack. Its preview opens once I have it.",
    **dict.fromkeys((State.LOADING, State.JUDGING, State.SENDING), _LOADING),
    State.DONE: "it was loaded. What is in it can be taken back with *Undo*; the same file can be handed in again.",
    State.CANCELLED: "it was cancelled. To load it after all, hand it in again.",
    State.FAILED: "it could not be loaded. Hand it in again.",
    State.UNDOING: "it is being taken back.",
    State.UNDONE: "it was taken back. To load it after all, hand it in again.",
}
