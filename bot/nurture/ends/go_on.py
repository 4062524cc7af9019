"""Going on with the track of a lead in conversation, once it has gone quiet."""

from bot.cadence.plan import resume
from bot.cadence.stop import in_conversation
from bot.cadence.work import Work
from bot.lead.kinds import EventKind
from bot.lead.people import Person
from bot.nurture.ends.errors import TrackGoesOnError
from bot.nurture.follow_up import nurtured
from bot.undo.deed import NURTURED
from bot.undo.settle import as_it_is, let_undo
from storage import due, history, inbox
from storage.sql import Transaction


def go_on(tx: Transaction, by: Person, lead_id: int, key: str) -> None:
    """Send the lead touches again, the next one counted from today. It can be undone. Idempotent by `key`; raises
    TrackGoesOnError where its track is under way."""
    if not inbox.receive(tx, by.team_id, key):
        return
    lead = nurtured(tx, lead_id, by)
    if not in_conversation(tx, lead):
        planned = due.of_lead(tx, lead.team_id, lead.id, Work.FOLLOW_UP)
        raise TrackGoesOnError(lead, planned.on if planned else None)
    was = as_it_is(tx, lead)
    history.record(tx, lead, EventKind.TRACK_RESUMED, by.user_id)
    coming = resume(tx, lead)
    let_undo(tx, by, was, EventKind.TRACK_RESUMED, NURTURED, coming.on.isoformat())
