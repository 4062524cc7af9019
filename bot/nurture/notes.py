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
    short_name,
    since_offer,
)
from bot.lead.record import Lead
from bot.nurture.lines import NOTHING_KNOWN, Known, how_to_reach, learned, what_to_do, why
from bot.slack.blocks import Block, Message, actions, button, entry, menu, section
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


def follow_up(
    lead: Lead, definition: Definition, due_id: int = 0, reminder: Reminder | None = None, known: Known = NOTHING_KNOWN
) -> Message:
    """Ask for a follow-up; `due_id` is the one that is due, and Done and Skip answer no other."""
    words = (
        track(lead.track).touch(lead.touch).text.format(first=first_name(lead), company=lead.company or "your company")
    )
    opening = ":bell: *Reminder.* Time" if reminder and reminder.number else ":bell: Time"
    lines = [
        f"{opening} to follow up on {name_line(lead)}.",
        f"*{what_to_do(lead)}.* {how_to_reach(lead, definition, known.reader)}",
        *filter(None, (why(lead, 600), learned(known.latest, 600))),
        *([_why_again(lead, reminder)] if reminder else []),
    ]
    copy = section(f"A text you can copy:\n```{esc_block(words, 600)}```")
    buttons = actions(
        *_buttons(lead, due_id), menu(*_rest(lead, due_id, to_manager=bool(reminder and reminder.to_manager)))
    )
    return Message(f"Follow up on {plain_name(lead)}", [section("\n".join(lines)), copy, buttons])


def _buttons(lead: Lead, due_id: int) -> list[Block]:
    return [
        button("Done", Action.DONE, f"{lead.id} {due_id}", style="primary"),
        ready_now_button(lead),
        button("Snooze", Action.SNOOZE, lead.id),
    ]


def _rest(lead: Lead, due_id: int, *, to_manager: bool) -> list[Block]:
    """Make the entries of the menu beside the buttons. Whoever is told as a manager can hand it over."""
    other = ("Hand over", Action.HAND_OVER) if to_manager else ("Call script", Action.CALL_SCRIPT)
    return [
        entry("Skip", Action.SKIP, f"{lead.id} {due_id}"),
        entry("Log a conversation", Action.LOG_CONVERSATION, lead.id),
        entry(*other, lead.id),
        entry("Never", Action.NEVER, since_offer(lead)),
        entry("Details", Action.DETAILS, lead.id),
    ]
