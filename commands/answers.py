"""Answers: given in a form or one at a time in a thread, corrected and vetted in Details, asked for on a call."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.answers.answer_form import answer_form, shown_correction, typed_correction
from bot.answers.ask import press, reply, start_asking
from bot.answers.correct import correct_answer, to_correct_answer, vet
from bot.answers.document import keep_typed, left_open, save_page, submit_answers
from bot.answers.edited import edited
from bot.answers.look_up import asked_again, page, questionnaire, script
from bot.answers.question_form import asked_in, place_of, question_form
from bot.answers.script_page import script_view
from bot.answers.sheets import AnswersForm
from bot.answers.take_edit import take_edit
from bot.lead.identity.lead_number import names_a_lead
from bot.lead.meanwhile import ChangedMeanwhileError, SeenEarlierError
from bot.overview.show_lead import show_lead
from bot.slack.typed import number_in
from commands.names import typed_by
from commands.overview import open_from_page, redraw_beneath, refresh
from commands.visit import Visit


async def press_ask_me(visit: Visit) -> None:
    """Ask in the thread of the message with the button."""
    where: dict[str, Any] = visit.body.get("container") or {}
    channel, ts = str(where.get("channel_id") or ""), str(where.get("message_ts") or "")
    await visit.desk.transact(start_asking, visit.person, visit.lead_id, channel, ts, visit.key)
    await visit.ack()


async def press_answer(visit: Visit) -> None:
    asking_id, _, rest = visit.value.partition("|")
    question, _, value = rest.partition("|")
    await visit.desk.transact(press, visit.person, number_in(asking_id), question, value, visit.key)
    await visit.ack()


SAID = ("", "thread_broadcast", "me_message", "file_share")
"""The subtypes of messages in which a person says something; the others tell of what became of a message."""


async def hear_message(visit: Visit) -> None:
    """Take what was typed or edited in the DM as an answer, unless a bot said it."""
    event = visit.body.get("event") or {}
    await visit.ack()
    if event.get("channel_type") != "im" or event.get("bot_id") or not visit.person.user_id:
        return
    if event.get("subtype") == "message_changed":
        await _hear_edit(visit, event)
    elif str(event.get("subtype") or "") in SAID:
        text, thread_ts = await _typed(visit, event), str(event.get("thread_ts") or "")
        if names_a_lead(text) and not thread_ts:
            await visit.desk.transact(show_lead, visit.person, text, visit.key)
            return
        await visit.desk.transact(reply, visit.person, text, thread_ts, visit.key, str(event.get("ts") or ""))


async def _hear_edit(visit: Visit, event: Mapping[str, Any]) -> None:
    """Slack also tells of messages that only got a link's preview: their text is what it was."""
    now, before = event.get("message") or {}, event.get("previous_message") or {}
    if now.get("bot_id") or str(now.get("text")) == str(before.get("text")):
        return
    where = (str(event.get("channel") or ""), str(now.get("ts") or ""))
    texts = (await _typed(visit, before), await _typed(visit, now))
    edit = await visit.desk.transact(take_edit, visit.person, *where, *texts, visit.key)
    if edit:
        await visit.tell_later(edited(edit))


async def _typed(visit: Visit, message: Mapping[str, Any]) -> str:
    return await typed_by(visit, str(message.get("text") or ""))


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
