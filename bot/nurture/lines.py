"""The lines of a follow-up, in a message of its own as in a list: what to do, how to reach them, what was said last."""

from collections.abc import Sequence
from datetime import date

from bot.cadence.coming import Coming
from bot.cadence.tracks.track import Track
from bot.engagement.meetings import Conversation
from bot.lead.definition.questions import Definition
from bot.lead.lines import ready_now_button, snooze_button
from bot.lead.record import Lead
from bot.lead.reject_reasons import REASON_BY_CODE
from bot.nurture.asked import Reminder
from bot.slack.blocks import Block, actions, button
from bot.slack.ids import Action
from bot.slack.text import day, day_of, esc, person


def what_is_planned(
    lead: Lead,
    definition: Definition,
    on_track: Track,
    coming: Coming | None,
    again: Sequence[str],
    early_days: int = 0,
) -> str:
    """Say what marketing does with a lead on that track: who, when first and what, and what is asked
    `again` (questions by key) before it comes back. Without a day, it is the one that is still to be given, or
    so many working days earlier."""
    before = f"{early_days} working days before" if early_days else "on"
    when = f"on {coming.words}" if coming else f"{before} the day you give"
    first = esc(on_track.touch(0).what, 150)
    said = (
        f"{person(lead.in_charge)} nurtures it on the track *{esc(on_track.name, 75)}*. The first follow-up comes "
        f"{when}: “{first}”."
    )
    asked = [f"*{esc(definition.by_key[one].short, 60)}*" for one in again if one in definition.by_key]
    return f"{said} {' and '.join(asked)} is asked again before it comes back." if asked else said


def plan_button(lead: Lead, track: Track, first: date | None = None) -> Block:
    """Lead to all that comes on a track, with its first touch on that day if one is chosen."""
    return actions(button("The whole plan", Action.SHOW_PLAN, f"{lead.id} {track.key} {first or ''}".strip()))


def done_buttons(lead: Lead, due_id: int) -> list[Block]:
    """Draw the likeliest answers to that follow-up."""
    return [
        button("Done", Action.DONE, f"{lead.id} {due_id}", style="primary"),
        ready_now_button(lead),
        snooze_button(lead),
    ]


def by_sales(lead: Lead, limit: int = 300) -> str:
    """Say what sales said when it gave the lead back; "" if it did not."""
    reason = REASON_BY_CODE.get(lead.reject_code)
    if reason is None or not lead.decided_by:
        return ""
    note = f": “{esc(lead.reject_note, limit)}”" if lead.reject_note else "."
    return f"{person(lead.decided_by)} {reason.did}, *{reason.label}*{note}"


def learned(latest: Conversation | None, limit: int = 300) -> str:
    if latest is None or not latest.learned:
        return ""
    return f"Learned last, {day(latest.day)}: “{esc(latest.learned, limit)}”"


def why_again(lead: Lead, reminder: Reminder) -> str:
    first = f" on {day_of(reminder.since)}" if reminder.since else ""
    if not reminder.to_manager:
        return f"_I first told you{first}, and nobody has followed up since._"
    ask = "Please follow up yourself, or hand it over."
    if reminder.gone:
        return f"_You get this as a manager: {person(lead.in_charge)}, who has it, can't act on it any more. {ask}_"
    return (
        f"_You get this as a manager: I told {person(lead.in_charge)}, who has it,{first} and reminded them since, and "
        f"nobody has followed up. {ask}_"
    )
