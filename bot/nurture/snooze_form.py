"""The form behind Snooze: until when."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot.lead.lines import short_name
from bot.lead.record import Lead
from bot.nurture.asked import OnTrack
from bot.nurture.lines import plan_button
from bot.nurture.presets import Preset, likeliest
from bot.slack.blocks import Block, input_block, modal, option, section, select
from bot.slack.ids import Action, View
from bot.slack.text import day
from bot.slack.typed import text_of


def snooze_form(
    lead: Lead, days: Sequence[Preset], due_id: int = 0, planned_on: date | None = None, on: OnTrack | None = None
) -> Block:
    """Offer these `days` and any other; the follow-up `due_id` is planned for that day, None if none is. `on` is its
    track."""
    planned = f" It is planned for {day(planned_on)}." if planned_on else ""
    blocks = [
        section(f"When should {short_name(lead)} come back to you?{planned}"),
        *until_when(days),
        *(_track(lead, on) if on else []),
    ]
    metadata = f"{lead.id} {due_id}"
    return modal(View.SNOOZE, f"Snooze {lead.label}", blocks, submit="Snooze", close="Cancel", metadata=metadata)


def until_when(days: Sequence[Preset]) -> list[Block]:
    """Ask for one of these days, or any other."""
    offered = {each: option(each.on.isoformat(), each.label, each.words) for each in days}
    radio = {"type": "radio_buttons", "options": list(offered.values()), "initial_option": offered[likeliest(days)]}
    return [
        input_block("preset", "Until when?", radio, optional=False),
        input_block("until", "Or another day", {"type": "datepicker"}, hint="If you pick a day here, it counts."),
    ]


def _track(lead: Lead, on: OnTrack) -> list[Block]:
    """Offer the tracks, and a look at what comes on the one that is chosen."""
    named = {track.key: track.name for track in (on.track, *on.choices)}
    menu = input_block(Action.SNOOZE_TRACK, "Track", select(list(named.items()), on.track.key), optional=False)
    return [menu | {"dispatch_action": True}, plan_button(lead, on.track)]


def typed_track(typed: Mapping[str, Any]) -> str:
    """Return the key of the track that was chosen; "" where none was asked for."""
    return text_of(typed, Action.SNOOZE_TRACK)


def typed_day(typed: Mapping[str, Any]) -> str:
    """Return the ISO date: the day that was picked, or else the one of those offered."""
    return text_of(typed, "until") or text_of(typed, "preset")
