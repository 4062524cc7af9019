"""Looking up what the form of Done shows."""

from bot.cadence.tracks.placeholders import question_of
from bot.cadence.tracks.tracks_of import tracks_of
from bot.judging.judge import to_ask
from bot.lead.access import definition_of
from bot.lead.people import Person
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
    definition, touch = definition_of(tx, lead), which_touch(tx, lead).touch
    own, wanted = question_of(touch, lead, definition), set(to_ask(tx, lead))
    questions = [question for question in definition.questions if question.key in wanted and question != own]
    on_content = lead.track == tracks_of(tx, lead.team_id).meant("content", lead).key
    asked = [own, *questions] if own else questions
    return DoneSheet(lead, touch.what, asked, planned.id if planned else 0, on_content, pressed)


def was_noted(tx: Transaction, team_id: str, pressed: str) -> bool:
    """Tell whether the form that this press opened has been sent off: it is delivered again."""
    return inbox.first_answer(tx, team_id, pressed) is not None
