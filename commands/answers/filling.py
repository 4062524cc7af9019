"""Answers given in a form of one or several pages, corrected and vetted in Details; and the script for a call."""

from dataclasses import replace

from bot.answers.answer_form import answer_form, shown_correction, typed_correction
from bot.answers.correct import correct_answer, to_correct_answer, vet
from bot.answers.document import keep_typed, left_open, save_page, submit_answers
from bot.answers.look_up import asked_again, page, questionnaire, script
from bot.answers.question_form import asked_in, place_of, question_form
from bot.answers.script_page import script_view
from bot.answers.sheets import AnswersForm
from bot.lead.meanwhile import ChangedMeanwhileError, SeenEarlierError
from commands.overview import open_from_page, redraw_beneath, refresh
from commands.visit import Visit


async def submit_questions(visit: Visit) -> None:
    """Save the answers and judge the lead; the verdict comes as a message."""
    try:
        await visit.desk.transact(submit_answers, visit.person, visit.lead_id, *_answers(visit))
    except ChangedMeanwhileError as problem:
        await _ask_again(visit, problem)
    else:
        await visit.ack(response_action="clear")


async def submit_page(visit: Visit) -> None:
    """Save one page of a long form and turn to the next; the last is saved like a form of one page."""
    place = place_of(visit.view)
    if place.is_last:
        await submit_questions(visit)
        return
    try:
        await visit.desk.transact(save_page, visit.person, place.lead_id, *_answers(visit))
    except ChangedMeanwhileError as problem:
        await _ask_again(visit, problem)
    else:
        asked = await visit.desk.read(page, visit.person, place.lead_id, place.keys)
        await visit.turn_to(question_form(asked, replace(place.turned(1), settled=())))


def _answers(visit: Visit) -> tuple[dict[str, str], str, AnswersForm]:
    form, place = visit.form, place_of(visit.view)
    values = {key: str(form.typed.get(key) or "") for key in asked_in(visit.view)}
    return values, visit.key, AnswersForm(form, place.version, place.settled)


async def _ask_again(visit: Visit, problem: ChangedMeanwhileError) -> None:
    """Ask the same questions as things stand now, with what was typed still there."""
    place = place_of(visit.view)
    asked = await visit.desk.read(asked_again, visit.person, place.lead_id, place.keys or asked_in(visit.view))
    now = replace(
        place,
        keys=tuple(question.key for question in asked.questions),
        version=asked.lead.definition_version,
        settled=tuple(dict.fromkeys((*place.settled, *problem.names))),
    )
    await visit.draw_again(question_form(asked, now.turned(0)), problem.text)


async def turn_back(visit: Visit) -> None:
    """Turn to the page before, keeping what was typed on this one for when it comes again."""
    place = place_of(visit.view)
    await visit.desk.transact(keep_typed, visit.person, place.lead_id, _changed(visit))
    asked = await visit.desk.read(page, visit.person, place.lead_id, place.keys)
    await visit.redraw(str(visit.view.get("id")), question_form(asked, place.turned(-1)))
    await visit.ack()


async def close_questions(visit: Visit) -> None:
    """Note a form closed without saving: what was typed is kept if Slack tells, and a message says what is missing."""
    await visit.ack()
    place = place_of(visit.view)
    typed, by = _changed(visit), visit.person
    await visit.desk.transact(left_open, by, place.lead_id, typed, pages_saved=place.page > 0)


def _changed(visit: Visit) -> dict[str, str]:
    """Return what was typed where the form showed something else. Slack may leave out the values of a closed form."""
    changed = visit.form.changed
    return {key: str(changed[key]) for key in asked_in(visit.view) if changed.get(key)}


async def show_script(visit: Visit) -> None:
    """Show what to ask on the next call, to copy."""
    await visit.open(script_view(await visit.desk.read(script, visit.person, visit.lead_id)))
    await visit.ack()


async def answer_now(visit: Visit) -> None:
    """Open a form with only the questions that are open."""
    asked = await visit.desk.read(questionnaire, visit.person, visit.lead_id)
    await visit.open(question_form(asked))
    await visit.ack()


async def open_answer(visit: Visit) -> None:
    sheet = await visit.desk.read(to_correct_answer, visit.person, visit.lead_id, _question(visit))
    await open_from_page(visit, answer_form(sheet))
    await visit.ack()


async def submit_answer(visit: Visit) -> None:
    """Save the answer; Details beneath show it at once, and a message says what it means for the lead."""
    question, form = next(iter(asked_in(visit.view)), ""), visit.form
    said, shown = typed_correction(form, question), shown_correction(form, question)
    try:
        await visit.desk.transact(correct_answer, visit.person, visit.lead_id, question, said, visit.key, shown)
    except ChangedMeanwhileError as problem:
        sheet = await visit.desk.read(to_correct_answer, visit.person, visit.lead_id, question)
        await visit.draw_again(answer_form(sheet), problem.text)
    else:
        await visit.ack()
        await redraw_beneath(visit, visit.lead_id)


async def press_vetted(visit: Visit) -> None:
    """Vet the answer, and redraw Details whether or not it is still the answer shown there."""
    try:
        await visit.desk.transact(vet, visit.person, visit.lead_id, _question(visit), visit.key, visit.drawn_from)
    except SeenEarlierError:
        await refresh(visit)
        raise
    await visit.ack()
    await refresh(visit)


def _question(visit: Visit) -> str:
    return str(visit.action.get("action_id") or "").partition(":")[2]
