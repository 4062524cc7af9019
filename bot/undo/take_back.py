"""Undoing: whoever did it takes it back, and all is as it was."""

from bot.lead.access import lead_of, require
from bot.lead.barred.may_contact import require_contactable
from bot.lead.errors import HandoffError
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.people import Act, Person
from bot.lead.record import Event, Lead
from bot.slack.text import moment, person
from bot.undo.deed import DONE, Deed, Result, as_it_was
from bot.undo.settle import leave_results, redraw
from storage import history, inbox, leads
from storage.sql import Transaction
from storage.undo import deeds, planned


def take_back(tx: Transaction, by: Person, lead_id: int, deed_id: int, key: str) -> None:
    """Undo what `by` did with the lead. Idempotent by `key`; raises NotUndoneError and BarredError."""
    require(tx, by, Act.LOOK_UP)
    lead = lead_of(tx, by, lead_id, hold=True)
    if not inbox.receive(tx, by.team_id, key):
        return
    deed = deeds.get(tx, lead.team_id, lead.id, deed_id)
    if deed is None or deed.until <= tx.now:
        raise NotUndoneError(lead, "The ten minutes in which that could be undone are over.")
    if deed.done_by != by.user_id:
        raise NotUndoneError(lead, f"{person(deed.done_by)} did that, and only they can undo it.")
    if history.counted(tx, lead) != deed.lines:
        raise NotUndoneError(lead, _meanwhile(history.of_lead(tx, lead, 1)[0], by))
    require_contactable(tx, lead)
    deeds.forget(tx, deed)
    _restore(tx, lead, deed)
    history.record(tx, lead, EventKind.UNDONE, by.user_id, detail=deed.did)
    _tell(tx, deed)


def _restore(tx: Transaction, lead: Lead, deed: Deed) -> None:
    stage, columns = as_it_was(deed.before)
    leads.move(tx, lead, {lead.stage}, stage, **columns)
    planned.put_back(tx, lead.team_id, lead.id, deed.before["due"])


def _tell(tx: Transaction, deed: Deed) -> None:
    """Draw the messages as they were; one that told of nothing else says that it was taken back."""
    fresh = [message for message in deed.messages if message.kind == NoticeKind.RESULT]
    redraw(tx, deed.team_id, deed.lead_id, [message for message in deed.messages if message not in fresh])
    leave_results(tx, deed.team_id, deed.lead_id, fresh, Result(deed.did, deed.done_by, tx.now, undone=True))


def _meanwhile(last: Event, by: Person) -> str:
    who = "" if not last.actor else " by you" if last.actor == by.user_id else f" by {person(last.actor)}"
    known = DONE.get(EventKind(last.kind))
    what = f": “{known[1]}”" if known else ""
    return f"Something else has happened to it since{what}{who}, {moment(last.at)}."


class NotUndoneError(HandoffError):
    """An act that stays done, because it was too late to undo it, or somebody else did it."""

    stale = True

    def __init__(self, lead: Lead, why: str) -> None:
        self.lead = lead
        super().__init__(f"*{lead.label}*: {why} Nothing was changed; *Details* shows where it stands.")
