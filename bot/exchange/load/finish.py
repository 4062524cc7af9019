"""The end of an import: leads are judged, refused rows go back, and what is not needed any more is forgotten."""

from datetime import datetime

from bot.exchange.load.job import OPEN_FOR, UNDO_FOR, Import, State
from bot.exchange.load.settle import end_early
from bot.exchange.load.shown import shown
from bot.exchange.load.step import held_for_work
from bot.exchange.rows.candidate import Fate
from storage.exchange import imports, lines, pieces
from storage.sql import Transaction

BATCH = 50


def loaded(tx: Transaction, imp: Import) -> Import | None:
    """Note that all rows are in: the leads that came with their answers are judged next."""
    held = held_for_work(tx, imp, State.LOADING)
    if held is None:
        return None
    imports.write(tx, held, state=State.JUDGING, total=held.done)
    return shown(tx, held)


def counted(tx: Transaction, imp: Import, total: int) -> Import | None:
    """Note how many rows the file has."""
    held = held_for_work(tx, imp, State.LOADING)
    if held is None:
        return None
    imports.write(tx, held, total=total)
    return shown(tx, held)


def refused_rows(tx: Transaction, imp: Import, body: bytes) -> Import | None:
    """Keep a piece of the file with its refused rows."""
    held = held_for_work(tx, imp, State.JUDGING)
    if held is None:
        return None
    pieces.put_refused(tx, held, body)
    imports.write(tx, held, leased_until=tx.now + imports.LEASE)
    return imports.get(tx, held.team_id, held.id)


def finished(tx: Transaction, imp: Import) -> Import | None:
    """Note that it is done, but for the refused rows, if there are any: they are sent next."""
    held = held_for_work(tx, imp, State.JUDGING)
    if held is None:
        return None
    state = State.SENDING if held.counts.get(Fate.REFUSED) else State.DONE
    imports.write(tx, held, state=state, leased_until=None, attempts=0, finished_at=tx.now, until=tx.now + UNDO_FOR)
    pieces.drop_file(tx, held)
    if state is State.DONE:
        lines.forget_said(tx, held.team_id, held.id)
    return shown(tx, held)


def try_later(tx: Transaction, imp: Import, until: datetime) -> None:
    """Let go of it until then (UTC)."""
    imports.change(tx, imp, leased_until=None, not_before=until)


def give_up(tx: Transaction, imp: Import, error: str) -> None:
    """Give it up, for a reason that its message says; what is in stays in, and can be undone."""
    held = imports.get(tx, imp.team_id, imp.id, hold=True)
    if held is None or held.leased_until != imp.leased_until:
        return
    end_early(tx, held, State.FAILED, error)


def forget_what_is_old(tx: Transaction) -> int:
    """Forget files that nobody decided on within a day; returns how many."""
    old = imports.old(tx, (State.FETCHING, State.PROPOSED), tx.now - OPEN_FOR, BATCH)
    for imp in old:
        end_early(tx, imp, State.CANCELLED, "expired")
    return len(old)
