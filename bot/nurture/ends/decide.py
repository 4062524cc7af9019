"""An honest end after nine months: the marketer nurtures the lead again or closes it; if nobody does, it is closed."""

from bot.cadence.because import Because
from bot.cadence.plan import begin
from bot.cadence.tracks.tracks_of import tracks_of
from bot.lead.errors import FieldProblems
from bot.lead.kinds import EventKind
from bot.lead.people import Person
from bot.nurture.ends.reasons import END_REASONS, LONGEST_NOTE, NOTE, REASON, SOMETHING_ELSE, TRACK, EndSheet
from bot.nurture.ends.unanswered import close
from bot.nurture.follow_up import nurtured, waiting
from bot.slack.text import clean
from bot.undo.deed import NURTURED
from bot.undo.settle import as_it_is, let_undo
from storage import history, inbox
from storage.sql import Transaction


def to_decide(tx: Transaction, by: Person, lead_id: int, told: int = 0) -> EndSheet:
    """Return what the forms show; raises DoneAlreadyError, MovedOnError and BarredError."""
    lead = nurtured(tx, lead_id, by, hold=False)
    planned = waiting(tx, lead, told) if told else None
    offered = tracks_of(tx, lead.team_id).choices(lead)
    fresh = sorted(offered, key=lambda track: track.key == lead.track)  # another one than before comes first
    return EndSheet(lead, planned.id if planned else 0, tuple(fresh))


def nurture_again(tx: Transaction, by: Person, lead_id: int, track: str, key: str, told: int = 0) -> None:
    """Begin a track anew, from its first touch. It can be undone. Idempotent by `key`; raises FieldProblems as well."""
    if not inbox.receive(tx, by.team_id, key):
        return
    lead = nurtured(tx, lead_id, by)
    if told:
        waiting(tx, lead, told)
    chosen = tracks_of(tx, lead.team_id).chosen(track, lead)
    if chosen is None:
        raise FieldProblems({TRACK: "Which track? Please pick one that there is."})
    was = as_it_is(tx, lead)
    coming = begin(tx, lead, chosen, because=Because.CHOSEN, again=True)
    history.record(tx, lead, EventKind.NURTURED_AGAIN, by.user_id, track=chosen.name)
    let_undo(tx, by, was, EventKind.NURTURED_AGAIN, NURTURED, coming.on.isoformat())


def end(tx: Transaction, by: Person, lead_id: int, reason: str, note: str, key: str, told: int = 0) -> None:
    """Close the lead for that reason. It can be undone. Idempotent by `key`; raises FieldProblems as well."""
    if not inbox.receive(tx, by.team_id, key):
        return
    lead, note = nurtured(tx, lead_id, by), clean(note).strip()
    if told:
        waiting(tx, lead, told)
    problems = {} if reason in END_REASONS else {REASON: "Why? Please pick what fits best."}
    if reason == SOMETHING_ELSE and not note:
        problems[NOTE] = "In a few words, please: what was it?"
    if len(note) > LONGEST_NOTE:
        problems[NOTE] = f"Please keep this under {LONGEST_NOTE:,} characters."
    if problems:
        raise FieldProblems(problems)
    was = as_it_is(tx, lead)
    close(tx, lead)
    history.record(tx, lead, EventKind.NEVER, by.user_id, detail=reason, note=note)
    let_undo(tx, by, was, EventKind.NEVER, NURTURED, detail=END_REASONS[reason])
