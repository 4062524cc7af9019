"""Preparing blocks for the browser: mrkdwn read into spans and dates written out, as this reader sees them."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from aiohttp import web

from bot.simulator.dates import formatted
from bot.simulator.emoji import emoji_by_name
from bot.simulator.mrkdwn import Names, Span, read_mrkdwn
from bot.simulator.records import Json

_QUOTED = re.compile(r"^(&gt;|>)")


async def tell_emoji(request: web.Request) -> web.StreamResponse:
    """Answer with every emoji by its name, which the page draws them from."""
    return web.json_response(emoji_by_name())


def drawn(value: Any, names: Names) -> Any:
    """A copy of blocks (or of any part of them) in which every mrkdwn text carries its `parts`."""
    if isinstance(value, list):
        return [drawn(item, names) for item in value]
    if not isinstance(value, dict):
        return value
    copy = {name: drawn(content, names) for name, content in value.items()}
    if value.get("type") == "mrkdwn" and isinstance(value.get("text"), str):
        copy["parts"] = parts(value["text"], names)
    elif value.get("type") == "date" and "timestamp" in value:
        copy["shown"] = _date(value, names)
    return copy


def parts(text: str, names: Names) -> list[Json]:
    """Paragraphs of a mrkdwn text, in order: `{quote, spans}`, where neighbouring quoted lines are one part."""
    if "```" in text:
        return [_part(text, names, quote=False)]
    lines = groupby(text.split("\n"), key=lambda line: bool(_QUOTED.match(line)))
    return [_part("\n".join(group), names, quote=quote) for quote, group in lines]


def _part(text: str, names: Names, *, quote: bool) -> Json:
    return {"quote": quote, "spans": list(_spans(read_mrkdwn(text, names)))}


def _spans(spans: list[Span]) -> Iterator[Json]:
    for span in spans:
        yield {"text": span.text, "kind": span.kind, "styles": sorted(span.styles), "target": span.target}


def _date(element: Json, names: Names) -> str:
    try:
        return formatted(element["format"], names.local(element["timestamp"]), names.now())
    except (KeyError, ValueError, OverflowError):
        return str(element.get("fallback", ""))
