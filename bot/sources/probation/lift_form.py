"""The form in which a manager of marketing lifts the probation of a source."""

from bot.slack.blocks import Block, context, input_block, modal, section, text_input
from bot.slack.ids import View
from bot.slack.text import esc, moment
from bot.sources.probation.strikes import TO_TRUST
from bot.sources.source import Source


def lift_form(source: Source, waiting: int) -> Block:
    """Draw the form; `waiting` leads of the source wait for a review."""
    since = f" since {moment(source.probation_at)}" if source.probation_at else ""
    leads = "One lead that waits" if waiting == 1 else f"{waiting} leads that wait"
    then = f" {leads} for a review {'goes' if waiting == 1 else 'go'} to sales at once." if waiting else ""
    blocks = [
        section(f"*{esc(source.name, 150)}* is on probation{since}, because {esc(source.probation_why, 600)}."),
        section(f"It ends by itself once sales has accepted {TO_TRUST} of its leads in a row.{then}"),
        input_block("reason", "Why can it end now?", text_input(longest=600, multiline=True), optional=False),
        context("The source's owner and the other managers read this, and its log keeps it."),
    ]
    return modal(View.LIFT_PROBATION, "Lift probation", blocks, submit="Lift", close="Cancel", metadata=str(source.id))
