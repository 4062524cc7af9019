"""The state of the simulated workspace: who is there, which channels and apps, and what was said."""

from collections.abc import Callable, Iterable
from typing import Any

from bot.simulator.changes import Changes
from bot.simulator.files import Files
from bot.simulator.minting import Clock, Mint
from bot.simulator.records import Channel, InstalledApp, Json, Posted, User, View
from bot.simulator.uploads import Uploads

Listener = Callable[[str, Json, Channel | None, InstalledApp | None], None]


class Workspace:
    """Plain state; nothing in here speaks HTTP. `tell` passes on what happened to whoever listens."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.mint = Mint(clock)
        self.changes = Changes()
        self.team_id = self.mint.id("T")
        self.domain = "simulated"
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.apps: dict[str, InstalledApp] = {}
        self.usergroups: dict[str, Json] = {}
        self.stacks: dict[str, list[View]] = {}
        self.homes: dict[tuple[str, str], View] = {}
        self.unknown_blocks: frozenset[str] = frozenset()
        """Types of blocks that this workspace does not know yet: Slack brings new ones to some before others."""
        self.files = Files(self.mint, self.team_id)
        self.uploads = Uploads(self.mint)
        self.listeners: list[Listener] = []

    def now(self) -> int:
        """Unix seconds."""
        return int(self.clock.now().timestamp())

    def tell(self, kind: str, event: Json, channel: Channel | None = None, app: InstalledApp | None = None) -> None:
        """Something happened: `kind` is the name apps subscribe to, `channel` where, `app` the only receiver."""
        self.changes.announce()
        for listener in self.listeners:
            listener(kind, event, channel, app)

    def add_user(self, name: str, **details: Any) -> User:
        handle = self._free_handle(details.pop("handle", name.lower().replace(" ", ".")))
        user = User(self.mint.id("U"), name, handle, **details)
        user.email = user.email or f"{handle}@example.com"
        self.users[user.id] = user
        self.changes.announce()
        return user

    def _free_handle(self, wanted: str) -> str:
        # Usernames are unique in a workspace, names are not.
        taken = {user.handle for user in self.users.values()}
        handle, number = wanted, 1
        while handle in taken:
            number += 1
            handle = f"{wanted}{number}"
        return handle

    def add_channel(self, name: str, members: Iterable[str], *, private: bool = False) -> Channel:
        creator, *_ = [*members, "USLACKBOT"]
        kind = "private" if private else "public"
        channel = Channel(self.mint.id("C"), name, kind, creator, self.now(), list(members))  # type: ignore[arg-type]
        self.channels[channel.id] = channel
        self.changes.announce()
        return channel

    def direct_channel(self, app: InstalledApp, user_id: str) -> Channel:
        """The direct messages between a person and an app's bot, opened on first use."""
        pair = {user_id, app.bot_user_id}
        for channel in self.channels.values():
            if channel.kind == "im" and set(channel.members) == pair:
                return channel
        channel = Channel(self.mint.id("D"), "", "im", app.bot_user_id, self.now(), sorted(pair))
        self.channels[channel.id] = channel
        return channel

    def join(self, channel: Channel, user_id: str, inviter: str | None = None) -> None:
        if user_id in channel.members:
            return
        channel.members.append(user_id)
        event = {
            "type": "member_joined_channel",
            "user": user_id,
            "channel": channel.id,
            "channel_type": "G" if channel.kind == "private" else "C",
            "team": self.team_id,
            "event_ts": self.mint.ts(),
        }
        self.tell("member_joined_channel", event | ({"inviter": inviter} if inviter else {}), channel)

    def leave(self, channel: Channel, user_id: str) -> None:
        channel.members.remove(user_id)
        event = {
            "type": "member_left_channel",
            "user": user_id,
            "channel": channel.id,
            "channel_type": "G" if channel.kind == "private" else "C",
            "team": self.team_id,
            "event_ts": self.mint.ts(),
        }
        self.tell("member_left_channel", event, channel)

    def app_of_bot(self, user_id: str) -> InstalledApp | None:
        return next((app for app in self.apps.values() if app.bot_user_id == user_id), None)

    def message(self, channel_id: str, ts: str) -> Posted | None:
        channel = self.channels.get(channel_id)
        posted = channel.messages.get(ts) if channel else None
        return None if posted is None or posted.deleted else posted

    def visible_to(self, user_id: str, channel: Channel | None = None) -> list[Posted]:
        """Return what a person can read now, oldest first: channels they are in, threads, their ephemeral messages."""
        channels = [channel] if channel else list(self.channels.values())
        return sorted(
            (
                message
                for place in channels
                for message in place.messages.values()
                if not message.deleted
                and message.seen_by in (None, user_id)
                and (user_id in place.members or message.seen_by == user_id)
            ),
            key=lambda message: message.ts,
        )
