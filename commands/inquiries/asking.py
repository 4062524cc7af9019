"""Ask the marketer: by button, or by a question typed in the thread of the card; and the answer."""

from typing import Any

from bot.inquiries.answer import answer, put_at, to_answer
from bot.inquiries.ask import ask, hear_in_thread, to_ask
from bot.inquiries.forms import ask_form, asked_view, reply_form
from bot.inquiries.notes import sent
from bot.slack.typed import text_of
from commands.answers import hearing
from commands.names import typed_by
from commands.responses import put_in_place
from commands.visit import Visit

_CHANNELS = ("channel", "group")


async def open_ask(visit: Visit) -> None:
    await visit.open(ask_form(await visit.desk.read(to_ask, visit.person, visit.lead_id)))
    await visit.ack()


async def submit_question(visit: Visit) -> None:
    question = text_of(visit.typed, "question")
    await visit.turn_to(asked_view(await visit.desk.transact(ask, visit.person, visit.lead_id, question, visit.key)))


async def open_reply(visit: Visit) -> None:
    await visit.open(reply_form(await visit.desk.read(to_answer, visit.person, visit.number)))
    await visit.ack()


async def submit_reply(visit: Visit) -> None:
    await visit.desk.transact(answer, visit.person, visit.number, text_of(visit.typed, "answer"), visit.key)
    await visit.ack()


async def press_send(visit: Visit) -> None:
    """Send what was typed in the DM as the answer; that it was sent takes the message's place."""
    await visit.desk.transact(answer, visit.person, visit.number, visit.drawn_from, visit.key)
    await visit.ack()
    await put_in_place(visit, sent(visit.drawn_from))


async def hear_message(visit: Visit) -> None:
    """Take a question typed beneath a card, or the answer to one beneath the message that put it; everything else said
    in the DM is for the answers."""
    event: dict[str, Any] = visit.body.get("event") or {}
    channel, thread_ts = str(event.get("channel") or ""), str(event.get("thread_ts") or "")
    said = bool(thread_ts) and str(event.get("subtype") or "") in hearing.SAID and not event.get("bot_id")
    if event.get("channel_type") in _CHANNELS:
        if said and visit.person.user_id:
            text = await _typed(visit, event)
            await visit.desk.transact(hear_in_thread, visit.person, channel, thread_ts, text, visit.key)
        await visit.ack()
        return
    inquiry_id = await visit.desk.read(put_at, visit.person, channel, thread_ts) if said else 0
    if inquiry_id:
        await visit.desk.transact(answer, visit.person, inquiry_id, await _typed(visit, event), visit.key)
        await visit.ack()
        return
    await hearing.hear_message(visit)


async def _typed(visit: Visit, event: dict[str, Any]) -> str:
    return await typed_by(visit, str(event.get("text") or ""))
