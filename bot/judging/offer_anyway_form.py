"""The form in which a manager offers a lead to sales despite the definition."""

from bot.lead.definition.verdict import Assessment
from bot.lead.lines import fitting, short_name
from bot.lead.record import Lead
from bot.slack.blocks import Block, context, input_block, modal, section, text_input
from bot.slack.ids import View
from bot.slack.text import esc

_LONGEST = 2500


def offer_anyway_form(lead: Lead, found: Assessment, mark: str) -> Block:
    """Draw the form; `found` holds what speaks against the offer, and `mark` shows whether that has changed."""
    against = fitting((esc(reason) for reason in found.reasons), _LONGEST)
    blocks = [
        section(f"What keeps {short_name(lead)} back:\n{against}"),
        input_block(
            "reason", "Why should sales see it anyway?", text_input(longest=600, multiline=True), optional=False
        ),
        context("The card tells sales that you offered it anyway, and why. The history keeps it, too."),
    ]
    metadata = f"{lead.id} {mark}"
    return modal(View.OFFER_ANYWAY, "Offer anyway", blocks, submit="Offer", close="Cancel", metadata=metadata)
