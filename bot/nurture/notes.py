"""Messages to a marketer while a lead is nurtured, and when nothing happens to a draft."""

from datetime import datetime
from typing import NamedTuple

from bot.cadence.tracks import track
from bot.lead.definition.questions import Definition
from bot.lead.lines import (
    details_button,
    first_name,
    name_line,
    plain_name,
    ready_now_button,
    said,
    short_name,
    since_offer,
)
from bot.lead.record import Lead
from bot.slack.blocks import Message, actions, button, confirmation, section
from bot.slack.ids import Action
from bot.slack.text import day_of, esc_block, person


def stale(lead: Lead) -> Message:
    text = (
        f"I closed {short_name(lead)} as stale: nothing has been added to it for about a month. "
        "Everything is kept, and you can take it up again at any time."
    )
    reopen = button("Reopen", Action.REOPEN, lead.id)
    return Message(f"{plain_name(lead)} is closed as stale", [section(text), actions(reopen, details_button(lead))])


class Reminder(NamedTuple):
    """A follow-up that is told once more, or to a manager: for which time (0 is the first), and since when (UTC)."""

    number: int
    since: datetime | None
    to_manager: bool
    gone: bool = False
    """True if whoever has the lead cannot act on it any more."""


def _why_again(lead: Lead, reminder: Reminder) -> str:
    first = f" on {day_of(reminder.since)}" if reminder.since else ""
    if not reminder.to_manager:
        return f"_I first told you{first}, and nobody has followed up since._"
    ask = "Please follow up yourself, or hand it over."
    if reminder.gone:
        return f"_You get this as a manager: {person(lead.in_charge)}, who has it, cannot act on it any more. {ask}_"
    return (
        f"_You get this as a manager: I told {person(lead.in_charge)}, who has it,{first} and reminded them since, and "
        f"nobody has followed up. {ask}_"
    )


def follow_up(lead: Lead, definition: Definition, due_id: int = 0, reminder: Reminder | None = None) -> Message:
    """Ask for a follow-up; `due_id` is the one that is due, and Done and Skip answer no other."""
    touch = track(lead.track).touch(lead.touch)
    company = lead.company or "your company"
    words = touch.text.format(first=first_name(lead), company=company)
    reach = lead.answers.get("channel")
    by = f" They prefer {said(reach, definition).lower()}." if reach and not reach.reopened else ""
    opening = ":bell: *Reminder.* Time" if reminder and reminder.number else ":bell: Time"
    text = f"{opening} to follow up on {name_line(lead)}.\n*{touch.what}.*{by}"
    if reminder:
        text += f"\n{_why_again(lead, reminder)}"
    give_up = confirmation(
        "Give this lead up?",
        "It will be closed, and nobody will follow up on it any more. Its history is kept.",
        "Never",
        "Keep it",
    )
    this_one = f"{lead.id} {due_id}"
    buttons = [
        button("Done", Action.DONE, this_one, style="primary"),
        button("Log a conversation", Action.LOG_CONVERSATION, lead.id),
        button("Snooze", Action.SNOOZE, lead.id),
        button("Skip", Action.SKIP, this_one),
        ready_now_button(lead),
        button("Never", Action.NEVER, since_offer(lead), style="danger", confirm=give_up),
        button("Details", Action.DETAILS, lead.id),
    ]
    if reminder and reminder.to_manager:
        buttons.append(button("Hand over", Action.HAND_OVER, lead.id))
    copy = section(f"Here is a text you can copy:\n```{esc_block(words, 600)}```")
    return Message(f"Follow up on {plain_name(lead)}", [section(text), copy, actions(*buttons)])
