"""Installing and uninstalling apps, and what Slack refuses in a manifest."""

from collections.abc import Iterator

from bot.simulator.events import SCOPE_OF_EVENT
from bot.simulator.records import InstalledApp, Json
from bot.simulator.workspace import Workspace

# docs.slack.dev reference/app-manifest: lengths of what a manifest names.
LONGEST = {"display_information.name": 35, "display_information.description": 140}
MOST_COMMANDS = 50
MOST_SHORTCUTS = 10


def install(workspace: Workspace, manifest: Json, request_url: str | None) -> InstalledApp:
    """Install a new app with its bot user and tokens; raises ValueError naming all that Slack would refuse."""
    if problems := list(manifest_problems(manifest)):
        raise ValueError("; ".join(problems))
    mint = workspace.mint
    app_id, bot_id = mint.id("A"), mint.id("B")
    name = manifest["display_information"]["name"]
    shown = manifest.get("features", {}).get("bot_user", {}).get("display_name", name)
    handle = shown.lower().replace(" ", "")
    bot = workspace.add_user(shown, handle=handle, app_id=app_id, bot_id=bot_id)
    app = InstalledApp(
        id=app_id,
        name=name,
        manifest=manifest,
        team_id=workspace.team_id,
        bot_user_id=bot.id,
        bot_id=bot_id,
        bot_token=f"xoxb-{mint.secret()}",
        app_token=f"xapp-1-{app_id}-{mint.secret()}",
        signing_secret=mint.secret(32),
        verification_token=mint.secret(),
        request_url=request_url,
    )
    workspace.apps[app_id] = app
    workspace.changes.announce()
    return app


def uninstall(workspace: Workspace, app: InstalledApp) -> None:
    app.installed = False
    for channel in workspace.channels.values():
        if channel.kind != "im" and app.bot_user_id in channel.members:
            channel.members.remove(app.bot_user_id)
    revoked = {"oauth": [], "bot": [app.bot_user_id]}
    stamp = workspace.mint.ts
    event = {"type": "tokens_revoked", "tokens": revoked, "event_ts": stamp()}
    workspace.tell("tokens_revoked", event, None, app)
    workspace.tell("app_uninstalled", {"type": "app_uninstalled", "event_ts": stamp()}, None, app)


def manifest_problems(manifest: Json) -> Iterator[str]:
    """Yield what Slack would say of a manifest, one sentence each."""
    asked = manifest.get("oauth_config", {}).get("scopes", {})
    scopes = set(asked.get("bot", []))
    # docs.slack.dev installing-with-oauth: "Optional scopes must also be listed in the corresponding ... fields".
    for scope in asked.get("bot_optional", []):
        if scope not in scopes:
            yield f"optional scope {scope} must also be listed in oauth_config.scopes.bot"
    features = manifest.get("features", {})
    for path, longest in LONGEST.items():
        outer, inner = path.split(".")
        if len(manifest.get(outer, {}).get(inner, "")) > longest:
            yield f"{path} must be less than {longest + 1} characters"
    if not manifest.get("display_information", {}).get("name"):
        yield "display_information.name is required"
    if "bot_user" not in features:
        yield "features.bot_user is required for an app with a bot token"
    for event in manifest.get("settings", {}).get("event_subscriptions", {}).get("bot_events", []):
        needed = SCOPE_OF_EVENT.get(event)
        if needed and needed not in scopes:
            yield f"event {event} requires scope {needed}"
    yield from _commands(features.get("slash_commands", []), scopes)
    yield from _shortcuts(features.get("shortcuts", []), scopes)


def _commands(commands: list[Json], scopes: set[str]) -> Iterator[str]:
    if commands and "commands" not in scopes:
        yield "slash commands require scope commands"
    if len(commands) > MOST_COMMANDS:
        yield f"no more than {MOST_COMMANDS} slash commands"
    for command in commands:
        word = command.get("command", "")
        if not word.startswith("/") or len(word) > 32 or " " in word:
            yield f"slash command {word!r} must start with / and have no spaces"
        if not command.get("description"):
            yield f"slash command {word!r} needs a description"


def _shortcuts(shortcuts: list[Json], scopes: set[str]) -> Iterator[str]:
    if shortcuts and "commands" not in scopes:
        yield "shortcuts require scope commands"
    if len(shortcuts) > MOST_SHORTCUTS:
        yield f"no more than {MOST_SHORTCUTS} shortcuts"
    for shortcut in shortcuts:
        missing = {"name", "type", "callback_id", "description"} - set(shortcut)
        if missing:
            yield f"shortcut {shortcut.get('name')!r} lacks {sorted(missing)}"
        elif len(shortcut["name"]) > 24:
            yield f"shortcut name {shortcut['name']!r} must be less than 25 characters"
