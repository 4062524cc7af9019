"""The two forms of a question about a lead: to ask it, and to answer it."""

from bot.inquiries.inquiry import InquirySheet
from bot.lead.lines import short_name
from bot.lead.record import Lead
from bot.slack.blocks import Block, context, input_block, modal, note_view, section, text_input
from bot.slack.ids import View
from bot.slack.text import esc_block, person

_LONGEST = 1500


def ask_form(lead: Lead) -> Block:
    who = person(lead.in_charge)
    blocks = [
        section(f"{who} has {short_name(lead)} for marketing and gets your question at once."),
        input_block(
            "question", "What do you want to know?", text_input(longest=_LONGEST, multiline=True), optional=False
        ),
        context(
            "The answer comes to you and into the card's thread. You can also type a question in that thread: I "
            "confirm it there, unless I have not been allowed to read threads here."
        ),
    ]
    return modal(View.ASK_MARKETER, "Ask the marketer", blocks, submit="Ask", close="Cancel", metadata=str(lead.id))


def asked_view(lead: Lead) -> Block:
    """Say that the question is on its way, where the form was."""
    return note_view(
        "Ask the marketer",
        f":white_check_mark: {person(lead.in_charge)} has your question about {short_name(lead)}. The answer comes to "
        "you here, and into the thread of the card. If there is none by tomorrow, I ask again, and then a manager.",
    )


def reply_form(sheet: InquirySheet) -> Block:
    lead, inquiry = sheet.lead, sheet.inquiry
    blocks = [
        section(f"{person(inquiry.asked_by)} asks about {short_name(lead)}:\n{quoted(inquiry.text)}"),
        input_block("answer", "Your answer", text_input(longest=_LONGEST, multiline=True), optional=False),
        context(
            f"It goes to {person(inquiry.asked_by)} and into the thread of the card, where addresses and phone numbers "
            "are left out."
        ),
    ]
    return modal(View.REPLY, "Answer", blocks, submit="Send", close="Cancel", metadata=str(inquiry.id))


def quoted(text: str, limit: int = 1200) -> str:
    return "\n".join(f"> {line}" for line in esc_block(text, limit).splitlines())
