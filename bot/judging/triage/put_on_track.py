"""Nurturing, with one click, somebody who only attended something: marketing gets to know them, a question a touch."""

from bot.cadence.because import Because
from bot.cadence.plan import begin, coming_in
from bot.cadence.tracks.defaults import DISCOVER
from bot.cadence.tracks.tracks_of import tracks_of
from bot.lead.access import lead_of, require, require_unmerged
from bot.lead.barred.may_contact import require_contactable
from bot.lead.definition.verdict import ATTENDANCE_DAYS, ATTENDED
from bot.lead.errors import MovedOnError
from bot.lead.kinds import EventKind
from bot.lead.lifecycle import Stage
from bot.lead.people import Act, Person
from bot.undo.deed import DRAFTS
from bot.undo.settle import as_it_is, let_undo
from storage import history, inbox, leads
from storage.answers import askings
from storage.sql import Transaction


def put_on_track(tx: Transaction, by: Person, lead_id: int, key: str) -> None:
    """Nurture the draft on the track that gets to know somebody, from a month on; `by` can undo it. Idempotent by
    `key`; raises MovedOnError, MergedError and BarredError."""
    require(tx, by, Act.NURTURE)
    if not inbox.receive(tx, by.team_id, key):
        return
    lead = lead_of(tx, by, lead_id, hold=True)
    require_unmerged(lead)
    require_contactable(tx, lead)
    was = as_it_is(tx, lead)
    if not leads.move(tx, lead, {Stage.DRAFT}, Stage.NURTURING, reasons=[ATTENDED], cautions=[]):
        raise MovedOnError(lead)
    askings.end(tx, lead.team_id, lead.id)
    track = tracks_of(tx, lead.team_id).meant(DISCOVER, lead)
    first = begin(tx, lead, track, coming_in(tx, lead, ATTENDANCE_DAYS).on, Because.CHOSEN).day.isoformat()
    history.record(tx, lead, EventKind.NURTURING, by.user_id, reasons=[ATTENDED], until=first)
    let_undo(tx, by, was, EventKind.NURTURING, DRAFTS, first)
