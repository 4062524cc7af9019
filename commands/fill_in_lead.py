"""The forms of a lead: who it is, then what both teams want to know; also when only some answers are missing."""

from collections.abc import Collection

from bot.answers.document import keep_typed, left_open, save_page, submit_answers
from bot.answers.look_up import page, questionnaire, script
from bot.answers.question_form import place_of, question_form, shown_answers
from bot.answers.script_page import script_view
from bot.intake.capture import capture, correct
from bot.intake.errors import SameLeadError
from bot.intake.intake_form import intake_form, typed_details
from bot.intake.look_up import to_correct
from bot.intake.merge import add_to
from bot.intake.same_lead_form import STOP, added, chosen_lead, newest_seen, same_lead_form, shown_leads
from bot.lead.record import Details
from bot.nurture.follow_up import ready_now
from bot.slack.blocks import note_view
from commands.visit import Visit


async def submit_intake(visit: Visit) -> None:
    """Save the draft first, then lead on to the questions in the same window."""
    details, by = typed_details(visit.typed), visit.person
    if visit.lead_id:
        asked = await visit.desk.transact(correct, by, visit.lead_id, details, visit.key)
        visit.turn_to(question_form(asked))
    else:
        await _save(visit, details)


async def submit_same_lead(visit: Visit) -> None:
    """The lead may exist already: add to that one, save a new one after all, or stop."""
    typed = visit.typed
    choice, details = str(typed.get("same") or ""), typed_details(typed)
    if choice == STOP:
        await visit.ack(response_action="clear")
    elif lead_id := chosen_lead(choice):
        asked = await visit.desk.transact(add_to, visit.person, lead_id, details, visit.key)
        after = question_form(asked) if asked.questions else note_view(asked.lead.label, added(asked.lead).text)
        visit.turn_to(after)
    else:
        await _save(visit, details, shown_leads(visit.view), newest_seen(visit.view, details))


async def _save(visit: Visit, details: Details, apart_from: Collection[int] = (), up_to: int = 0) -> None:
    try:
        asked = await visit.desk.transact(capture, visit.person, details, visit.key, apart_from, up_to)
    except SameLeadError as problem:
        visit.turn_to(same_lead_form(problem.found, details, problem.more, problem.newest))
    else:
        visit.turn_to(question_form(asked))


async def submit_questions(visit: Visit) -> None:
    """Save the answers and judge the lead; the verdict comes as a message."""
    shown = shown_answers(visit.view)
    await visit.desk.transact(submit_answers, visit.person, visit.lead_id, _typed_answers(visit), visit.key, shown)
    await visit.ack(response_action="clear")


async def submit_page(visit: Visit) -> None:
    """Save one page of a long form and turn to the next; the last one is saved as a form of one page is."""
    place, shown = place_of(visit.view), shown_answers(visit.view)
    values, key = _typed_answers(visit), f"{visit.key}:{visit.view.get('hash')}"
    if place.is_last:
        await visit.desk.transact(submit_answers, visit.person, place.lead_id, values, key, shown)
        await visit.ack(response_action="clear")
        return
    await visit.desk.transact(save_page, visit.person, place.lead_id, values, key, shown)
    asked = await visit.desk.read(page, visit.person, place.lead_id, place.keys)
    visit.turn_to(question_form(asked, place.turned(1)))


async def turn_back(visit: Visit) -> None:
    """The page before, with what was typed on this one kept for when it is turned to again."""
    place = place_of(visit.view)
    await visit.desk.transact(keep_typed, visit.person, place.lead_id, _changed(visit))
    asked = await visit.desk.read(page, visit.person, place.lead_id, place.keys)
    await visit.redraw(str(visit.view.get("id")), question_form(asked, place.turned(-1)))
    await visit.ack()


async def close_questions(visit: Visit) -> None:
    """Closed without saving: what was typed is kept where Slack tells it, and a message says what is missing."""
    await visit.ack()
    place = place_of(visit.view)
    typed, by = _changed(visit), visit.person
    await visit.desk.transact(left_open, by, place.lead_id, typed, pages_saved=place.page > 0)


def _typed_answers(visit: Visit) -> dict[str, str]:
    typed = visit.typed
    return {key: str(typed.get(key) or "") for key in shown_answers(visit.view)}


def _changed(visit: Visit) -> dict[str, str]:
    """What was typed and is not what the form showed. Slack may leave out what stands in a form that is closed."""
    shown, typed = shown_answers(visit.view), visit.typed
    return {key: str(typed[key]) for key in shown if typed.get(key) and str(typed[key]) != shown[key]}


async def show_script(visit: Visit) -> None:
    """What to ask on the next call, to copy."""
    await visit.open(script_view(await visit.desk.read(script, visit.person, visit.lead_id)))
    await visit.ack()


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
    lead, profile = await visit.desk.read(to_correct, visit.person, visit.lead_id)
    await visit.open(intake_form(lead.details, lead, profile))
    await visit.ack()
