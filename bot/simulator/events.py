"""Telling subscribed apps what happened, in the envelope of the Events API (docs.slack.dev apis/events-api)."""

from collections.abc import Callable

from bot.simulator.records import Channel, InstalledApp, Json
from bot.simulator.workspace import Workspace

# The scope each event asks for; Slack refuses a manifest that subscribes without it.
SCOPE_OF_EVENT = {
    "message.im": "im:history",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "app_mention": "app_mentions:read",
    "member_joined_channel": "channels:read",
    "member_left_channel": "channels:read",
    "reaction_added": "reactions:read",
    "subteam_members_changed": "usergroups:read",
    "subteam_updated": "usergroups:read",
    "user_change": "users:read",
    "team_join": "users:read",
    "file_shared": "files:read",
}
# Bots hear about these without being in a channel.
EVERYWHERE = frozenset(
    (
        "subteam_members_changed",
        "subteam_updated",
        "user_change",
        "team_join",
        "app_uninstalled",
        "tokens_revoked",
        "app_home_opened",
    )
)


def envelope(workspace: Workspace, app: InstalledApp, event: Json) -> Json:
    """An event_callback around an event."""
    return {
        "token": app.verification_token,
        "team_id": workspace.team_id,
        "context_team_id": workspace.team_id,
        "context_enterprise_id": None,
        "api_app_id": app.id,
        "event": event,
        "type": "event_callback",
        "event_id": workspace.mint.id("Ev"),
        "event_time": workspace.now(),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": workspace.team_id,
                "user_id": app.bot_user_id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": f"4-{workspace.mint.secret()}",
    }


def subscribed(
    workspace: Workspace, kind: str, channel: Channel | None, only: InstalledApp | None
) -> list[InstalledApp]:
    """The apps that hear of an event: subscribed, allowed, and in the channel it happened in."""
    return [
        app
        for app in workspace.apps.values()
        if only in (None, app)
        and (app.installed or kind in ("app_uninstalled", "tokens_revoked"))
        and kind in app.events
        and SCOPE_OF_EVENT.get(kind, "") in {"", *app.scopes}
        and (channel is None or kind in EVERYWHERE or app.bot_user_id in channel.members)
    ]


def pass_on(workspace: Workspace, send: Callable[[InstalledApp, Json], object]) -> None:
    """Give every event from now on to `send` once for each app that hears of it."""

    def listener(kind: str, event: Json, channel: Channel | None, only: InstalledApp | None) -> None:
        for app in subscribed(workspace, kind, channel, only):
            send(app, envelope(workspace, app, event))

    workspace.listeners.append(listener)
