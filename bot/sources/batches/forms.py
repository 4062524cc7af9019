"""The form of a batch: its name and what it cost."""

from collections.abc import Mapping

from bot.slack.blocks import Block, context, input_block, modal, section, text_input
from bot.slack.ids import View
from bot.slack.text import esc
from bot.sources.batches.batch import Batch
from bot.sources.source import Source

_LONGEST_NAME, _LONGEST_COST = 100, 40


def new_batch_form(source: Source) -> Block:
    """Draw the form of a new batch of the source."""
    about = (
        f"From now on, new leads from *{esc(source.name, 150)}* join this batch, until you name another or press "
        "*No more leads* on its page."
    )
    blocks = [section(about), *_fields({"name": "", "cost": ""})]
    return modal(View.NEW_BATCH, "New batch", blocks, submit="Begin", close="Cancel", metadata=str(source.id))


def batch_form(batch: Batch, shown: Mapping[str, str]) -> Block:
    """Draw the form of a batch that is there, with what is `shown` of it."""
    blocks = _fields(shown)
    return modal(View.CHANGE_BATCH, "Batch", blocks, submit="Save", close="Cancel", metadata=str(batch.id))


def _fields(shown: Mapping[str, str]) -> list[Block]:
    name = text_input(shown["name"], "July list", longest=_LONGEST_NAME)
    cost = text_input(shown["cost"], "1200 EUR", longest=_LONGEST_COST)
    return [
        input_block("name", "Name", name, optional=False),
        input_block("cost", "What did it cost?", cost, hint="With the currency. Blank if that is not known."),
        context("Cost per accepted lead counts it together with what the source itself cost."),
    ]
