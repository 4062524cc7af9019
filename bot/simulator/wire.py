"""Users, channels, messages and views in Slack's JSON."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.simulator.records import Channel, InstalledApp, Json, Posted, User, View
from bot.simulator.workspace import Workspace


def team_json(workspace: Workspace) -> Json:
    return {"id": workspace.team_id, "domain": workspace.domain}


def user_json(workspace: Workspace, user: User, *, with_email: bool) -> Json:
    offset = workspace.clock.now().astimezone(ZoneInfo(user.tz)).utcoffset() or timedelta()
    first, _, last = user.name.partition(" ")
    profile = {
        "real_name": user.name,
        "real_name_normalized": user.name,
        "display_name": user.handle,
        "display_name_normalized": user.handle,
        "first_name": first,
        "last_name": last,
        "title": "",
        "status_text": user.status_text,
        "status_emoji": user.status_emoji,
        "status_expiration": user.status_expiration,
        "team": user.home_team or workspace.team_id,
        "avatar_hash": "",
    }
    if with_email and not user.is_bot:
        profile["email"] = user.email
    if user.is_bot:
        profile |= {"api_app_id": user.app_id or "", "bot_id": user.bot_id or ""}
    answer: Json = {
        "id": user.id,
        "team_id": user.home_team or workspace.team_id,
        "name": user.handle,
        "deleted": user.deactivated,
        "profile": profile,
        "is_bot": user.is_bot,
        "is_app_user": False,
        "updated": workspace.now(),
    }
    if user.home_team:
        answer["is_stranger"] = True
    if user.deactivated:  # Slack leaves the zone and the roles out for people who have left
        return answer
    return answer | {
        "real_name": user.name,
        "tz": user.tz,
        "tz_label": user.tz,
        "tz_offset": int(offset.total_seconds()),
        "is_admin": user.is_admin,
        "is_owner": user.is_admin,
        "is_primary_owner": False,
        "is_restricted": user.guest,
        "is_ultra_restricted": False,
        "is_email_confirmed": True,
    }


def channel_json(workspace: Workspace, channel: Channel, viewer: str) -> Json:
    answer: Json = {
        "id": channel.id,
        "created": channel.created,
        "is_im": channel.kind == "im",
        "is_org_shared": False,
        "context_team_id": workspace.team_id,
        "is_archived": channel.archived,
        "updated": channel.created * 1000,
    }
    if channel.kind == "im":
        others = [member for member in channel.members if member != viewer]
        user = workspace.users[others[0]] if others else workspace.users[viewer]
        return answer | {"user": user.id, "is_user_deleted": user.deactivated, "priority": 0}
    empty = {"value": "", "creator": "", "last_set": 0}
    return answer | {
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": True,
        "is_group": False,
        "is_mpim": False,
        "is_private": channel.kind == "private",
        "is_general": False,
        "is_shared": False,
        "is_ext_shared": False,
        "is_pending_ext_shared": False,
        "is_member": viewer in channel.members,
        "unlinked": 0,
        "creator": channel.creator,
        "topic": dict(empty),
        "purpose": dict(empty),
        "previous_names": [],
        "num_members": len(channel.members),
    }


def bot_profile(app: InstalledApp, workspace: Workspace) -> Json:
    return {
        "id": app.bot_id,
        "app_id": app.id,
        "user_id": app.bot_user_id,
        "name": app.name,
        "icons": {},
        "deleted": not app.installed,
        "updated": workspace.now(),
        "team_id": workspace.team_id,
    }


def tombstone_json(message: Posted) -> Json:
    """Return what is left of a deleted message under which others stand."""
    who = {"user": "USLACKBOT", "hidden": True, "text": "This message was deleted."}
    return {"type": "message", "subtype": "tombstone", "ts": message.ts, "thread_ts": message.ts, **who}


def message_json(workspace: Workspace, message: Posted, *, with_metadata: bool = False) -> Json:
    answer: Json = {
        "type": "message",
        "user": message.user.id,
        "ts": message.ts,
        "text": message.text,
        "team": workspace.team_id,
    }
    app = workspace.app_of_bot(message.user.id)
    if app is not None:
        answer |= {"bot_id": app.bot_id, "app_id": app.id, "bot_profile": bot_profile(app, workspace)}
    optional = {
        "subtype": message.subtype,
        "upload": message.subtype == "file_share" and app is None,
        "client_msg_id": message.client_msg_id,
        "blocks": message.blocks,
        "attachments": message.attachments,
        "files": workspace.files.shared_in(message),
        "edited": message.edited and {"user": message.user.id, "ts": message.edited},
        "metadata": message.metadata if with_metadata else None,
        "reactions": [{"name": name, "users": users, "count": len(users)} for name, users in message.reactions.items()],
    }
    answer |= {name: content for name, content in optional.items() if content}
    return answer | thread_json(message)


def thread_json(message: Posted) -> Json:
    """The fields that place a message in its thread, as parent or as reply."""
    if message.is_reply and message.thread_ts:
        parent = message.channel.messages.get(message.thread_ts)
        return {"thread_ts": message.thread_ts} | ({"parent_user_id": parent.user.id} if parent else {})
    replies = [reply for reply in message.channel.history if reply.is_reply and reply.thread_ts == message.ts]
    if not replies:
        return {}
    writers = list(dict.fromkeys(reply.user.id for reply in replies))
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users_count": len(writers),
        "latest_reply": replies[-1].ts,
        "reply_users": writers,
        "is_locked": False,
        "subscribed": False,
    }


def view_json(workspace: Workspace, view: View) -> Json:
    given = view.definition
    is_modal = given["type"] == "modal"
    title = {"type": "plain_text", "text": "View Title", "emoji": True}
    return {
        "id": view.id,
        "team_id": workspace.team_id,
        "type": given["type"],
        "blocks": view.blocks,
        "private_metadata": given.get("private_metadata", ""),
        "callback_id": given.get("callback_id", ""),
        "external_id": given.get("external_id", ""),
        "state": {"values": view.values},
        "hash": view.hash,
        "title": given["title"] if is_modal else title,
        "clear_on_close": given.get("clear_on_close", False),
        "notify_on_close": given.get("notify_on_close", False),
        "close": given.get("close"),
        "submit": given.get("submit"),
        "previous_view_id": view.previous_id,
        "root_view_id": view.root_id,
        "app_id": view.app.id,
        "app_installed_team_id": workspace.team_id,
        "bot_id": view.app.bot_id,
    }
