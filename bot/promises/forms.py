"""The forms about promises: Pause, the terms in the settings, and the window that unfolds how the time counts."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.lead.lines import short_name
from bot.lead.record import Lead
from bot.promises.lines import how_counted, promise_line
from bot.promises.notes import nothing_promised
from bot.promises.standing import Standing
from bot.promises.terms import TERMS, Terms, shown
from bot.slack.blocks import Block, actions, button, context, input_block, modal, section, sections, text_input
from bot.slack.ids import Action, View
from bot.slack.text import day


def pause_form(lead: Lead, standing: Standing, last: date) -> Block:
    blocks = [
        section(f"Why does {short_name(lead)} have to wait, and until when?"),
        context(f"{promise_line(standing)}. The clock stands still until then, and everybody can read why."),
        input_block("until", "Until when?", {"type": "datepicker"}, optional=False, hint=f"At most until {day(last)}."),
        input_block("reason", "Why?", text_input("", "Waiting for their board", longest=300), optional=False),
    ]
    return modal(View.PAUSE, f"Pause {lead.label}", blocks, submit="Pause", close="Cancel", metadata=str(lead.id))


def terms_form(terms: Terms) -> Block:
    blocks = [
        context("What sales promises marketing. Time counts in working hours: holidays, lunch and pauses do not."),
        *(
            input_block(
                name, label, text_input(shown(name, getattr(terms, name)), longest=6), optional=False, hint=hint
            )
            for name, (label, hint) in TERMS.items()
        ),
    ]
    return modal(View.PROMISES, "Promises", blocks, submit="Save", close="Cancel")


def counted_view(lead: Lead, standing: Standing | None) -> Block:
    """Unfold how the time counts, with the way to let a pause end."""
    if standing is None:
        return modal(View.COUNTED, lead.label, [section(nothing_promised(lead))])
    blocks = [section(short_name(lead)), *sections(how_counted(lead, standing))]
    if standing.paused:
        blocks.append(actions(button("Resume", Action.RESUME, lead.id)))
    return modal(View.COUNTED, f"{lead.label}: how it counts", blocks, metadata=str(lead.id))


def typed_pause(typed: Mapping[str, Any]) -> tuple[str, str]:
    return str(typed.get("until") or ""), str(typed.get("reason") or "")
