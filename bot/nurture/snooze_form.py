"""The form behind Snooze: until when."""

from bot.lead.lines import short_name
from bot.lead.record import Lead
from bot.slack.blocks import Block, input_block, modal, section
from bot.slack.ids import View


def snooze_form(lead: Lead, until: str) -> Block:
    """`until` is the ISO date suggested."""
    picker = {"type": "datepicker", "initial_date": until}
    blocks = [
        section(f"When should {short_name(lead)} come back to you?"),
        input_block("until", "Until when?", picker, optional=False),
    ]
    return modal(View.SNOOZE, f"Snooze {lead.label}", blocks, submit="Snooze", close="Cancel", metadata=str(lead.id))
