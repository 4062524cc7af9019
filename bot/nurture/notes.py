"""Messages to a marketer while a lead is nurtured, and when nothing happens to a draft."""

from collections.abc import Sequence

from bot.lead.ending.ending import in_words
from bot.lead.lifecycle import Move
from bot.lead.lines import (
    answering_buttons,
    details_button,
    name_line,
    plain_name,
    short_name,
    since_offer,
)
from bot.lead.record import Event, Lead
from bot.lead.reject_reasons import reopening
from bot.nurture.asked import Asked
from bot.nurture.ends import lines as ends
from bot.nurture.lines import by_sales, done_buttons, learned, why_again
from bot.nurture.touch_lines import best_time, sentence, through, to_learn, why_today, words_to_send
from bot.slack.blocks import Block, Message, actions, button, entry, menu, section
from bot.slack.ids import Action
from bot.slack.text import bullets, day_of, esc, person


def stale(lead: Lead) -> Message:
    returned = reopening(lead.reject_code) is Move.TAKE_UP
    since = "sales returned it, and it has not been put right" if returned else "nothing has been added to it"
    again = "*Reopen* lets you put it right" if returned else "you can take it up again"
    text = (
        f"I closed {short_name(lead)} as stale: {since} for about a month. Everything is kept, and {again} at any time."
    )
    reopen = button("Reopen", Action.REOPEN, lead.id)
    return Message(f"{plain_name(lead)} is closed as stale", [section(text), actions(reopen, details_button(lead))])


def tried_again(lead: Lead, lost: Event, prompts: Sequence[str], by: str) -> Message:
    """Tell whoever has it for marketing that a lost lead is tried again, and ask what may have changed."""
    who = "You try" if by in ("", lead.in_charge) else f"{person(by)} tries"
    was = f"It was lost on {day_of(lost.at)}: {in_words(lost.data, 150)}."
    credit = f"All that is known is kept, and the credit stays with {person(lead.originator)}."
    asked = f"\n*What may have changed since:*\n{bullets(esc(prompt, 300) for prompt in prompts)}" if prompts else ""
    now, one_by_one, _ = answering_buttons(lead)
    rest = menu(
        entry("Call script", Action.CALL_SCRIPT, lead.id),
        entry("Discard", Action.DISCARD, lead.id),
        entry("Details", Action.DETAILS, lead.id),
    )
    text = f":repeat: {who} {short_name(lead)} again. {was} {credit}{asked}"
    return Message(f"{plain_name(lead)} is tried again", [section(text), actions(now, one_by_one, rest)])


def follow_up(asked: Asked) -> Message:
    """Ask for a follow-up: what to do, why today, through which channel, what to learn, and the words to send."""
    if asked.kind in ends.AT_THE_END:
        return _at_the_end(asked)
    lead, reminder = asked.lead, asked.reminder
    opening = ":bell: *Reminder.* Time" if reminder and reminder.number else ":bell: Time"
    because = " ".join(filter(None, (sentence(why_today(asked)), by_sales(lead, 600))))
    learning, when = to_learn(asked), best_time(asked)
    lines = [
        f"{opening} to follow up on {name_line(lead)}.",
        f"*{esc(asked.touch.what, 150)}*",
        *([why_again(lead, reminder)] if reminder else []),
        f"*Why today:* {because}",
        f"*Channel:* {through(asked)}",
        *([f"*Best time:* {when}"] if when else []),
        *([f"*To learn:* {learning}"] if learning else []),
        *filter(None, (learned(asked.known.latest, 600),)),
    ]
    buttons = actions(*done_buttons(lead, asked.due_id), menu(*_rest(asked)))
    blocks = [section("\n".join(lines)), *words_to_send(asked), buttons]
    return Message(f"Follow up on {plain_name(lead)}", blocks)


def _at_the_end(asked: Asked) -> Message:
    """Ask to go on with a conversation, or to decide what becomes of the lead."""
    lead, reminder = asked.lead, asked.reminder
    opening = ":bell: *Reminder.* About" if reminder and reminder.number else ":bell: About"
    lines = [
        f"{opening} {name_line(lead)}:",
        f"*{ends.what(asked)}*",
        *([why_again(lead, reminder)] if reminder else []),
        f"*Why now:* {ends.why_now(asked)}",
        f"*What to do:* {ends.what_now(asked)}",
    ]
    buttons = actions(*ends.buttons(asked), menu(*ends.rest(asked)))
    return Message(f"{ends.what(asked)}: {plain_name(lead)}", [section("\n".join(lines)), buttons])


def asked_again(lead: Lead) -> Message:
    """Point to the newer message that asks for the same."""
    text = f"{short_name(lead)}\nI asked you again in a newer message, below: its buttons are the ones to use."
    return Message(f"{plain_name(lead)}: asked again below", [section(text), actions(details_button(lead))])


def _rest(asked: Asked) -> list[Block]:
    """Make the entries of the menu beside the buttons. Whoever is told as a manager can hand it over."""
    lead = asked.lead
    other = ("Hand over", Action.HAND_OVER) if asked.to_manager else ("Call script", Action.CALL_SCRIPT)
    return [
        entry("Skip", Action.SKIP, f"{lead.id} {asked.due_id}"),
        entry("Log a conversation", Action.LOG_CONVERSATION, lead.id),
        entry(*other, lead.id),
        entry("Never", Action.NEVER, since_offer(lead)),
        entry("Details", Action.DETAILS, lead.id),
    ]
