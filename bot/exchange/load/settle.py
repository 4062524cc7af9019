"""Ending an import before it is done: what is in stays in, and what was kept to go on with is forgotten."""

from bot.exchange.load.job import UNDO_FOR, Import, State
from bot.exchange.load.shown import shown
from storage.exchange import imports, lines, pieces
from storage.sql import Transaction


def end_early(tx: Transaction, imp: Import, state: State, error: str = "") -> Import:
    """End it where it stands, as cancelled or failed, for the reason that its message says; rows that are in can be
    taken back for as long as those of any import."""
    until = tx.now + UNDO_FOR if imp.done else None
    ended = {"leased_until": None, "finished_at": tx.now, "until": until}
    imports.write(tx, imp, state=state, error=error, **ended)
    lines.leave_unjudged(tx, imp.team_id, imp.id)
    lines.forget_said(tx, imp.team_id, imp.id)
    pieces.drop_all(tx, imp)
    return shown(tx, imp)
