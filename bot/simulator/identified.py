"""Gives stored blocks what Slack gives them: ids where the app left them out, and escaped plain text."""

import copy
from typing import Any

from bot.simulator.blocks.surfaces import elements_of
from bot.simulator.minting import Mint
from bot.simulator.records import Json


def identified(blocks: list[Json], mint: Mint) -> list[Json]:
    """A copy in which every block has a block_id and every interactive element an action_id."""
    blocks = copy.deepcopy(blocks)
    for block in blocks:
        block.setdefault("block_id", mint.short())
        for element in elements_of(block):
            element.setdefault("action_id", mint.short())
    _complete(blocks)
    return blocks


def _complete(value: Any) -> None:
    # Slack returns every plain_text object with `emoji` and every mrkdwn object with `verbatim`.
    if isinstance(value, dict):
        if value.get("type") == "plain_text" and "text" in value:
            value.setdefault("emoji", True)
        elif value.get("type") == "mrkdwn" and "text" in value:
            value.setdefault("verbatim", False)
        for content in value.values():
            _complete(content)
    elif isinstance(value, list):
        for item in value:
            _complete(item)
