"""The end of an export: it is there, or given up, or stopped. Its row stays, as a line in the log."""

from datetime import datetime, timedelta

from bot.exchange.export.job import Export, State
from bot.lead.kinds import NoticeKind
from storage.delivery import outbox
from storage.exchange import exports
from storage.sql import Transaction

BATCH = 50
GIVEN_UP = "given_up"
_TOO_LATE = timedelta(hours=24)


def finish(tx: Transaction, export: Export) -> None:
    """Note that the file is there, and say so."""
    end(tx, export, State.DONE)


def fail(tx: Transaction, export: Export, error: str) -> None:
    """Give up the file, for a reason that the message says."""
    end(tx, export, State.FAILED, error=error)


def try_later(tx: Transaction, export: Export, until: datetime, error: str) -> None:
    """Let go of the file until then (UTC)."""
    exports.change(tx, export, leased_until=None, not_before=until, error=error)


def stop(tx: Transaction, export: Export) -> None:
    """Make no more of a file that its reader may not have now, and tell them."""
    end(tx, export, State.STOPPED)


def close_what_is_late(tx: Transaction) -> int:
    """Give up files that could not be made within a day; returns how many."""
    late = exports.late(tx, tx.now - _TOO_LATE, BATCH)
    for export in late:
        end(tx, export, State.FAILED, error=export.error or GIVEN_UP)
    return len(late)


def shown(tx: Transaction, export: Export) -> Export | None:
    """Leave the message to be drawn again; returns the export as it is now. A card has none: its file says it all."""
    now = exports.get(tx, export.team_id, export.id)
    if now is not None and (not now.is_card or now.state in (State.FAILED, State.STOPPED)):
        outbox.leave(tx, export.team_id, NoticeKind.EXPORT, export.user_id, export=export.id)
    return now


def end(tx: Transaction, export: Export, state: State, error: str = "") -> None:
    """End it, unless it is not this worker's any more."""
    if exports.change(tx, export, state=state, error=error, leased_until=None):
        exports.drop_pieces(tx, export)
        shown(tx, export)
