"""Taking a whole import back, for as long as nothing further happened to each of its leads."""

from collections.abc import Mapping
from dataclasses import replace

from bot.exchange.load.errors import NotOpenError
from bot.exchange.load.job import LOADED, Import, State
from bot.exchange.load.propose import own
from bot.exchange.load.shown import shown
from bot.exchange.load.step import held_for_work
from bot.exchange.rows.candidate import Fate
from bot.lead.kinds import EventKind
from bot.lead.people import Person
from bot.lead.record import Lead
from storage import erasing, history, inbox, leads
from storage.answers import answered
from storage.exchange import imports, lines, pieces
from storage.sql import Transaction


def undo(tx: Transaction, by: Person, import_id: int, key: str) -> Import:
    """Begin to take the import back. Idempotent by `key`; raises NotOpenError where there is nothing to take back, or
    its time is over."""
    imp = own(tx, by, import_id)
    if not inbox.receive(tx, by.team_id, key):
        return imp
    if imp.state not in LOADED or not imp.done:
        raise NotOpenError(imp.name, "nothing of it is in, so there is nothing to take back.")
    if imp.until is None or imp.until <= tx.now:
        over = "the week in which it could be taken back is over. Each lead can still be discarded by itself."
        raise NotOpenError(imp.name, over)
    imports.write(tx, imp, state=State.UNDOING, leased_until=None, not_before=tx.now, attempts=0)
    return shown(tx, imp)


def undo_next(tx: Transaction, imp: Import, after: str, most: int) -> tuple[Import | None, str]:
    """Take some of its rows back, those after that key; returns the import, and the last row's key, "" after all."""
    held = held_for_work(tx, imp, State.UNDOING)
    if held is None:
        return None, ""
    rows = lines.after(tx, held.team_id, held.id, after, most)
    counted = history.counted_all(tx, held.team_id, [row.lead_id for row in rows if row.lead_id])
    gone = [row.lead_id for row in rows if row.fate == Fate.NEW and row.lead_id and _untouched(row, counted)]
    if gone:
        erasing.erase_leads(tx, held.team_id, gone)
    for row in rows:
        if row.lead_id and row.was:
            _restore(tx, held, row)
    if not rows:
        imports.write(tx, held, state=State.UNDONE, leased_until=None, finished_at=tx.now, until=None)
        lines.leave_waiting(tx, held.team_id, held.id)
        pieces.drop_all(tx, held)
        return shown(tx, held), ""
    imports.write(tx, held, leased_until=tx.now + imports.LEASE, attempts=0)
    return imports.get(tx, held.team_id, held.id), rows[-1].key


def _untouched(row: lines.Line, counted: Mapping[int, int]) -> bool:
    return row.state != "offered" and counted.get(row.lead_id) == row.lines


def _restore(tx: Transaction, imp: Import, row: lines.Line) -> None:
    """Put back what was filled in of a known lead, as far as it is as the import left it."""
    lead, was = leads.get(tx, imp.team_id, row.lead_id, hold=True), row.was
    if lead is None or lead.erased_at or not was:
        return
    details = {name: was["details"][name] for name, now in was["now"].items() if getattr(lead, name) == now}
    answers = {key: before for key, before in was["answers"].items() if _says(lead, key, was["given"].get(key))}
    if not details and not answers:
        return
    if details:
        leads.change_details(tx, lead, replace(lead.details, **details))
    answered.put_back(tx, lead, answers)
    history.record(tx, lead, EventKind.UNDONE, imp.user_id, detail=EventKind.ADDED_TO)


def _says(lead: Lead, key: str, given: str | None) -> bool:
    answer = lead.answers.get(key)
    return answer is not None and answer.value == given
