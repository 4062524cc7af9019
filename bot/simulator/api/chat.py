"""The chat.* methods: post, whisper, change, delete, link."""

from bot.simulator.api.call import Call
from bot.simulator.content import Content, read_content
from bot.simulator.errors import SlackError
from bot.simulator.posting import delete, edit, post
from bot.simulator.records import Channel, Json, Posted
from bot.simulator.wire import message_json


def post_message(call: Call) -> Json:
    channel = _destination(call)
    content = _words(call)
    thread_ts = thread_of(call, channel)
    author = call.workspace.users[call.app.bot_user_id]
    broadcast = call.flag("reply_broadcast")
    message = post(call.workspace, channel, author, content, thread_ts=thread_ts, broadcast=broadcast)
    return {"channel": channel.id, "ts": message.ts, "message": message_json(call.workspace, message)}


def post_ephemeral(call: Call) -> Json:
    channel = call.channel()
    _check_may_post(call, channel)
    reader = call.user()
    if reader.id not in channel.members:
        raise SlackError("user_not_in_channel")
    content = _words(call)
    thread_ts = thread_of(call, channel)
    author = call.workspace.users[call.app.bot_user_id]
    message = post(call.workspace, channel, author, content, thread_ts=thread_ts, seen_by=reader.id)
    return {"message_ts": message.ts}


def update(call: Call) -> Json:
    message = _own_message(call, "cant_update_message")
    content = read_content(call.message_arguments(), call.workspace.unknown_blocks)
    if content.text is None and content.blocks is None and content.attachments is None:
        raise SlackError("no_text")
    kept = Content(
        text=message.text if content.text is None else content.text,
        blocks=message.blocks if content.blocks is None else content.blocks,
        attachments=message.attachments if content.attachments is None else content.attachments,
    )
    if not kept.says_something:
        raise SlackError("no_text")
    edit(call.workspace, message, content)
    call.warnings += content.warnings
    shown = message_json(call.workspace, message)
    return {"channel": message.channel.id, "ts": message.ts, "text": message.text, "message": shown}


def delete_message(call: Call) -> Json:
    message = _own_message(call, "cant_delete_message")
    delete(call.workspace, message)
    return {"channel": message.channel.id, "ts": message.ts}


def get_permalink(call: Call) -> Json:
    channel = call.channel()
    ts = call.required("message_ts", "message_not_found")
    message = call.workspace.message(channel.id, ts)
    if message is None or message.ephemeral:
        raise SlackError("message_not_found")
    link = f"https://{call.workspace.domain}.slack.com/archives/{channel.id}/p{ts.replace('.', '')}"
    if message.is_reply:
        link += f"?thread_ts={message.thread_ts}&cid={channel.id}"
    return {"channel": channel.id, "permalink": link}


def _destination(call: Call) -> Channel:
    wanted = call.required("channel", "channel_not_found")
    person = call.workspace.users.get(wanted)
    if person is not None and not person.is_bot:
        # A user id opens the direct messages; a deactivated person's take the message in silence.
        return call.workspace.direct_channel(call.app, person.id)
    channel = call.channel()
    _check_may_post(call, channel)
    return channel


def _check_may_post(call: Call, channel: Channel) -> None:
    if channel.archived:
        raise SlackError("is_archived")
    if not call.is_in(channel) and "chat:write.public" not in call.app.scopes:
        raise SlackError("not_in_channel")


def _words(call: Call) -> Content:
    content = read_content(call.message_arguments(), call.workspace.unknown_blocks)
    if not content.says_something:
        raise SlackError("no_text")
    call.warnings += content.warnings
    return content


def thread_of(call: Call, channel: Channel) -> str | None:
    """Return the ts of the thread that `thread_ts` means, if it is given; raises thread_not_found."""
    thread_ts = call.text("thread_ts")
    if thread_ts is None:
        return None
    parent = call.workspace.message(channel.id, thread_ts)
    if parent is None or parent.ephemeral:
        raise SlackError("thread_not_found")
    return parent.thread_ts if parent.is_reply else thread_ts


def _own_message(call: Call, otherwise: str) -> Posted:
    channel = call.channel()
    message = call.workspace.message(channel.id, call.required("ts", "message_not_found"))
    if message is None or message.ephemeral:
        raise SlackError("message_not_found")
    if message.user.id != call.app.bot_user_id:
        raise SlackError(otherwise)
    return message
