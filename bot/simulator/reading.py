"""Reading blocks as a person does: their visible text, with names for ids and dates in the reader's zone."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.simulator.dates import formatted
from bot.simulator.mrkdwn import Names, mrkdwn_text, unescaped
from bot.simulator.records import Json, Posted, User
from bot.simulator.workspace import Workspace


class NamesFor:
    """The names and the local time of one reader of a workspace."""

    def __init__(self, workspace: Workspace, reader: User) -> None:
        self._workspace = workspace
        self._zone = ZoneInfo(reader.tz)

    def user(self, user_id: str) -> str:
        user = self._workspace.users.get(user_id)
        return user.name if user else user_id

    def channel(self, channel_id: str) -> str:
        channel = self._workspace.channels.get(channel_id)
        return channel.name if channel else channel_id

    def group(self, group_id: str) -> str:
        group = self._workspace.usergroups.get(group_id)
        return str(group["handle"]) if group else group_id

    def local(self, unix_seconds: int) -> datetime:
        return datetime.fromtimestamp(unix_seconds, self._zone)

    def now(self) -> datetime:
        return self._workspace.clock.now().astimezone(self._zone)


def message_text(message: Posted, names: Names) -> str:
    """All that a reader sees of a message; its `text` shows only where there are no blocks."""
    parts = [blocks_text(message.blocks, names) if message.blocks else mrkdwn_text(message.text, names)]
    for attachment in message.attachments:
        words = (attachment.get(name) for name in ("pretext", "title", "text"))
        parts += [mrkdwn_text(word, names) for word in words if word]
        parts.append(blocks_text(attachment.get("blocks", []), names))
    return "\n".join(part for part in parts if part)


def blocks_text(blocks: list[Json], names: Names) -> str:
    return "\n".join(line for block in blocks for line in _lines(block, names) if line)


def text_of(value: Json | None, names: Names) -> str:
    """The visible text of a text object."""
    if value is None:
        return ""
    text: str = value["text"]
    return mrkdwn_text(text, names) if value["type"] == "mrkdwn" else unescaped(text)


def _lines(block: Json, names: Names) -> Iterator[str]:
    kind = block["type"]
    if kind in ("header", "alert", "section"):
        yield text_of(block.get("text"), names)
        for one in block.get("fields", []):
            yield text_of(one, names)
    elif kind == "context":
        yield " ".join(_context(element, names) for element in block["elements"])
    elif kind == "input":
        yield text_of(block["label"], names)
        yield text_of(block.get("hint"), names)
    elif kind == "image":
        yield text_of(block.get("title"), names)
        yield block["alt_text"]
    elif kind == "rich_text":
        yield rich_text(block, names)
    elif kind == "markdown":
        yield block["text"].replace("**", "")
    elif kind in ("table", "data_table"):
        yield block.get("caption", "")
        yield from (" | ".join(_cell(cell, names) for cell in row) for row in block["rows"])
    elif kind == "data_visualization":
        yield block["title"]
        yield from _chart(block["chart"])
    else:
        yield from _held(block, names)


def _held(block: Json, names: Names) -> Iterator[str]:
    """The words of blocks that hold smaller things."""
    for name in ("title", "name", "subtitle", "description", "body", "subtext", "connected_identity"):
        words = block.get(name)
        yield words if isinstance(words, str) else text_of(words, names)
    for name in ("rich_text_title", "details", "output"):
        if name in block:
            yield rich_text(block[name], names)
    yield from (source["text"] for source in block.get("sources", []))
    parts = [*block.get("elements", []), *block.get("child_blocks", []), *block.get("tasks", [])]
    yield from (line for part in parts for line in _lines(part, names))


def _context(element: Json, names: Names) -> str:
    return str(element["alt_text"]) if element["type"] == "image" else text_of(element, names)


def _cell(cell: Json, names: Names) -> str:
    if cell["type"] == "action":
        return text_of(cell["element"]["text"], names)
    return rich_text(cell, names) if cell["type"] == "rich_text" else str(cell["text"])


def _chart(chart: Json) -> Iterator[str]:
    if chart["type"] == "pie":
        yield from (f"{segment['label']}: {segment['value']}" for segment in chart["segments"])
    for series in chart.get("series", []):
        points = ", ".join(f"{point['label']}: {point['value']}" for point in series["data"])
        yield f"{series['name']}: {points}"


def rich_text(block: Json, names: Names) -> str:
    return "\n".join(_rich_part(part, names) for part in block["elements"])


def _rich_part(part: Json, names: Names) -> str:
    if part["type"] == "rich_text_list":
        return "\n".join(f"• {_rich_part(item, names)}" for item in part["elements"])
    return "".join(_inline(element, names) for element in part["elements"])


def _inline(element: Json, names: Names) -> str:
    kind: str = element["type"]
    plain: dict[str, Any] = {
        "text": lambda: element["text"],
        "link": lambda: element.get("text") or element["url"],
        "user": lambda: f"@{names.user(element['user_id'])}",
        "channel": lambda: f"#{names.channel(element['channel_id'])}",
        "usergroup": lambda: f"@{names.group(element['usergroup_id'])}",
        "broadcast": lambda: f"@{element['range']}",
        "emoji": lambda: f":{element['name']}:",
        "color": lambda: element["value"],
        "team": lambda: element["team_id"],
        "date": lambda: formatted(element["format"], names.local(element["timestamp"]), names.now()),
    }
    return str(plain[kind]())
