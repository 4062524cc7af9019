"""The directory: auth.test, users.*, usergroups.*, bots, the team, reactions, and the door to Socket Mode."""

from bot.simulator.api.call import Call
from bot.simulator.errors import SlackError
from bot.simulator.records import Json
from bot.simulator.wire import team_json, user_json


def auth_test(call: Call) -> Json:
    bot = call.workspace.users[call.app.bot_user_id]
    return {
        "url": f"https://{call.workspace.domain}.slack.com/",
        "team": call.workspace.domain,
        "user": bot.handle,
        "team_id": call.workspace.team_id,
        "user_id": bot.id,
        "bot_id": call.app.bot_id,
        "is_enterprise_install": False,
    }


def connections_open(call: Call) -> Json:
    return {"url": call.connect(call.app)}


def user_info(call: Call) -> Json:
    return {"user": user_json(call.workspace, call.user(), with_email=_sees_email(call))}


def user_list(call: Call) -> Json:
    page, cursor = call.page(list(call.workspace.users.values()))
    return {
        "members": [user_json(call.workspace, user, with_email=_sees_email(call)) for user in page],
        "cache_ts": call.workspace.now(),
        "response_metadata": {"next_cursor": cursor},
    }


def lookup_by_email(call: Call) -> Json:
    email = call.required("email", "users_not_found").lower()
    for user in call.workspace.users.values():
        if not user.is_bot and not user.deactivated and user.email.lower() == email:
            return {"user": user_json(call.workspace, user, with_email=_sees_email(call))}
    raise SlackError("users_not_found")


def usergroup_list(call: Call) -> Json:
    groups = []
    disabled = call.flag("include_disabled")
    for group in (each for each in call.workspace.usergroups.values() if disabled or not each["date_delete"]):
        shown = {name: content for name, content in group.items() if name != "users"}
        if call.flag("include_users"):
            shown["users"] = group["users"]
        groups.append(shown | {"user_count": len(group["users"])})
    return {"usergroups": groups}


def usergroup_users(call: Call) -> Json:
    group = call.workspace.usergroups.get(call.required("usergroup"))
    if group is None or (group["date_delete"] and not call.flag("include_disabled")):
        raise SlackError("no_such_subteam")
    return {"users": group["users"]}


def bot_info(call: Call) -> Json:
    bot_id = call.text("bot") or call.app.bot_id
    app = next((app for app in call.workspace.apps.values() if app.bot_id == bot_id), None)
    if app is None:
        raise SlackError("bot_not_found")
    return {
        "bot": {
            "id": app.bot_id,
            "app_id": app.id,
            "user_id": app.bot_user_id,
            "name": app.name,
            "deleted": not app.installed,
            "updated": call.workspace.now(),
            "icons": {},
        }
    }


def team_info(call: Call) -> Json:
    return {"team": team_json(call.workspace) | {"name": call.workspace.domain, "email_domain": "", "icon": {}}}


def add_reaction(call: Call) -> Json:
    channel = call.channel()
    message = call.workspace.message(channel.id, call.required("timestamp", "no_item_specified"))
    name = call.required("name", "invalid_name").strip(":")
    if message is None or message.ephemeral:
        raise SlackError("message_not_found")
    if not call.is_in(channel):
        raise SlackError("not_in_channel")
    reacted = message.reactions.setdefault(name, [])
    if call.app.bot_user_id in reacted:
        raise SlackError("already_reacted")
    reacted.append(call.app.bot_user_id)
    event = {
        "type": "reaction_added",
        "user": call.app.bot_user_id,
        "reaction": name,
        "item_user": message.user.id,
        "item": {"type": "message", "channel": channel.id, "ts": message.ts},
        "event_ts": call.workspace.mint.ts(),
    }
    call.workspace.tell("reaction_added", event, channel)
    return {}


def _sees_email(call: Call) -> bool:
    return "users:read.email" in call.app.scopes
