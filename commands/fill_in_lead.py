"""The forms of a lead: who it is, then what both teams want to know; also when only some answers are missing."""

from bot.handoff.answering import left_open, submit_answers
from bot.handoff.capture import capture, correct
from bot.handoff.following_up import ready_now
from bot.handoff.looking_up import questionnaire, to_correct
from bot.views.intake_form import intake_form, typed_details
from bot.views.question_form import question_form, shown_answers
from commands.visit import Visit


async def submit_intake(visit: Visit) -> None:
    """Save the draft first, then lead on to the questions in the same window."""
    details, by = typed_details(visit.typed), visit.person
    if visit.lead_id:
        asked = await visit.desk.transact(correct, by, visit.lead_id, details, visit.key)
    else:
        asked = await visit.desk.transact(capture, by, details, visit.key)
    await visit.ack(response_action="update", view=question_form(asked))


async def submit_questions(visit: Visit) -> None:
    """Save the answers and judge the lead; the verdict comes as a message."""
    shown = shown_answers(visit.view)
    typed = visit.typed
    values = {key: str(typed.get(key) or "") for key in shown}
    await visit.desk.transact(submit_answers, visit.person, visit.lead_id, values, visit.key, shown)
    await visit.ack(response_action="clear")


async def close_questions(visit: Visit) -> None:
    """Closed unanswered: the draft is kept, and a message says what is missing."""
    await visit.ack()
    await visit.desk.transact(left_open, visit.person, visit.lead_id)


async def answer_now(visit: Visit) -> None:
    """A form with only the questions that are open."""
    asked = await visit.desk.read(questionnaire, visit.person, visit.lead_id)
    await visit.open(question_form(asked))
    await visit.ack()


async def press_ready_now(visit: Visit) -> None:
    """Ask again what went stale, is missing or holds the lead back; with nothing to ask, judge at once."""
    asked = await visit.desk.read(questionnaire, visit.person, visit.lead_id)
    if asked.questions:
        await visit.open(question_form(asked))
    else:
        await visit.desk.transact(ready_now, visit.person, visit.lead_id, visit.key)
    await visit.ack()


async def edit(visit: Visit) -> None:
    """The first form again, with what is known, for a lead that marketing still has."""
    lead = await visit.desk.read(to_correct, visit.person, visit.lead_id)
    await visit.open(intake_form(lead.details, lead))
    await visit.ack()
