"""Answers: given in a form or one at a time in a thread, corrected and vetted in Details, asked for on a call."""

from typing import Any

from bot.answers.answer_form import answer_form, typed_correction
from bot.answers.ask import press, reply, start_asking
from bot.answers.correct import correct_answer, to_correct_answer, vet
from bot.answers.document import keep_typed, left_open, save_page, submit_answers
from bot.answers.look_up import page, questionnaire, script
from bot.answers.question_form import place_of, question_form, shown_answers
from bot.answers.script_page import script_view
from bot.slack.text import as_typed
from bot.slack.typed import number_in
from commands.overview import redraw, redraw_beneath
from commands.visit import Visit


async def press_ask_me(visit: Visit) -> None:
    """Ask in the thread of the message whose button was pressed."""
    where: dict[str, Any] = visit.body.get("container") or {}
    channel, ts = str(where.get("channel_id") or ""), str(where.get("message_ts") or "")
    await visit.desk.transact(start_asking, visit.person, visit.lead_id, channel, ts, visit.key)
    await visit.ack()


async def press_answer(visit: Visit) -> None:
    asking_id, _, rest = visit.value.partition("|")
    question, _, value = rest.partition("|")
    await visit.desk.transact(press, visit.person, number_in(asking_id), question, value, visit.key)
    await visit.ack()


async def hear_message(visit: Visit) -> None:
    """Something typed in the DM. What bots and edits say is no answer."""
    event = visit.body.get("event") or {}
    await visit.ack()
    if event.get("bot_id") or event.get("subtype") or event.get("channel_type") != "im" or not event.get("user"):
        return
    text, thread_ts = as_typed(str(event.get("text") or "")), str(event.get("thread_ts") or "")
    await visit.desk.transact(reply, visit.person, text, thread_ts, visit.key)


async def submit_questions(visit: Visit) -> None:
    """Save the answers and judge the lead; the verdict comes as a message."""
    shown = shown_answers(visit.view)
    await visit.desk.transact(submit_answers, visit.person, visit.lead_id, _typed_answers(visit), visit.key, shown)
    await visit.ack(response_action="clear")


async def submit_page(visit: Visit) -> None:
    """Save one page of a long form and turn to the next; the last one is saved as a form of one page is."""
    place, shown = place_of(visit.view), shown_answers(visit.view)
    values, key = _typed_answers(visit), visit.key
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


async def open_answer(visit: Visit) -> None:
    sheet = await visit.desk.read(to_correct_answer, visit.person, visit.lead_id, _question(visit))
    await visit.open(answer_form(sheet))
    await visit.ack()


async def submit_answer(visit: Visit) -> None:
    """Save it; Details beneath show it at once, and what it means for the lead comes as a message."""
    question = next(iter(shown_answers(visit.view)), "")
    said = typed_correction(visit.typed, question)
    await visit.desk.transact(correct_answer, visit.person, visit.lead_id, question, said, visit.key)
    await visit.ack()
    await redraw_beneath(visit, visit.lead_id)


async def press_vetted(visit: Visit) -> None:
    await visit.desk.transact(vet, visit.person, visit.lead_id, _question(visit), visit.key)
    await visit.ack()
    await redraw(visit, str(visit.view.get("id")), visit.lead_id)


def _question(visit: Visit) -> str:
    return str(visit.action.get("action_id") or "").partition(":")[2]
