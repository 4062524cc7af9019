"""The form behind "Back to nurture": why, when marketing follows up, how, and what happens then."""

from collections.abc import Mapping
from typing import Any

from bot.cadence.tracks.track import Track
from bot.lead.lines import short_name
from bot.lead.reasons.reason import Reason
from bot.lead.reasons.recycle_reasons import RECYCLE_REASONS
from bot.nurture.lines import plan_button, what_is_planned
from bot.outcomes.attempts import left_to_make, locked_words
from bot.outcomes.sheets import LONGEST_NOTE, GivingBack, NurtureSheet
from bot.slack.blocks import Block, input_block, modal, option, section, select, text_input
from bot.slack.ids import Action, View
from bot.slack.text import person
from bot.slack.typed import text_of


def nurture_form(sheet: NurtureSheet) -> Block:
    """Ask for a reason, and then for what it leaves open; the consequence is said with its day and names."""
    lead = sheet.lead
    reasons = [option(each.code, _choice(each, sheet), each.consequence) for each in RECYCLE_REASONS]
    menu: Block = {"type": "radio_buttons", "options": reasons}
    note = text_input("", "What you heard, in a sentence", longest=LONGEST_NOTE, multiline=True)
    blocks = [
        section(f"Why does {short_name(lead)} go back to {person(lead.in_charge)}? They read your reason."),
        input_block(Action.CHOOSE_WHY, "Reason", menu, optional=False) | {"dispatch_action": True},
        *_chosen(sheet),
        input_block("nurture.note", "Note", note, optional=not (sheet.reason and sheet.reason.needs_note)),
    ]
    return modal(
        View.NURTURE, "Back to nurture", blocks, submit="Back to nurture", close="Cancel", metadata=str(lead.id)
    )


def _choice(reason: Reason, sheet: NurtureSheet) -> str:
    """Draw the reason; one that waits for attempts says how many there are."""
    if not reason.needs_attempts or not left_to_make(sheet.made, sheet.agreed):
        return reason.choice
    return f"{reason.choice} (locked: {len(sheet.made)} of {sheet.agreed} attempts)"


def _chosen(sheet: NurtureSheet) -> list[Block]:
    lead, reason, coming, on = sheet.lead, sheet.reason, sheet.coming, sheet.track
    if reason is None or coming is None or on is None:
        return []
    if sheet.is_locked:
        return [section(f":lock: {locked_words(sheet.made, sheet.agreed)}")]
    day: Block = {"type": "datepicker", "initial_date": coming.day.isoformat()}
    tracks = select([(track.key, track.name) for track in sheet.tracks], on.key)
    redrawn = {"dispatch_action": True}
    return [
        input_block(Action.CHOOSE_UNTIL, "First follow-up", day, optional=False, block_id=f"until.{reason.code}")
        | redrawn,
        input_block(Action.CHOOSE_TRACK, "Track", tracks, optional=False, block_id=f"track.{reason.code}") | redrawn,
        section(f"*What happens then:* {_what(sheet, reason, on)} You can undo it for ten minutes."),
        plan_button(lead, on, coming.day),
    ]


def _what(sheet: NurtureSheet, reason: Reason, on: Track) -> str:
    lead = sheet.lead
    said = what_is_planned(lead, sheet.definition, on, sheet.coming, reason.reopens)
    off = f" {sheet.meetings} planned {'meeting is' if sheet.meetings == 1 else 'meetings are'} called off."
    credit = f" The credit stays with {person(lead.originator)}."
    return f"{said}{credit}{off if sheet.meetings else ''}"


def typed_giving_back(typed: Mapping[str, Any]) -> GivingBack:
    return GivingBack(
        code=text_of(typed, Action.CHOOSE_WHY),
        until=text_of(typed, Action.CHOOSE_UNTIL),
        track=text_of(typed, Action.CHOOSE_TRACK),
        note=text_of(typed, "nurture.note"),
    )


def is_lacking(typed: Mapping[str, Any]) -> bool:
    """Tell whether a form with these fields does not show what its reason leads to."""
    return Action.CHOOSE_UNTIL not in typed
