"""Posting, editing and deleting messages, and the events that tell apps of it."""

from collections.abc import Sequence

from bot.simulator.content import Content
from bot.simulator.files import File
from bot.simulator.identified import identified, stored_text
from bot.simulator.records import Channel, Json, Posted, User
from bot.simulator.wire import message_json, tombstone_json
from bot.simulator.workspace import Workspace

EVENT_OF = {"public": "message.channels", "private": "message.groups", "im": "message.im"}
CHANNEL_TYPE = {"public": "channel", "private": "group", "im": "im"}


def post(
    workspace: Workspace,
    channel: Channel,
    author: User,
    content: Content,
    *,
    thread_ts: str | None = None,
    broadcast: bool = False,
    seen_by: str | None = None,
    client_msg_id: str | None = None,
    subtype: str | None = None,
    files: Sequence[File] = (),
) -> Posted:
    """Put a message where people see it; an ephemeral one (`seen_by`) is no event for anybody."""
    message = Posted(
        ts=workspace.mint.ts(),
        channel=channel,
        user=author,
        text=stored_text(content.text or ""),
        blocks=identified(content.blocks or [], workspace.mint),
        attachments=_numbered(workspace, content.attachments or []),
        metadata=content.metadata or None,
        thread_ts=thread_ts,
        broadcast=broadcast,
        seen_by=seen_by,
        client_msg_id=client_msg_id,
        subtype="thread_broadcast" if thread_ts and broadcast else subtype,
        files=[file.id for file in files],
    )
    for file in files:
        file.places.append((channel, message.ts))
    channel.messages[message.ts] = message
    if message.ephemeral:
        workspace.changes.announce()
    else:
        _tell(workspace, message, message_json(workspace, message))
        _tell_of_files(workspace, message)
    return message


def edit(workspace: Workspace, message: Posted, content: Content) -> None:
    """Change a message; what `content` does not give stays as it was (docs.slack.dev chat.update)."""
    before = message_json(workspace, message)
    if content.text is not None:
        message.text = stored_text(content.text)
    if content.blocks is not None:
        message.blocks = identified(content.blocks, workspace.mint)
    if content.attachments is not None:
        message.attachments = _numbered(workspace, content.attachments)
    if content.metadata is not None:
        message.metadata = content.metadata or None
    message.edited = workspace.mint.ts()
    if message.ephemeral:
        workspace.changes.announce()
        return
    after = message_json(workspace, message)
    _tell(workspace, message, {"subtype": "message_changed", "message": after, "previous_message": before})


def delete(workspace: Workspace, message: Posted) -> None:
    """Take a message away; of one that was answered in its thread, a gravestone stays, which is a change of it."""
    before = message_json(workspace, message)
    message.deleted = True
    if message.ephemeral:
        workspace.changes.announce()
        return
    if message.has_replies:
        stays = tombstone_json(message)
        _tell(workspace, message, {"subtype": "message_changed", "message": stays, "previous_message": before})
        return
    change = {"subtype": "message_deleted", "deleted_ts": message.ts, "previous_message": before}
    _tell(workspace, message, change)


def _tell(workspace: Workspace, message: Posted, content: Json) -> None:
    channel = message.channel
    is_change = content.get("subtype") in ("message_changed", "message_deleted")
    # A change is an event of its own, with its own ts; a new message's event carries the message's.
    ts = workspace.mint.ts() if is_change else message.ts
    event = {
        **content,
        "type": "message",
        "channel": channel.id,
        "channel_type": CHANNEL_TYPE[channel.kind],
        "ts": ts,
        "event_ts": ts,
        **({"hidden": True} if is_change else {}),
    }
    workspace.tell(EVENT_OF[channel.kind], event, channel)
    _tell_mentions(workspace, message, event)


def _tell_of_files(workspace: Workspace, message: Posted) -> None:
    """Tell apps that may read files of each, by its id alone (docs.slack.dev reference/events/file_shared)."""
    for file_id in message.files:
        event = {"type": "file_shared", "file_id": file_id, "user_id": message.user.id, "file": {"id": file_id}}
        event |= {"channel_id": message.channel.id, "event_ts": workspace.mint.ts()}
        workspace.tell("file_shared", event, message.channel)


def _tell_mentions(workspace: Workspace, message: Posted, event: Json) -> None:
    if message.channel.kind == "im" or event.get("subtype") in ("message_changed", "message_deleted"):
        return
    for app in workspace.apps.values():
        if f"<@{app.bot_user_id}>" in message.text:
            mention = {name: content for name, content in event.items() if name != "channel_type"}
            workspace.tell("app_mention", mention | {"type": "app_mention"}, message.channel, app)


def _numbered(workspace: Workspace, attachments: list[Json]) -> list[Json]:
    stored = []
    for number, attachment in enumerate(attachments, 1):
        item = {"id": number, "fallback": "[no preview available]", **attachment}
        if "blocks" in item:
            item["blocks"] = identified(item["blocks"], workspace.mint)
        stored.append(item)
    return stored
