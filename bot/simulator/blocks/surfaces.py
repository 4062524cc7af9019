"""Whole messages and views: what Slack checks beyond one block (counts, sizes, unique ids, submit)."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from bot.simulator.blocks.layout import Surface, blocks_for
from bot.simulator.blocks.objects import plain
from bot.simulator.blocks.shapes import Bool, Json, ListOf, Obj, Str, problem

MOST_BLOCKS: dict[Surface, int] = {"message": 50, "modal": 100, "home": 100}
MOST_OF_A_KIND = {"data_visualization": 2, "table": 1, "data_table": 1}
MARKDOWN_TOGETHER = 12_000
TABLE_TOGETHER = 10_000
# Slack gives no number for msg_blocks_too_long; refusals were measured from 9,600 characters on (slack.md).
BLOCK_TEXT_TOGETHER = 9_600
# "Error returned if the provided view is greater than 250kb" (docs.slack.dev/reference/methods/views.open).
LARGEST_VIEW_BYTES = 250_000

_SHARED = {
    "private_metadata": Str(3000),
    "callback_id": Str(255),
    "external_id": Str(255),
}
VIEWS: dict[str, Obj] = {
    "modal": Obj(
        {"type": Str(), "title": plain(24), "blocks": ListOf(blocks_for("modal"), MOST_BLOCKS["modal"])},
        {
            **_SHARED,
            "submit": plain(24),
            "close": plain(24),
            "clear_on_close": Bool(),
            "notify_on_close": Bool(),
            "submit_disabled": Bool(),
        },
    ),
    "home": Obj({"type": Str(), "blocks": ListOf(blocks_for("home"), MOST_BLOCKS["home"])}, _SHARED),
}
_MESSAGE = ListOf(blocks_for("message"), MOST_BLOCKS["message"])


def message_problems(blocks: Any, at: str = "/blocks", unknown: frozenset[str] = frozenset()) -> list[str]:
    """Everything Slack would refuse in a message's blocks, in its words; empty when they are fine. `unknown` are the
    types that this workspace does not know."""
    found = list(_MESSAGE.check(blocks, at))
    return found or [*_unknown(blocks, at, unknown), *_shared_problems(blocks, at), *_kinds(blocks, at)]


def view_problems(view: Any, allowed: tuple[str, ...]) -> list[str]:
    """Everything Slack would refuse in a view; `allowed` names the view types this method takes."""
    if not isinstance(view, dict):
        return [problem("must provide an object", "/view")]
    if view.get("type") not in allowed:
        return [problem(f"unsupported type: {view.get('type')}", "/view/type")]
    found = list(VIEWS[view["type"]].check(view, "/view"))
    return found or [*_shared_problems(view["blocks"], "/view/blocks"), *_submit(view), *_focus(view)]


def too_large(view: Json) -> bool:
    return len(json.dumps(view, ensure_ascii=False).encode()) > LARGEST_VIEW_BYTES


def block_text_too_long(blocks: list[Json]) -> bool:
    """True when the text of all blocks together is more than Slack takes in one message."""
    return sum(len(text) for block in blocks if block["type"] != "markdown" for text in _texts(block)) > (
        BLOCK_TEXT_TOGETHER
    )


def elements_of(block: Json) -> list[Json]:
    """The elements of one block that can carry an action_id."""
    if block["type"] in ("actions", "context_actions"):
        return [element for element in block["elements"] if element["type"] != "workflow_button"]
    if block["type"] == "card":
        return list(block.get("actions", []))
    if block["type"] == "data_table":
        return [cell["element"] for row in block["rows"] for cell in row if cell["type"] == "action"]
    held = block.get("accessory") or (block.get("element") if block["type"] == "input" else None)
    return [held] if held and held["type"] not in ("image", "workflow_button") else []


def every_block(blocks: list[Json]) -> list[Json]:
    """The blocks in reading order, and after each the ones that stand in it."""
    found = []
    for block in blocks:
        found.append(block)
        if block["type"] == "carousel":
            found += block["elements"]
        elif block["type"] == "container":
            found += block["child_blocks"]
    return found


def _unknown(blocks: list[Json], at: str, unknown: frozenset[str]) -> Iterator[str]:
    for index, block in enumerate(every_block(blocks)):
        if block["type"] in unknown:
            yield problem(f"unsupported type: {block['type']}", f"{at}/{index}/type")


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, content in value.items():
            if name == "text" and isinstance(content, str):
                yield content
            else:
                yield from _texts(content)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


def _shared_problems(blocks: list[Json], at: str) -> Iterator[str]:
    used = Counter(block["block_id"] for block in every_block(blocks) if "block_id" in block)
    for index, block in enumerate(every_block(blocks)):
        if used.get(block.get("block_id", ""), 0) > 1:
            yield problem(f'`block_id` "{block["block_id"]}" already exists', f"{at}/{index}/block_id")
        actions = Counter(e["action_id"] for e in elements_of(block) if "action_id" in e)
        for action_id, times in actions.items():
            if times > 1:
                yield problem(f'`action_id` "{action_id}" already exists for this block', f"{at}/{index}")


def _kinds(blocks: list[Json], at: str) -> Iterator[str]:
    kinds = Counter(block["type"] for block in blocks)
    for kind, most in MOST_OF_A_KIND.items():
        if kinds[kind] > most:
            yield problem(f"no more than {most} blocks of type {kind} allowed", at)
    if sum(len(block["text"]) for block in blocks if block["type"] == "markdown") > MARKDOWN_TOGETHER:
        yield problem(f"markdown blocks must be less than {MARKDOWN_TOGETHER + 1} characters together", at)
    if sum(len(t) for block in blocks if "rows" in block for t in _texts(block["rows"])) > TABLE_TOGETHER:
        yield problem(f"table cells must be less than {TABLE_TOGETHER + 1} characters together", at)


def _submit(view: Json) -> Iterator[str]:
    for index, block in enumerate(every_block(view["blocks"])):
        if block["type"] == "input" and view["type"] == "modal" and "submit" not in view:
            yield problem("must define `submit` to use an `input` block in modals", f"/view/blocks/{index}/input")


def _focus(view: Json) -> Iterator[str]:
    focused = [e for block in every_block(view["blocks"]) for e in elements_of(block) if e.get("focus_on_load")]
    if len(focused) > 1:
        yield problem("only one element can set `focus_on_load`", "/view/blocks")
