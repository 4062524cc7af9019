"""The form behind Reject: a reason with its consequence, and what the reason needs."""

from collections.abc import Mapping
from typing import Any

from bot.conversations.form import lead_menu
from bot.decisions.rejection import Rejection
from bot.lead.definition.questions import Definition
from bot.lead.lines import short_name
from bot.lead.record import Lead
from bot.lead.reject_reasons import REASONS, Reason
from bot.slack.blocks import Block, input_block, modal, option, section, text_input
from bot.slack.ids import Action, View
from bot.slack.text import plain
from bot.slack.typed import text_of, words_of


def reject_form(lead: Lead, definition: Definition, can_be_barred: bool = True) -> Block:
    reasons = [option(reason.code, reason.label, _consequence(reason, can_be_barred)) for reason in REASONS]
    questions = [option(question.key, question.prompt) for question in definition.questions]
    fix = {"type": "multi_static_select", "placeholder": plain("Choose the questions", 150), "options": questions}
    blocks = [
        section(f"Why does {short_name(lead)} not fit? The marketer sees your reason and what happens next."),
        input_block("reason", "Reason", {"type": "radio_buttons", "options": reasons}, optional=False),
        input_block(
            "until", "Until when?", {"type": "datepicker"}, hint="For “no hurry”: marketing will follow up then."
        ),
        input_block("fix", "Which answers need fixing?", fix, hint="For “incomplete or wrong answers”."),
        input_block(
            "same_as",
            "Which lead is it already?",
            lead_menu(Action.SAME_AS),
            hint="For “duplicate”: you see both side by side before they are merged. For a customer, say in the note "
            "who has them.",
        ),
        input_block("note", "Note", text_input("", "What you heard, in a sentence", longest=1000, multiline=True)),
    ]
    metadata = f"{lead.id} {lead.offer}"
    return modal(View.REJECT, f"Reject {lead.label}", blocks, submit="Reject", close="Cancel", metadata=metadata)


def _consequence(reason: Reason, can_be_barred: bool) -> str:
    if reason.suppresses and not can_be_barred:
        return "Closed. With no email or phone, there is nothing to bar them by."
    return reason.consequence


def typed_rejection(typed: Mapping[str, Any], offer: int) -> Rejection:
    return Rejection(
        code=text_of(typed, "reason"),
        note=text_of(typed, "note"),
        until=text_of(typed, "until"),
        fix=words_of(typed, "fix"),
        same_as=text_of(typed, "same_as"),
        offer=offer,
    )
