"""One Web API call as a method sees it: who calls, with which arguments, and what they may do."""

import base64
import binascii
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from bot.simulator.errors import SlackError
from bot.simulator.records import Channel, InstalledApp, Json, User
from bot.simulator.triggers import Triggers
from bot.simulator.workspace import Workspace

Item = TypeVar("Item")
Structured = Literal["blocks", "attachments", "metadata", "view"]
# Slack's answers when an argument that should hold JSON holds something else.
_UNREADABLE: dict[str, str] = {
    "blocks": "invalid_blocks_format",
    "attachments": "invalid_attachments",
    "metadata": "invalid_metadata_format",
    "view": "invalid_arguments",
}


@dataclass
class Call:
    """`args` hold strings when they came as a form, and JSON values when they came as JSON."""

    workspace: Workspace
    triggers: Triggers
    connect: Callable[[InstalledApp], str]
    app: InstalledApp
    args: Json
    warnings: list[str] = field(default_factory=list)

    def text(self, name: str) -> str | None:
        value = self.args.get(name)
        if value is None or isinstance(value, str):
            return value or None
        raise SlackError("invalid_arguments")

    def required(self, name: str, otherwise: str = "invalid_arguments") -> str:
        value = self.text(name)
        if value is None:
            explained = [f"[ERROR] missing required field: {name}"]
            raise SlackError(otherwise, response_metadata={"messages": explained})
        return value

    def flag(self, name: str) -> bool:
        return self.args.get(name) in (True, "true", "1", 1)

    def structured(self, name: Structured) -> Any:
        """An argument that is JSON, given as such or as a string of it; None when it is missing."""
        value = self.args.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise SlackError(_UNREADABLE[name]) from None

    def message_arguments(self) -> Json:
        """The arguments that make up the words of a message."""
        words: Json = {"text": self.args.get("text"), "markdown_text": self.args.get("markdown_text")}
        return words | {name: self.structured(name) for name in ("blocks", "attachments", "metadata")}

    def needs(self, *scopes: str) -> None:
        """Raises missing_scope unless the app was given one of these."""
        if not self.app.scopes.intersection(scopes):
            provided = ",".join(sorted(self.app.scopes))
            raise SlackError("missing_scope", needed=",".join(scopes), provided=provided)

    def user(self, name: str = "user") -> User:
        user = self.workspace.users.get(self.required(name, "user_not_found"))
        if user is None:
            raise SlackError("user_not_found")
        return user

    def channel(self, name: str = "channel") -> Channel:
        """A channel this app's bot can see, by id or #name; raises channel_not_found."""
        wanted = self.required(name, "channel_not_found")
        found = self.workspace.channels.get(wanted) or self._by_name(wanted)
        if found is None or (found.kind != "public" and not self.is_in(found)):
            raise SlackError("channel_not_found")
        return found

    def is_in(self, channel: Channel) -> bool:
        return self.app.bot_user_id in channel.members

    def _by_name(self, wanted: str) -> Channel | None:
        named = (c for c in self.workspace.channels.values() if c.name and c.name == wanted.lstrip("#"))
        return next(named, None)

    def page(self, items: list[Item], *, default: int = 100, most: int = 1000) -> tuple[list[Item], str]:
        """The page that `cursor` and `limit` ask for, and the cursor of the next one ('' at the end)."""
        try:
            limit = int(self.args.get("limit") or default)
            cursor = self.args.get("cursor")
            start = int(base64.b64decode(str(cursor), validate=True)) if cursor else 0
        except (ValueError, binascii.Error):
            raise SlackError("invalid_cursor" if self.args.get("cursor") else "invalid_limit") from None
        if not 1 <= limit <= most:
            raise SlackError("invalid_limit")
        end = start + limit
        return items[start:end], base64.b64encode(str(end).encode()).decode() if end < len(items) else ""
