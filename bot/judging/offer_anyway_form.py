"""The form in which a manager offers a lead to sales in spite of the definition."""

from bot.lead.definition.verdict import Assessment
from bot.lead.lines import fitting, short_name
from bot.lead.record import Lead
from bot.slack.blocks import Block, context, input_block, modal, section, text_input
from bot.slack.ids import View
from bot.slack.text import esc

_LONGEST = 2500


def offer_anyway_form(lead: Lead, found: Assessment, mark: str) -> Block:
    """`found` holds what speaks against it; `mark` is the one by which a change of that is noticed."""
    against = fitting((esc(reason) for reason in found.reasons), _LONGEST)
    blocks = [
        section(f"What keeps {short_name(lead)} back:\n{against}"),
        input_block(
            "reason", "Why should sales see it anyway?", text_input(longest=600, multiline=True), optional=False
        ),
        context("Sales reads on the card that you offered it anyway, and why. It is kept in the history."),
    ]
    metadata = f"{lead.id} {mark}"
    return modal(View.OFFER_ANYWAY, "Offer anyway", blocks, submit="Offer", close="Cancel", metadata=metadata)
