"""Blocks that hold smaller things: cards, carousels, containers, tasks and plans, videos, sign-ins.

Fields and limits as in docs.slack.dev/reference/block-kit/blocks and slack_sdk 3.47. Where the docs name no surface
for a block, every surface takes it: an app that is tried here should not fail for what Slack may well accept.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.simulator.blocks.element_parts import STYLED
from bot.simulator.blocks.elements import ELEMENTS
from bot.simulator.blocks.objects import ACTION_ID, BLOCK_ID, IMAGE_SOURCE, URL, plain, text
from bot.simulator.blocks.rich_text import RICH_TEXT
from bot.simulator.blocks.shapes import (
    Bool,
    ByType,
    Json,
    ListOf,
    Obj,
    Shape,
    Str,
    at_least_one_of,
    exactly_one_of,
    problem,
    typed,
)

NAMED: dict[str, Shape] = {"block_id": BLOCK_ID}
IMAGE = typed("image", {"alt_text": Str(2000)}, IMAGE_SOURCE, exactly_one_of("image_url", "slack_file"))
SLACK_ICON = typed("icon", {"name": Str(min=1)})


@dataclass(frozen=True)
class _AnyBlock:
    """A block that is not looked into: what clients draw that do not know the one it stands for."""

    def check(self, value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, dict) or not isinstance(value.get("type"), str):
            yield problem("must provide a block", at)


ANY_BLOCK = _AnyBlock()
BUTTONS = ByType({"button": ELEMENTS["button"]})

WORKFLOW_BUTTON = typed(
    "workflow_button",
    {"text": plain(75), "workflow": Obj({"trigger": Obj({"url": URL}, {"customizable_input_parameters": ListOf(Obj({
        "name": Str(min=1), "value": Str()}))})})},
    {"action_id": ACTION_ID, **STYLED},
)  # fmt: skip

CARD = typed(
    "card",
    {},
    {
        **NAMED,
        "hero_image": IMAGE,
        "icon": IMAGE,
        "slack_icon": SLACK_ICON,
        "title": text(150),
        "subtitle": text(150),
        "body": text(200),
        "subtext": text(200),
        "actions": ListOf(BUTTONS, 3, min=1),
    },
    at_least_one_of("hero_image", "title", "actions", "body"),
)
CAROUSEL = typed("carousel", {"elements": ListOf(ByType({"card": CARD}), 10, min=1)}, NAMED)

STATUSES = ("pending", "in_progress", "complete", "error")
SOURCE = typed("url", {"url": URL, "text": Str(min=1)})
TASK_CARD = typed(
    "task_card",
    {"task_id": Str(min=1), "title": Str(min=1)},
    {
        **NAMED,
        "status": Str(one_of=STATUSES),
        "details": RICH_TEXT,
        "output": RICH_TEXT,
        "sources": ListOf(ByType({"url": SOURCE})),
    },
)
PLAN = typed("plan", {"title": Str(min=1)}, {**NAMED, "tasks": ListOf(ByType({"task_card": TASK_CARD}))})

HTTPS = Str(3000, pattern=r"https://\S+")
VIDEO = typed(
    "video",
    {"alt_text": Str(min=1), "title": plain(199), "thumbnail_url": URL, "video_url": HTTPS},
    {
        **NAMED,
        "author_name": Str(49),
        "description": plain(199),
        "provider_icon_url": URL,
        "provider_name": Str(),
        "title_url": HTTPS,
    },
)
AUTH_PROVIDER = typed(
    "auth_provider",
    {"value": Str(150, min=1), "name": plain(75), "is_connected": Bool()},
    {
        **NAMED,
        "description": plain(150),
        "icon_url": HTTPS,
        "auth_url": HTTPS,
        "disconnect_url": HTTPS,
        "connected_identity": plain(75),
        "connected_context": plain(75),
        "accessory": ByType({"overflow": ELEMENTS["overflow"]}),
        "fallback": ListOf(ANY_BLOCK),
    },
)
FALLBACK_CELL = typed("raw_text", {"text": Str()})
ACTION_CELL = typed("action", {"element": BUTTONS}, {"fallback": ByType({"raw_text": FALLBACK_CELL})})

CHILDREN = ("actions", "context", "divider", "header", "image", "input", "rich_text", "section", "table", "video")
WIDTHS = ("narrow", "standard", "wide", "full")


def _collapses(block: Json, at: str) -> Iterator[str]:
    if block.get("is_collapsible") and block.get("has_header_divider"):
        yield problem("`has_header_divider` cannot be set when `is_collapsible` is true", at)
    if block.get("default_collapsed") and not block.get("is_collapsible"):
        yield problem("`default_collapsed` requires `is_collapsible`", at)


def container(children: dict[str, Shape]) -> Obj:
    """A container of such blocks."""
    return typed(
        "container",
        {"child_blocks": ListOf(ByType(children), 10, min=1)},
        {
            **NAMED,
            "title": plain(150),
            "rich_text_title": RICH_TEXT,
            "subtitle": text(150),
            "width": Str(one_of=WIDTHS),
            "icon": IMAGE,
            "is_collapsible": Bool(),
            "default_collapsed": Bool(),
            "has_header_divider": Bool(),
        },
        at_least_one_of("title", "rich_text_title"),
        _collapses,
    )
