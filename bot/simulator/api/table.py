"""Every Web API method this Slack serves: what answers it, the scope it needs, its rate tier."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from bot.simulator.api import chat, conversations, directory, files, views
from bot.simulator.api.call import Call
from bot.simulator.records import Json


@dataclass(frozen=True)
class Method:
    """`tier`: calls a minute, 0 for the methods with a rule of their own; `scopes`: one of them is needed.

    Methods whose scope depends on the kind of channel (conversations.*) ask for it themselves.
    """

    answer: Callable[[Call], Json]
    tier: int
    scopes: tuple[str, ...] = ()
    token: Literal["bot", "app"] = "bot"


METHODS: dict[str, Method] = {
    "apps.connections.open": Method(directory.connections_open, 1, token="app"),
    "auth.test": Method(directory.auth_test, 0),
    "bots.info": Method(directory.bot_info, 50, ("users:read",)),
    "chat.delete": Method(chat.delete_message, 50, ("chat:write",)),
    "chat.getPermalink": Method(chat.get_permalink, 0),
    "chat.postEphemeral": Method(chat.post_ephemeral, 100, ("chat:write",)),
    "chat.postMessage": Method(chat.post_message, 0, ("chat:write",)),
    "chat.update": Method(chat.update, 50, ("chat:write",)),
    "conversations.history": Method(conversations.history, 50),
    "conversations.info": Method(conversations.info, 50),
    "conversations.join": Method(conversations.join, 50, ("channels:join",)),
    "conversations.leave": Method(conversations.leave, 50, ("channels:manage", "groups:write", "im:write")),
    "conversations.list": Method(conversations.listing, 20),
    "conversations.members": Method(conversations.members, 100),
    "conversations.open": Method(conversations.open_direct, 50, ("im:write", "mpim:write")),
    "conversations.replies": Method(conversations.replies, 50),
    "files.completeUploadExternal": Method(files.complete_upload, 100, ("files:write",)),
    "files.getUploadURLExternal": Method(files.get_upload_url, 100, ("files:write",)),
    "files.info": Method(files.file_info, 100, ("files:read",)),
    "reactions.add": Method(directory.add_reaction, 50, ("reactions:write",)),
    "team.info": Method(directory.team_info, 50, ("team:read",)),
    "usergroups.list": Method(directory.usergroup_list, 20, ("usergroups:read",)),
    "usergroups.users.list": Method(directory.usergroup_users, 20, ("usergroups:read",)),
    "users.conversations": Method(conversations.users_conversations, 50),
    "users.info": Method(directory.user_info, 100, ("users:read",)),
    "users.list": Method(directory.user_list, 20, ("users:read",)),
    "users.lookupByEmail": Method(directory.lookup_by_email, 50, ("users:read.email",)),
    "views.open": Method(views.open_view, 100),
    "views.publish": Method(views.publish, 100),
    "views.push": Method(views.push, 100),
    "views.update": Method(views.update, 100),
}
