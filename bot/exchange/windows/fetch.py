"""Taking in a file that was handed in: it is fetched beside the courier, looked through, and shown."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.exchange.load.job import Import
from bot.exchange.load.propose import fetched, not_fetched
from bot.exchange.reading.sheet import UnreadableError
from bot.exchange.windows.look_through import look_through
from bot.exchange.windows.summary import Summary
from bot.exchange.windows.words import UNREADABLE
from storage.exchange import imports
from storage.sql import Transaction

Found = tuple[Summary, Mapping[str, Any]] | str


def is_due(tx: Transaction, team_id: str) -> bool:
    """Tell whether a file waits to be fetched."""
    return imports.is_fetching_due(tx, team_id)


def take(tx: Transaction, team_id: str) -> Import | None:
    """Take the next file that is to be fetched, for this worker alone."""
    return imports.take_fetching(tx, team_id)


def keep_on(tx: Transaction, handed: Import) -> Import | None:
    """Keep on with it for a while longer; returns it as it is then, None if it is not this worker's any more."""
    return imports.keep(tx, handed)


def look(tx: Transaction, handed: Import, data: bytes) -> Found:
    """Look the file through; a sentence says why it cannot be read."""
    try:
        return look_through(tx, handed, data)
    except UnreadableError as problem:
        return str(problem)


def keep(tx: Transaction, handed: Import, data: bytes, found: Found) -> None:
    """Keep the file, and show what is in it; one that cannot be read is not kept."""
    if isinstance(found, str):
        not_fetched(tx, handed, f"{UNREADABLE}{found}")
        return
    summary, chosen = found
    if imports.change(tx, handed, chosen=dict(chosen)):
        fetched(tx, replace(handed, chosen=chosen), data, summary.to_json())


def fail(tx: Transaction, handed: Import, error: str) -> None:
    """Give it up, for a reason that its message says."""
    not_fetched(tx, handed, error)


def try_later(tx: Transaction, handed: Import, until: datetime, error: str) -> None:
    """Let go of it until then (UTC)."""
    not_fetched(tx, handed, error, until)
