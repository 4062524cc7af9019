"""Beginning to load a file as was chosen in its preview, and stopping that."""

from typing import Any

from bot.exchange.load.errors import NotOpenError
from bot.exchange.load.job import Import, State
from bot.exchange.load.propose import own, require_version
from bot.exchange.load.settle import end_early
from bot.exchange.load.shown import shown
from bot.lead.people import Person
from storage import inbox, workspaces
from storage.exchange import imports, mappings
from storage.sql import Transaction

REMEMBERED = ("targets", "day_first", "table", "encoding", "delimiter")
"""The choices that are made again for the next file of the same kind."""

_OPEN = (State.FETCHING, State.PROPOSED)


def start(tx: Transaction, by: Person, import_id: int, version: int, key: str) -> Import:
    """Begin to load the file as chosen in that `version` of its preview. Idempotent by `key`; raises StaleChoiceError
    and NotOpenError."""
    imp = own(tx, by, import_id)
    if not inbox.receive(tx, by.team_id, key):
        return imp
    require_version(imp, version)
    begun = {"started_at": tx.now, "not_before": tx.now, "attempts": 0}
    definition = workspaces.current_version(tx, by.team_id)
    imports.write(tx, imp, state=State.LOADING, definition=definition, **begun)
    signature = str(imp.chosen.get("signature") or "")
    if signature:
        chosen: dict[str, Any] = {name: imp.chosen[name] for name in REMEMBERED if name in imp.chosen}
        mappings.remember(tx, by.team_id, signature, chosen, by.user_id)
    return shown(tx, imp)


def cancel(tx: Transaction, by: Person, import_id: int, key: str) -> Import:
    """Stop it: a file that is not loaded is forgotten at once; of one that is being loaded, what is in stays in and can
    be undone. Idempotent by `key`; raises NotOpenError once it is over."""
    imp = own(tx, by, import_id)
    if not inbox.receive(tx, by.team_id, key):
        return imp
    if imp.state not in (*_OPEN, State.LOADING):
        raise NotOpenError(imp.name, "it is not being loaded, so there is nothing to stop.")
    return end_early(tx, imp, State.CANCELLED)
