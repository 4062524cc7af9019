"""Answers given one at a time in the DM: by button, or typed."""

from collections.abc import Mapping
from typing import Any

from bot.answers.ask import press, reply, start_asking
from bot.answers.edited import edited
from bot.answers.take_edit import take_edit
from bot.lead.identity.lead_number import names_a_lead
from bot.overview.show_lead import show_lead
from bot.slack.typed import number_in
from commands.exchange.importing import hear_files
from commands.names import typed_by
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
    elif str(event.get("subtype") or "") in SAID and not await hear_files(visit, event):
        text, thread_ts = await _typed(visit, event), str(event.get("thread_ts") or "")
        if names_a_lead(text) and not thread_ts:
            await visit.desk.transact(show_lead, visit.person, text, visit.key)
            return
        where = (str(event.get("ts") or ""), str(event.get("channel") or ""))
        await visit.desk.transact(reply, visit.person, text, thread_ts, visit.key, *where)


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
