"""The form behind Snooze: until when."""

from datetime import date

from bot.lead.lines import short_name
from bot.lead.record import Lead
from bot.slack.blocks import Block, input_block, modal, section
from bot.slack.ids import View
from bot.slack.text import day


def snooze_form(lead: Lead, until: str, due_id: int = 0, planned_on: date | None = None) -> Block:
    """Suggest the ISO date `until`; the follow-up `due_id` is planned for that day, None if none is."""
    planned = f" It is planned for {day(planned_on)}." if planned_on else ""
    picker = {"type": "datepicker", "initial_date": until}
    blocks = [
        section(f"When should {short_name(lead)} come back to you?{planned}"),
        input_block("until", "Until when?", picker, optional=False),
    ]
    metadata = f"{lead.id} {due_id}"
    return modal(View.SNOOZE, f"Snooze {lead.label}", blocks, submit="Snooze", close="Cancel", metadata=metadata)
