"""The contents of a workspace: people, channels, messages, apps and views, as plain records."""

from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
ChannelKind = Literal["public", "private", "im"]


@dataclass(eq=False)
class User:
    id: str
    name: str
    handle: str
    tz: str = "UTC"
    email: str = ""
    deactivated: bool = False
    guest: bool = False
    home_team: str = ""
    """The workspace of somebody from elsewhere, whom a shared channel brings in; empty for our own."""
    is_admin: bool = False
    status_text: str = ""
    status_emoji: str = ""
    status_expiration: int = 0
    """The end of the status, in Unix seconds; 0 if it does not end."""
    app_id: str | None = None
    bot_id: str | None = None

    @property
    def is_bot(self) -> bool:
        return self.app_id is not None


@dataclass(eq=False)
class Posted:
    """One message. `seen_by` names the only reader of an ephemeral one; `edited` is the ts of the last edit."""

    ts: str
    channel: "Channel"
    user: User
    text: str
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    metadata: Json | None = None
    thread_ts: str | None = None
    broadcast: bool = False
    seen_by: str | None = None
    subtype: str | None = None
    edited: str | None = None
    deleted: bool = False
    reactions: dict[str, list[str]] = field(default_factory=dict)
    client_msg_id: str | None = None
    files: list[str] = field(default_factory=list)
    """The ids of the files it shares."""
    state: dict[str, dict[str, dict[str, Json]]] = field(default_factory=dict)
    """The choices each person made in its menus: user id -> block id -> action id -> value."""

    @property
    def ephemeral(self) -> bool:
        return self.seen_by is not None

    @property
    def has_replies(self) -> bool:
        return any(reply.thread_ts == self.ts and reply.is_reply for reply in self.channel.history)

    @property
    def is_reply(self) -> bool:
        return self.thread_ts is not None and self.thread_ts != self.ts


@dataclass(eq=False)
class Channel:
    id: str
    name: str
    kind: ChannelKind
    creator: str
    created: int
    members: list[str] = field(default_factory=list)
    archived: bool = False
    messages: dict[str, Posted] = field(default_factory=dict)

    @property
    def history(self) -> list[Posted]:
        """Its lasting messages, threads included, oldest first."""
        return [m for m in self.messages.values() if not m.ephemeral and not m.deleted]

    @property
    def label(self) -> str:
        """The name in interaction payloads: only public channels go by their own."""
        return {"public": self.name, "private": "privategroup", "im": "directmessage"}[self.kind]


@dataclass(eq=False)
class InstalledApp:
    """An app in this workspace. Without `request_url` it is reached over Socket Mode."""

    id: str
    name: str
    manifest: Json
    team_id: str
    bot_user_id: str
    bot_id: str
    bot_token: str
    app_token: str
    signing_secret: str
    verification_token: str
    request_url: str | None = None
    installed: bool = True
    declined: frozenset[str] = frozenset()
    """The optional scopes that whoever installed it did not give it."""

    @property
    def scopes(self) -> frozenset[str]:
        return frozenset(self.manifest.get("oauth_config", {}).get("scopes", {}).get("bot", [])) - self.declined

    @property
    def events(self) -> frozenset[str]:
        subscriptions = self.manifest.get("settings", {}).get("event_subscriptions", {})
        return frozenset(subscriptions.get("bot_events", []))

    def command(self, word: str) -> Json | None:
        """The manifest's entry for a slash command (`/word`), if it has one."""
        commands: list[Json] = self.manifest.get("features", {}).get("slash_commands", [])
        return next((command for command in commands if command["command"] == word), None)

    def shortcut(self, name: str, kind: str) -> Json | None:
        """The manifest's entry for a shortcut by its visible name; `kind` is global or message."""
        shortcuts: list[Json] = self.manifest.get("features", {}).get("shortcuts", [])
        return next((s for s in shortcuts if s["name"] == name and s["type"] == kind), None)


@dataclass(eq=False)
class View:
    """A modal or Home tab on one person's screen. `values` is what Slack sends as `state.values`."""

    id: str
    app: InstalledApp
    user_id: str
    definition: Json
    hash: str
    root_id: str
    previous_id: str | None = None
    values: dict[str, dict[str, Json]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    trouble: str | None = None

    @property
    def blocks(self) -> list[Json]:
        blocks: list[Json] = self.definition["blocks"]
        return blocks
