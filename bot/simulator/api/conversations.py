"""The conversations.* methods, and users.conversations."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from bot.simulator.api.call import Call
from bot.simulator.errors import SlackError
from bot.simulator.records import Channel, Json, Posted
from bot.simulator.wire import channel_json, message_json, tombstone_json

SCOPE_WORD = {"public": "channels", "private": "groups", "im": "im"}
KIND_OF_TYPE = {"public_channel": "public", "private_channel": "private", "im": "im", "mpim": "mpim"}


def open_direct(call: Call) -> Json:
    if channel_id := call.text("channel"):
        channel = call.workspace.channels.get(channel_id)
        if channel is None or channel.kind != "im" or not call.is_in(channel):
            raise SlackError("channel_not_found")
        return {"no_op": True, "already_open": True, "channel": _brief(call, channel)}
    users = call.required("users", "users_list_not_supplied").split(",")
    if len(users) > 1:
        raise SlackError("not_supported")  # group direct messages are not simulated
    person = call.workspace.users.get(users[0])
    if person is None or person.is_bot:
        raise SlackError("user_not_found")
    if person.deactivated:
        raise SlackError("user_disabled")
    return {"channel": _brief(call, call.workspace.direct_channel(call.app, person.id))}


def info(call: Call) -> Json:
    channel = call.channel()
    call.needs(f"{SCOPE_WORD[channel.kind]}:read")
    answer = channel_json(call.workspace, channel, call.app.bot_user_id)
    if not call.flag("include_num_members"):
        answer.pop("num_members", None)
    return {"channel": answer}


def history(call: Call) -> Json:
    channel = _readable(call)
    there = [m for m in channel.messages.values() if not m.ephemeral and (not m.deleted or m.has_replies)]
    shown = [m for m in reversed(there) if not m.is_reply or m.broadcast]
    messages, cursor = call.page(_between(call, shown), default=100, most=999)
    return {
        "messages": [_told(call, message) for message in messages],
        "has_more": bool(cursor),
        "pin_count": 0,
        "channel_actions_ts": None,
        "channel_actions_count": 0,
    } | _next(cursor)


def replies(call: Call) -> Json:
    channel = _readable(call)
    asked = call.workspace.message(channel.id, call.required("ts", "thread_not_found"))
    if asked is None or asked.ephemeral:
        raise SlackError("thread_not_found")
    root = asked.thread_ts or asked.ts
    thread = [m for m in channel.history if root in (m.ts, m.thread_ts)]
    messages, cursor = call.page(_between(call, thread), default=1000)
    return {"messages": [_told(call, m) for m in messages], "has_more": bool(cursor)} | _next(cursor)


def listing(call: Call) -> Json:
    return _channels(call, lambda channel: channel.kind == "public" or call.is_in(channel))


def users_conversations(call: Call) -> Json:
    member = call.text("user") or call.app.bot_user_id
    if member not in call.workspace.users:
        raise SlackError("user_not_found")
    return _channels(call, lambda c: member in c.members and (c.kind == "public" or call.is_in(c)))


def members(call: Call) -> Json:
    channel = call.channel()
    call.needs(f"{SCOPE_WORD[channel.kind]}:read")
    page, cursor = call.page(channel.members)
    return {"members": page} | _next(cursor)


def join(call: Call) -> Json:
    channel = call.channel()
    if channel.kind != "public":
        raise SlackError("method_not_supported_for_channel_type")
    if channel.archived:
        raise SlackError("is_archived")
    already = call.is_in(channel)
    call.workspace.join(channel, call.app.bot_user_id)
    if already:
        call.warnings.append("already_in_channel")
    return {"channel": channel_json(call.workspace, channel, call.app.bot_user_id)}


def leave(call: Call) -> Json:
    channel = call.channel()
    if not call.is_in(channel):
        return {"not_in_channel": True}
    call.workspace.leave(channel, call.app.bot_user_id)
    return {}


def _channels(call: Call, belongs: Callable[[Channel], bool]) -> Json:
    types = (call.text("types") or "public_channel").split(",")
    if not set(types) <= set(KIND_OF_TYPE):
        raise SlackError("invalid_types")
    kinds = [KIND_OF_TYPE[name.strip()] for name in types]
    for kind in kinds:
        call.needs(f"{SCOPE_WORD.get(kind, kind)}:read")
    found = [c for c in call.workspace.channels.values() if c.kind in kinds and belongs(c)]
    if call.flag("exclude_archived"):
        found = [channel for channel in found if not channel.archived]
    page, cursor = call.page(found, most=999)
    viewer = call.app.bot_user_id
    return {"channels": [channel_json(call.workspace, c, viewer) for c in page]} | _next(cursor)


def _readable(call: Call) -> Channel:
    channel = call.channel()
    call.needs(f"{SCOPE_WORD[channel.kind]}:history")
    if not call.is_in(channel):
        raise SlackError("not_in_channel")
    return channel


def _between(call: Call, messages: list[Posted]) -> list[Posted]:
    # Decimal: a float cannot tell neighbouring microseconds of a timestamp apart.
    try:
        oldest = Decimal(str(call.args.get("oldest") or 0))
        latest = Decimal(str(call.args.get("latest") or "Infinity"))
    except InvalidOperation:
        raise SlackError("invalid_ts_latest") from None
    if call.flag("inclusive"):
        return [m for m in messages if oldest <= Decimal(m.ts) <= latest]
    return [m for m in messages if oldest < Decimal(m.ts) < latest]


def _told(call: Call, message: Posted) -> Json:
    if message.deleted:
        return tombstone_json(message)
    return message_json(call.workspace, message, with_metadata=call.flag("include_all_metadata"))


def _brief(call: Call, channel: Channel) -> Json:
    if call.flag("return_im"):
        return channel_json(call.workspace, channel, call.app.bot_user_id)
    return {"id": channel.id}


def _next(cursor: str) -> Json:
    return {"response_metadata": {"next_cursor": cursor}}
