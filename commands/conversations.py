"""Logging a conversation: from Details, from a follow-up, or from a message that was turned into one."""

from bot.conversations.form import conversation_form, lead_choices, typed_conversation, typed_learned, which_lead
from bot.conversations.log import Logged, log_conversation
from bot.conversations.look_up import numbered_to_log, to_choose_from, to_log
from bot.engagement.lines import progress_line
from bot.lead.lines import short_name
from bot.lead.meanwhile import ChangedMeanwhileError
from bot.slack.message import shown_text
from commands.names import typed_by
from commands.overview import redraw_beneath
from commands.visit import Visit


async def open_conversation(visit: Visit) -> None:
    await visit.open(conversation_form(await visit.desk.transact(to_log, visit.person, visit.lead_id)))
    await visit.ack()


async def log_from_message(visit: Visit) -> None:
    """Answer the message shortcut: ask which lead it is about, and keep the message's text for the next step."""
    text = shown_text(visit.body.get("message") or {})
    await visit.desk.read(to_choose_from, visit.person, "")
    await visit.open(which_lead(await typed_by(visit, text)))
    await visit.ack()


async def suggest_leads(visit: Visit) -> None:
    """List the leads in the menu for what was typed so far."""
    found = await visit.desk.read(to_choose_from, visit.person, str(visit.body.get("value") or ""))
    await visit.ack(**lead_choices(found))


async def submit_which_lead(visit: Visit) -> None:
    number, learned = str(visit.typed.get("choose_lead") or ""), typed_learned(visit.typed)
    sheet = await visit.desk.transact(numbered_to_log, visit.person, number, learned)
    await visit.turn_to(conversation_form(sheet))


async def submit_conversation(visit: Visit) -> None:
    """Save the conversation; Details beneath show it or, without Details, a message says what came of it."""
    form = visit.form
    new = typed_conversation(visit.view, form)
    try:
        logged = await visit.desk.transact(log_conversation, visit.person, visit.lead_id, new, visit.key, form)
    except ChangedMeanwhileError as problem:
        sheet = await visit.desk.transact(to_log, visit.person, visit.lead_id, new.learned, list(new.answers))
        await visit.draw_again(conversation_form(sheet), problem.text)
        return
    await visit.ack()
    if not await redraw_beneath(visit, visit.lead_id) and logged:
        await visit.tell_later(_said(logged))


def _said(logged: Logged) -> str:
    text = f"Logged for {short_name(logged.lead)}.\n{progress_line(logged.lead.maturity)}"
    return text + (f"\nThe next follow-up comes on {logged.next_touch.words}." if logged.next_touch else "")
