"""The form in which a reviewer sends a lead back: what has to be put right, and which answers are asked again."""

from bot.judging.review.to_send_back import ToSendBack
from bot.lead.lines import short_name
from bot.slack.blocks import Block, context, input_block, modal, option, section, text_input
from bot.slack.ids import View
from bot.slack.text import person, plain


def send_back_form(asked: ToSendBack) -> Block:
    lead = asked.lead
    given = [option(each.key, each.prompt) for each in asked.definition.questions if each.key in lead.answers]
    menu = {"type": "multi_static_select", "placeholder": plain("Choose the questions", 150), "options": given}
    hint = "These are asked again. If you choose none, the answers stand, and your note says what to do."
    fix = [input_block("fix", "Which answers need fixing?", menu, hint=hint)] if given else []
    note = text_input("", "What you would want to know before you call them", longest=1000, multiline=True)
    blocks = [
        section(f"{short_name(lead)} goes back to {person(lead.in_charge)}, and not to sales."),
        input_block("note", "What should be put right?", note, optional=False),
        *fix,
        context("They read your note, and it comes to you again once it is put right."),
    ]
    return modal(
        View.SEND_BACK,
        f"Send back {lead.label}",
        blocks,
        submit="Send back",
        close="Cancel",
        metadata=str(asked.review.id),
    )
