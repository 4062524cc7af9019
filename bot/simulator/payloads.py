"""The payloads Slack delivers, field for field (docs.slack.dev reference/interaction-payloads, bolt-js types)."""

from bot.simulator.inputs import carried_over
from bot.simulator.records import Channel, InstalledApp, Json, Posted, User, View
from bot.simulator.wire import message_json, team_json, view_json
from bot.simulator.workspace import Workspace


def slash_command(
    workspace: Workspace,
    app: InstalledApp,
    user: User,
    channel: Channel,
    command: str,
    text: str,
    response_url: str,
    trigger_id: str,
) -> Json:
    return {
        "token": app.verification_token,
        "team_id": workspace.team_id,
        "team_domain": workspace.domain,
        "channel_id": channel.id,
        "channel_name": channel.label,
        "user_id": user.id,
        "user_name": user.handle,
        "command": command,
        "text": text,
        "api_app_id": app.id,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger_id,
    }


def _user(workspace: Workspace, user: User) -> Json:
    return {"id": user.id, "username": user.handle, "name": user.handle, "team_id": workspace.team_id}


def _interaction(workspace: Workspace, app: InstalledApp, user: User, kind: str) -> Json:
    return {
        "type": kind,
        "team": team_json(workspace),
        "user": _user(workspace, user),
        "api_app_id": app.id,
        "token": app.verification_token,
        "enterprise": None,
        "is_enterprise_install": False,
    }


def in_message(workspace: Workspace, message: Posted) -> Json:
    """Return the place of an interaction that took place in a message."""
    container = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": message.channel.id,
        "is_ephemeral": message.ephemeral,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    place = {"container": container, "channel": {"id": message.channel.id, "name": message.channel.label}}
    # Slack keeps no ephemeral messages, so it cannot hand one back.
    return place if message.ephemeral else place | {"message": message_json(workspace, message)}


def in_view(workspace: Workspace, view: View) -> Json:
    return {"container": {"type": "view", "view_id": view.id}, "view": view_json(workspace, view)}


def block_actions(
    workspace: Workspace, app: InstalledApp, user: User, place: Json, action: Json, trigger_id: str
) -> Json:
    """`place` is `in_message(...)` or `in_view(...)`; the caller adds response_url and state for messages."""
    payload = _interaction(workspace, app, user, "block_actions")
    action = {**action, "action_ts": workspace.mint.ts()}
    return {**payload, "trigger_id": trigger_id, **place, "actions": [action]}


def message_state(message: Posted, user_id: str) -> Json:
    """The `state` of a message's menus as this person left them."""
    return {"values": carried_over(message.blocks, message.state.get(user_id, {}))}


def action_of(block: Json, element: Json, outcome: Json) -> Json:
    """One entry of `actions`: who it is, what it shows, and what came of it."""
    shown = ("text", "value", "url", "style", "placeholder", "confirm", "min_query_length", "icon")
    initial = {name: content for name, content in element.items() if name.startswith("initial_")}
    own = {name: element[name] for name in shown if name in element}
    ids = {"type": element["type"], "action_id": element["action_id"], "block_id": block["block_id"]}
    return {**ids, **own, **initial, **outcome}


def view_submission(workspace: Workspace, user: User, view: View, trigger_id: str, urls: list[Json]) -> Json:
    payload = _interaction(workspace, view.app, user, "view_submission")
    shown = view_json(workspace, view)
    return {**payload, "trigger_id": trigger_id, "view": shown, "response_urls": urls}


def view_closed(workspace: Workspace, user: User, view: View, *, is_cleared: bool) -> Json:
    payload = _interaction(workspace, view.app, user, "view_closed")
    return {**payload, "view": view_json(workspace, view), "is_cleared": is_cleared}


def shortcut(workspace: Workspace, app: InstalledApp, user: User, callback_id: str, trigger_id: str) -> Json:
    payload = _interaction(workspace, app, user, "shortcut")
    del payload["api_app_id"]  # the one interaction that comes without it
    ids = {"action_ts": workspace.mint.ts(), "callback_id": callback_id, "trigger_id": trigger_id}
    return {**payload, **ids}


def message_action(
    workspace: Workspace,
    app: InstalledApp,
    user: User,
    callback_id: str,
    trigger_id: str,
    message: Posted,
    response_url: str,
) -> Json:
    return {
        **_interaction(workspace, app, user, "message_action"),
        "action_ts": workspace.mint.ts(),
        "callback_id": callback_id,
        "trigger_id": trigger_id,
        "channel": {"id": message.channel.id, "name": message.channel.label},
        "message_ts": message.ts,
        "message": message_json(workspace, message),
        "response_url": response_url,
    }


def block_suggestion(
    workspace: Workspace, app: InstalledApp, user: User, place: Json, block: Json, element: Json, typed: str
) -> Json:
    payload = _interaction(workspace, app, user, "block_suggestion")
    ids = {"action_id": element["action_id"], "block_id": block["block_id"], "value": typed}
    return {**payload, **place, **ids}
