"""A message and a Home tab as one person sees them; both live: they show what is there when asked."""

from typing import Any

from bot.simulator.controls import choosable, labels, pressable
from bot.simulator.mrkdwn import Names
from bot.simulator.reading import blocks_text, message_text
from bot.simulator.records import Channel, Json, Posted, View
from bot.simulator.wire import message_json
from bot.simulator.workspace import Workspace


class Message:
    """A message on somebody's screen."""

    def __init__(self, workspace: Workspace, posted: Posted, reader: str, names: Names) -> None:
        self._workspace = workspace
        self._reader = reader
        self._names = names
        self.posted = posted

    @property
    def text(self) -> str:
        """Everything it says to the reader, one line a block; empty once it is deleted."""
        if self.posted.deleted:
            return ""
        return "\n".join(line for line in (message_text(self.posted, self._names), *self.files) if line)

    @property
    def labels(self) -> list[str]:
        """The words on its buttons and menus."""
        return [] if self.posted.deleted else labels(self.blocks, self._names)

    @property
    def blocks(self) -> list[Json]:
        attached = [block for item in self.posted.attachments for block in item.get("blocks", [])]
        return [*self.posted.blocks, *attached]

    @property
    def ts(self) -> str:
        return self.posted.ts

    @property
    def channel(self) -> Channel:
        return self.posted.channel

    @property
    def author(self) -> str:
        return self._names.user(self.posted.user.id)

    @property
    def thread(self) -> "list[Message]":
        """The replies the reader can see, oldest first."""
        return [
            Message(self._workspace, reply, self._reader, self._names)
            for reply in self._workspace.visible_to(self._reader, self.posted.channel)
            if reply.is_reply and reply.thread_ts == self.posted.ts
        ]

    @property
    def files(self) -> list[str]:
        """The names of the files it shares."""
        return [file["name"] for file in self._workspace.files.shared_in(self.posted)]

    def opens(self, name: str) -> bytes:
        """Return what is in one of its files; raises KeyError for one it does not share."""
        shared = {file["name"]: file["id"] for file in self._workspace.files.shared_in(self.posted)}
        file = self._workspace.files.find(shared[name])
        return file.content if file else b""

    @property
    def ephemeral(self) -> bool:
        return self.posted.ephemeral

    @property
    def edited(self) -> bool:
        return self.posted.edited is not None

    @property
    def deleted(self) -> bool:
        return self.posted.deleted

    @property
    def raw(self) -> Json:
        """Its JSON, metadata included."""
        return message_json(self._workspace, self.posted, with_metadata=True)

    def __eq__(self, other: Any) -> bool:
        return isinstance(other, Message) and other.posted is self.posted

    def __hash__(self) -> int:
        return hash(self.posted.ts)

    def __repr__(self) -> str:
        return f"<Message {self.ts} in {self.channel.name or self.channel.id}: {self.text!r} {self.labels}>"


class HomeView:
    """An app's Home tab on somebody's screen."""

    def __init__(self, view: View, names: Names) -> None:
        self._names = names
        self.view = view

    @property
    def text(self) -> str:
        return blocks_text(self.view.blocks, self._names)

    @property
    def labels(self) -> list[str]:
        return labels(self.view.blocks, self._names)

    @property
    def buttons(self) -> list[str]:
        return [control.label for control in pressable(self.view.blocks, self._names)]

    @property
    def inputs(self) -> list[str]:
        return [control.label for control in choosable(self.view.blocks, self._names)]

    def __repr__(self) -> str:
        return f"<HomeView {self.text!r} {self.labels}>"
