"""One person's screen as JSON: where they can go, what they can read, the modals and the Home in front of them."""

from dataclasses import replace

from bot.simulator.dates import formatted
from bot.simulator.inputs import carried_over
from bot.simulator.mrkdwn import mrkdwn_text
from bot.simulator.page.drawing import drawn, parts
from bot.simulator.people import Person
from bot.simulator.reading import NamesFor
from bot.simulator.records import Channel, InstalledApp, Json, Posted, User, View
from bot.simulator.slack import Simulator
from bot.simulator.workspace import Workspace

_NOTIFIED = 160
"""Characters of a message that a notification shows: of its `text`, whatever stands in its blocks."""


def screen(slack: Simulator, person: Person, channel: Channel | None) -> Json:
    """Everything the page draws for `person`, who has `channel` open (None: an app's Home)."""
    workspace, names = slack.workspace, NamesFor(slack.workspace, person.user)
    now = names.now()
    return {
        "version": workspace.changes.version,
        "me": _user(person.user),
        "now": f"{now:%A} {now.day} {now:%B %Y}, {formatted('{time}', now, now)} ({person.user.tz})",
        "people": [_user(user) for user in workspace.users.values()],
        "clients": [p.id for p in slack.people.values() if not p.user.deactivated],
        "apps": [_app(workspace, app, person) for app in workspace.apps.values() if app.installed],
        "channels": [
            _channel(workspace, c, person, names) for c in workspace.channels.values() if person.id in c.members
        ],
        "groups": [{"id": group_id, "name": group["handle"]} for group_id, group in workspace.usergroups.items()],
        "conversations": [
            {"id": c.id, "name": c.name, "private": c.kind == "private"}
            for c in workspace.channels.values()
            if c.kind != "im" and not c.archived and (c.kind == "public" or person.id in c.members)
        ],
        "messages": [message(workspace, m, person, names) for m in _shown(workspace, person, channel)]
        if channel
        else [],
        "modals": [_view(view, names) for view in workspace.stacks.get(person.id, [])],
        "homes": {app_id: _view(view, names) for (app_id, user), view in workspace.homes.items() if user == person.id},
    }


def _shown(workspace: Workspace, person: Person, channel: Channel) -> list[Posted]:
    """Return what can be read, with a note in the place of a deleted message that was replied to."""
    seen = workspace.visible_to(person.id, channel)
    roots = {m.thread_ts: channel.messages.get(m.thread_ts) for m in seen if m.thread_ts and m.is_reply}
    gone = [root for root in roots.values() if root and root.deleted]
    return sorted([*seen, *gone], key=lambda m: m.ts)


def message(workspace: Workspace, posted: Posted, person: Person, names: NamesFor) -> Json:
    local = names.local(int(float(posted.ts)))
    if posted.deleted:
        posted = replace(
            posted, text="_This message was deleted._", blocks=[], attachments=[], reactions={}, edited=None
        )
    return {
        "ts": posted.ts,
        "channel": posted.channel.id,
        "time": formatted("{time}", local, names.now()),
        "day": f"{local:%A}, {local.day} {local:%B %Y}",
        "author": _user(posted.user),
        "parts": parts(posted.text, names),
        "blocks": drawn(posted.blocks, names),
        "attachments": [_attachment(item, names) for item in posted.attachments],
        "values": carried_over(posted.blocks, posted.state.get(person.id, {})),
        "files": [] if posted.deleted else [_file(file) for file in workspace.files.shared_in(posted)],
        "ephemeral": posted.ephemeral,
        "deleted": posted.deleted,
        "edited": posted.edited is not None,
        "thread": posted.thread_ts if posted.is_reply else None,
        "broadcast": posted.broadcast,
        "reactions": {name: len(users) for name, users in posted.reactions.items()},
    }


def _attachment(item: Json, names: NamesFor) -> Json:
    words = {name: parts(item[name], names) for name in ("pretext", "title", "text") if item.get(name)}
    return {"color": item.get("color", ""), **words, "blocks": drawn(item.get("blocks", []), names)}


def _file(file: Json) -> Json:
    return {name: file[name] for name in ("id", "name", "title", "pretty_type", "size")}


def _view(view: View, names: NamesFor) -> Json:
    return {
        "id": view.id,
        "app": view.app.name,
        "hash": view.hash,
        "definition": drawn(view.definition, names),
        "values": view.values,
        "errors": view.errors,
        "trouble": view.trouble,
    }


def _user(user: User) -> Json:
    return {
        "id": user.id,
        "name": user.name,
        "handle": user.handle,
        "tz": user.tz,
        "bot": user.is_bot,
        "deactivated": user.deactivated,
    }


def _channel(workspace: Workspace, channel: Channel, person: Person, names: NamesFor) -> Json:
    messages = [m for m in workspace.visible_to(person.id, channel) if m.user is not person.user]
    app = next((a for a in workspace.apps.values() if a.bot_user_id in channel.members), None)
    return {
        "id": channel.id,
        "name": channel.name or (app.name if app else "Direct message"),
        "kind": channel.kind,
        "app": app.id if app and channel.kind == "im" else None,
        "archived": channel.archived,
        "members": len(channel.members),
        "latest": messages[-1].ts if messages else "",
        "notified": mrkdwn_text(messages[-1].text, names)[:_NOTIFIED] if messages else "",
    }


def _app(workspace: Workspace, app: InstalledApp, person: Person) -> Json:
    features = app.manifest.get("features", {})
    return {
        "id": app.id,
        "name": app.name,
        "bot": app.bot_user_id,
        "description": app.manifest.get("display_information", {}).get("description", ""),
        "color": app.manifest.get("display_information", {}).get("background_color", "#4a154b"),
        "dm": workspace.direct_channel(app, person.id).id,
        "home": bool(features.get("app_home", {}).get("home_tab_enabled")),
        "commands": features.get("slash_commands", []),
        "shortcuts": features.get("shortcuts", []),
    }
