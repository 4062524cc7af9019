"""The forms behind the two ways on after nine months: nurture it again, on a track; or close it, for a reason."""

from bot.lead.lines import short_name
from bot.nurture.ends.reasons import END_REASONS, LONGEST_NOTE, NOTE, REASON, TRACK, EndSheet
from bot.slack.blocks import Block, input_block, modal, option, section, select, text_input
from bot.slack.ids import View


def again_form(sheet: EndSheet) -> Block:
    """Ask which track the lead begins anew."""
    lead, offered = sheet.lead, [(track.key, track.name) for track in sheet.tracks]
    blocks = [
        section(
            f"{short_name(lead)} begins a track from its first touch. Choose one that says something new to them; "
            "*Details* shows the whole plan."
        ),
        input_block(TRACK, "Which track?", select(offered, offered[0][0] if offered else ""), optional=False),
    ]
    about = f"{lead.id} {sheet.due_id}"
    return modal(View.NURTURE_AGAIN, f"Again: {lead.label}", blocks, submit="Begin", close="Cancel", metadata=about)


def end_form(sheet: EndSheet) -> Block:
    """Ask why the lead is closed."""
    lead = sheet.lead
    reasons: Block = {"type": "radio_buttons", "options": [option(code, said) for code, said in END_REASONS.items()]}
    blocks = [
        section(
            f"{short_name(lead)} is closed and sent nothing more. Everything is kept, and *Reopen* in Details takes it "
            "up again."
        ),
        input_block(REASON, "Why?", reasons, optional=False),
        input_block(NOTE, "Note", text_input("", "In a sentence", longest=LONGEST_NOTE, multiline=True)),
    ]
    about = f"{lead.id} {sheet.due_id}"
    return modal(View.END_NURTURE, f"Close {lead.label}", blocks, submit="Close it", close="Cancel", metadata=about)
