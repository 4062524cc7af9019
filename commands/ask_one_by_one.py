"""Questions one at a time in a DM thread: started by a button, answered by typing or pressing."""

from typing import Any

from bot.answers.ask import press, reply, start_asking
from bot.slack.text import as_typed
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
    number = int(asking_id) if asking_id.isdecimal() else 0
    await visit.desk.transact(press, visit.person, number, question, value, visit.key)
    await visit.ack()


async def hear_message(visit: Visit) -> None:
    """Something typed in the DM. What bots and edits say is no answer."""
    event = visit.body.get("event") or {}
    await visit.ack()
    if event.get("bot_id") or event.get("subtype") or event.get("channel_type") != "im" or not event.get("user"):
        return
    text, thread_ts = as_typed(str(event.get("text") or "")), str(event.get("thread_ts") or "")
    await visit.desk.transact(reply, visit.person, text, thread_ts, visit.key)
