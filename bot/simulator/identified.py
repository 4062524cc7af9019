"""Giving stored blocks what Slack gives them: ids where the app left them out, and escaped plain text."""

import copy
import re
from typing import Any

from bot.simulator.blocks.surfaces import elements_of, every_block
from bot.simulator.minting import Mint
from bot.simulator.records import Json

_BRACKETS = str.maketrans({"<": "&lt;", ">": "&gt;"})


def identified(blocks: list[Json], mint: Mint) -> list[Json]:
    """A copy in which every block has a block_id and every interactive element an action_id."""
    blocks = copy.deepcopy(blocks)
    for block in every_block(blocks):
        block.setdefault("block_id", mint.short())
        for element in elements_of(block):
            element.setdefault("action_id", mint.short())
    _complete(blocks)
    return blocks


def stored_text(text: str) -> str:
    """mrkdwn as Slack keeps it: a lone & < or > becomes an entity, tokens and entities stay."""
    text = re.sub(r"&(?!amp;|lt;|gt;)", "&amp;", text)
    text = re.sub(r"<(?![@#!]|[a-z]+:|/)", "&lt;", text)
    return re.sub(r"(<[^<>\n]*>)|>", lambda match: match[1] or "&gt;", text)


def _complete(value: Any) -> None:
    # Slack returns every plain_text object with `emoji` and every mrkdwn object with `verbatim`, and what apps
    # sent as & < > as entities (github.com/slackapi/bolt-python/issues/513).
    if isinstance(value, dict):
        if value.get("type") == "plain_text" and "text" in value:
            value.setdefault("emoji", True)
            value["text"] = re.sub(r"&(?!amp;|lt;|gt;)", "&amp;", value["text"]).translate(_BRACKETS)
        elif value.get("type") == "mrkdwn" and "text" in value:
            value.setdefault("verbatim", False)
            value["text"] = stored_text(value["text"])
        for content in value.values():
            _complete(content)
    elif isinstance(value, list):
        for item in value:
            _complete(item)
