"""Messages about people who only attended something: they are kept for marketing to sort out, not passed to sales."""

from collections.abc import Sequence

from bot.lead.lines import answering_buttons, plain_name, short_name
from bot.lead.record import Lead, Listed
from bot.slack.blocks import Message, actions, button, context, entry, menu, section
from bot.slack.ids import Action
from bot.slack.text import bullets, esc

_NAMED = 12


def on_the_list(lead: Lead, questions: Sequence[str]) -> Message:
    """Tell that the lead is kept for triage, what to ask to make it a lead for sales, and what else to do."""
    text = f":bookmark_tabs: {short_name(lead)} is on your triage list: attending something is not yet an opportunity, "
    text += "so sales does not see it."
    asks = f"*A good answer to one of these makes it one*\n{bullets(esc(each, 300) for each in questions)}"
    buttons = [
        answering_buttons(lead)[0],
        button("Nurture", Action.NURTURE_ATTENDEE, lead.id),
        menu(
            entry("Ask me one by one", Action.ASK_ME, lead.id),
            entry("Call script", Action.CALL_SCRIPT, lead.id),
            entry("Discard", Action.DISCARD, lead.id),
            entry("Details", Action.DETAILS, lead.id),
        ),
    ]
    then = context("*Nurture* gets to know them, a question a touch. `/lead triage` lists everybody like that.")
    blocks = [section(text), *([section(asks)] if questions else []), actions(*buttons), then]
    return Message(f"{plain_name(lead)} is on your triage list", blocks)


def waiting(total: str, days: int) -> Message:
    """Remind somebody of their triage list, once for all on it."""
    text = f":bookmark_tabs: *{total}* on your triage list only attended something, and nobody has asked them anything "
    text += "yet. `/lead triage` shows them: answer, nurture or discard. "
    text += f"Whoever is left alone for {days} working days is closed."
    show = button("Show the list", Action.SHOW_LIST, "triage 0")
    return Message("Your triage list waits", [section(text), actions(show)])


def closed(leads: Sequence[Listed]) -> Message:
    """Tell which people were closed that only attended something, and how to get one back."""
    many = "one lead" if len(leads) == 1 else f"{len(leads)} leads"
    named = bullets(short_name(lead) for lead in leads[:_NAMED])
    more = f"\n…and {len(leads) - _NAMED} more: `/lead find` finds each." if len(leads) > _NAMED else ""
    text = f"I closed {many} on your triage list as stale: they only attended something, and nobody worked on them.\n"
    text += f"{named}{more}\nIf one of them gets in touch, *Details* → *Reopen* takes it up again."
    return Message(f"I closed {many} on your triage list", [section(text)])
