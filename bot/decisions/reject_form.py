"""The form behind Reject: a reason with its consequence, and what the reason needs."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot.cadence.tracks.track import Track
from bot.conversations.form import lead_menu
from bot.decisions.consequences import what_happens
from bot.decisions.rejection import Rejection, ToReject
from bot.lead.lines import short_name
from bot.lead.reasons.reason import Reason
from bot.lead.reject_reasons import REASONS
from bot.nurture.lines import plan_button
from bot.slack.blocks import Block, input_block, modal, option, section, select, text_input
from bot.slack.ids import Action, View
from bot.slack.text import plain
from bot.slack.typed import text_of, words_of


def reject_form(asked: ToReject, chosen: str = "") -> Block:
    """Ask for a reason, for a note, and between them for what the reason that was `chosen` needs."""
    lead = asked.lead
    reasons = [option(reason.code, reason.choice, _consequence(reason, asked.can_be_barred)) for reason in REASONS]
    menu = {"type": "radio_buttons", "options": reasons}
    blocks = [
        section(f"Why does {short_name(lead)} not fit? The marketer sees your reason and what happens next."),
        input_block(Action.CHOOSE_REASON, "Reason", menu, optional=False) | {"dispatch_action": True},
        *(block for reason in REASONS if reason.code == chosen for block in _chosen(reason, asked)),
        input_block("note", "Note", text_input("", "What you heard, in a sentence", longest=1000, multiline=True)),
    ]
    metadata = f"{lead.id} {lead.offer}"
    return modal(View.REJECT, f"Reject {lead.label}", blocks, submit="Reject", close="Cancel", metadata=metadata)


def _chosen(reason: Reason, asked: ToReject) -> list[Block]:
    """Draw what the reason asks for, if anything, and what happens then."""
    return [
        *([_needed(reason, asked)] if reason.asks else []),
        *([_track(reason, asked.track, asked.tracks)] if asked.track else []),
        section(what_happens(reason, asked)),
        *([plan_button(asked.lead, asked.track, _first(reason, asked))] if asked.track else []),
    ]


def _first(reason: Reason, asked: ToReject) -> date | None:
    """Return the day of the first touch, as far as it is known yet."""
    if reason.needs_date:
        return date.fromisoformat(asked.until) if asked.until else None
    return asked.coming.day if asked.coming else None


def _track(reason: Reason, on: Track, tracks: Sequence[Track]) -> Block:
    named = {track.key: track.name for track in (on, *tracks)}
    menu = select(list(named.items()), on.key)
    block = input_block(Action.REJECT_TRACK, "Track", menu, optional=False, block_id=f"track.{reason.code}")
    return block | {"dispatch_action": True}


def _needed(reason: Reason, asked: ToReject) -> Block:
    if reason.needs_date:
        day = {"type": "datepicker"} | ({"initial_date": asked.until} if asked.until else {})
        early = f"{asked.early_days} working days before" if asked.early_days else "then"
        return input_block("until", "Until when?", day, optional=False, hint=f"Marketing follows up {early}.")
    if reason.merges:
        hint = "Leave this empty if they are a customer whose lead you do not find."
        return input_block(Action.SAME_AS, "Which lead is it already?", lead_menu(Action.SAME_AS), hint=hint)
    if reason.names_person:
        name = text_input("", "Maria Lopez, COO", longest=300)
        return input_block(
            "right_person", "Who is the right person?", name, hint="Leave this empty if you do not know."
        )
    questions = [option(question.key, question.prompt) for question in asked.definition.questions]
    fix = {"type": "multi_static_select", "placeholder": plain("Choose the questions", 150), "options": questions}
    return input_block("fix", "Which answers need fixing?", fix, hint="If you choose none, all of them are checked.")


def is_lacking(typed: Mapping[str, Any], chosen: str) -> bool:
    """Tell whether a form with these fields does not ask what the chosen reason needs."""
    return any(reason.asks not in ("", *typed) for reason in REASONS if reason.code == chosen)


def _consequence(reason: Reason, can_be_barred: bool) -> str:
    if reason.suppresses and not can_be_barred:
        return "Closed. With no email or phone, there is nothing to bar them by."
    return reason.consequence


def typed_rejection(typed: Mapping[str, Any], offer: int) -> Rejection:
    return Rejection(
        code=text_of(typed, Action.CHOOSE_REASON),
        note=text_of(typed, "note"),
        until=text_of(typed, "until"),
        fix=words_of(typed, "fix"),
        same_as=text_of(typed, "same_as"),
        right_person=text_of(typed, "right_person"),
        offer=offer,
        track=text_of(typed, Action.REJECT_TRACK),
    )
