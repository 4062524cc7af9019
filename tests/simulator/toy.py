"""A small Bolt app that knows nothing of Baton: it books tables, so that the simulator has something to serve."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import MovableClock
from bot.simulator.records import InstalledApp
from bot.simulator.slack import Simulator

MANIFEST: dict[str, Any] = {
    "display_information": {"name": "Tables"},
    "features": {
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
        "bot_user": {"display_name": "Tables", "always_online": True},
        "slash_commands": [
            {"command": "/table", "description": "Book a table"},
            {"command": "/silent", "description": "Nobody listens"},
            {"command": "/mention", "description": "Names become tokens", "should_escape": True},
        ],
        "shortcuts": [
            {"name": "New booking", "type": "global", "callback_id": "new", "description": "Book"},
            {"name": "Book this", "type": "message", "callback_id": "this", "description": "Book"},
        ],
    },
    "oauth_config": {
        "scopes": {
            "bot_optional": ["files:write"],
            "bot": [
                "app_mentions:read",
                "channels:history",
                "channels:read",
                "chat:write",
                "commands",
                "files:read",
                "files:write",
                "groups:history",
                "groups:read",
                "im:history",
                "im:read",
                "im:write",
                "users:read",
            ],
        }
    },
    "settings": {
        "event_subscriptions": {
            "bot_events": [
                "app_home_opened",
                "app_mention",
                "app_uninstalled",
                "member_joined_channel",
                "message.channels",
                "message.im",
                "tokens_revoked",
            ]
        },
        "interactivity": {"is_enabled": True},
        "socket_mode_enabled": True,
    },
}


FAREWELLS = ("app_uninstalled", "tokens_revoked")


def plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}


def text_input(label: str, block_id: str, kind: str = "plain_text_input", **extra: Any) -> dict[str, Any]:
    element = {"type": kind, "action_id": "typed", **extra.pop("element", {})}
    return {"type": "input", "block_id": block_id, "label": plain(label), "element": element, **extra}


def modal(title: str, *blocks: dict[str, Any], submit: str | None = "Save", **extra: Any) -> dict[str, Any]:
    view = {"type": "modal", "callback_id": "booking", "title": plain(title), "blocks": list(blocks), **extra}
    return view | ({"submit": plain(submit)} if submit else {})


def section(text: str, **extra: Any) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **extra}


def button(label: str, action_id: str, **extra: Any) -> dict[str, Any]:
    return {"type": "button", "text": plain(label), "action_id": action_id, **extra}


def actions(*elements: dict[str, Any], block_id: str = "row") -> dict[str, Any]:
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}


class Toy:
    """One Slack, one Bolt app, two people; `bolt` takes more listeners, `seen` collects events."""

    def __init__(self, slack: Simulator, clock: MovableClock, app: InstalledApp) -> None:
        self.slack = slack
        self.clock = clock
        self.app = app
        self.seen: list[dict[str, Any]] = []
        self.client = AsyncWebClient(app.bot_token, base_url=slack.api_url, retry_handlers=[])
        self.bolt = AsyncApp(client=self.client, signing_secret=app.signing_secret, process_before_response=True)
        self.ada = slack.person("Ada Lovelace", tz="Europe/Berlin")
        self.bob = slack.person("Bob")
        for event in ("message", "app_home_opened", "app_mention", "member_joined_channel", *FAREWELLS):
            self.bolt.event(event)(self._notice)
        self.room = slack.channel("room", [self.ada, self.bob], app=False)

    async def _notice(self, body: dict[str, Any]) -> None:
        self.seen.append(body["event"])

    async def post(self, *blocks: dict[str, Any], text: str = "fallback", **extra: Any) -> dict[str, Any]:
        answer = await self.client.chat_postMessage(
            channel=self.room.id, text=text, blocks=list(blocks) or None, **extra
        )
        return dict(answer.data)  # type: ignore[arg-type]


@asynccontextmanager
async def running_toy(*, over_http: bool = False, **options: Any) -> AsyncIterator[Toy]:
    """The toy connected over Socket Mode, or over signed HTTP."""
    clock = MovableClock()
    slack = Simulator(clock=clock, **options)
    await slack.start()
    toy = Toy(slack, clock, slack.install(MANIFEST))
    connect = _over_http if over_http else _over_socket
    try:
        async with connect(toy):
            slack.invite(toy.app, toy.room)
            await slack.settle()
            yield toy
    finally:
        await slack.stop()


@asynccontextmanager
async def _over_socket(toy: Toy) -> AsyncIterator[None]:
    handler = AsyncSocketModeHandler(toy.bolt, toy.app.app_token, web_client=toy.client)
    await handler.connect_async()
    assert await toy.slack.connected(toy.app)
    try:
        yield
    finally:
        await handler.close_async()


@asynccontextmanager
async def _over_http(toy: Toy) -> AsyncIterator[None]:
    runner = web.AppRunner(toy.bolt.web_app("/slack/events"))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    toy.app.request_url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    try:
        yield
    finally:
        await runner.cleanup()
