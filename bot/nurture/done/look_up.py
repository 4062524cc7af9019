"""Looking up what the form of Done shows."""

from dataclasses import replace

from bot.cadence.course import Stop, after, next_stop
from bot.cadence.gated import window_of
from bot.cadence.tracks.placeholders import question_of, unanswered
from bot.cadence.tracks.tracks_of import tracks_of
from bot.judging.judge import to_ask
from bot.lead.access import definition_of
from bot.lead.people import Person
from bot.lead.record import Lead
from bot.nurture.asked import WhichTouch
from bot.nurture.done.sheet import DoneSheet
from bot.nurture.follow_up import nurtured, waiting
from bot.nurture.which_touch import which_touch
from storage import inbox
from storage.sql import Transaction


def to_note_done(tx: Transaction, by: Person, lead_id: int, told: int = 0, pressed: str = "") -> DoneSheet:
    """Return what the form shows for the follow-up `told`, 0 for any that waits. Raises DoneAlreadyError, MovedOnError
    and BarredError."""
    lead = nurtured(tx, lead_id, by, hold=False)
    planned = waiting(tx, lead, told)
    definition, which = definition_of(tx, lead), which_touch(tx, lead)
    touch = which.touch
    own, wanted = question_of(touch, lead, definition), to_ask(tx, lead)
    left = {one.key: one for one in ([own] if own else [])} | {one.key: one for one in unanswered(lead, definition)}
    left |= {key: definition.by_key[key] for key in wanted}
    on_content = lead.track == tracks_of(tx, lead.team_id).meant("content", lead).key
    due_id, asked = planned.id if planned else 0, list(left.values())
    what = "How the conversation goes" if which.sends_nothing else touch.what
    return DoneSheet(lead, what, asked, due_id, on_content, pressed, _following(tx, lead, which))


def _following(tx: Transaction, lead: Lead, which: WhichTouch) -> Stop | None:
    """Return what comes once this is over, if the track goes on."""
    run = which.run
    if run is None:
        return None
    window = window_of(tx, lead)
    today = tx.now.astimezone(window.marketer.tz).date()
    resumed = replace(run.course, pinned=None, chosen=None, last_on=today)
    course = after(run.course, run.next, today) if run.goes_on else resumed
    return next_stop(course, which.track, window)


def was_noted(tx: Transaction, team_id: str, pressed: str) -> bool:
    """Tell whether the form that this press opened has been sent off: it is delivered again."""
    return inbox.first_answer(tx, team_id, pressed) is not None
