"""A toy Bolt app to stand behind the doors: it remembers what reached it, and can be held up."""

import asyncio
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult


class Toy:
    """`/lead` answers with its text, a form with a new view, `slow` waits to be let go, `broken` raises."""

    def __init__(self) -> None:
        self.seen: list[dict[str, Any]] = []
        self.let_go = asyncio.Event()
        self.app = AsyncApp(authorize=_everybody, request_verification_enabled=False, process_before_response=True)
        self.app.command("/lead")(self._lead)
        self.app.view("form")(self._form)
        self.app.action("slow")(self._slow)
        self.app.action("broken")(self._broken)
        self.app.event("app_home_opened")(self._event)

    async def _lead(self, ack: Any, body: dict[str, Any]) -> None:
        self.seen.append(body)
        await ack(f"Got {body.get('text')}")

    async def _form(self, ack: Any, body: dict[str, Any]) -> None:
        self.seen.append(body)
        await ack(response_action="clear")

    async def _slow(self, ack: Any, body: dict[str, Any]) -> None:
        await self.let_go.wait()
        self.seen.append(body)
        await ack()

    async def _broken(self, ack: Any, body: dict[str, Any]) -> None:
        raise RuntimeError("the toy is broken")

    async def _event(self, body: dict[str, Any]) -> None:
        self.seen.append(body)


async def _everybody(**_: Any) -> AuthorizeResult:
    return AuthorizeResult(enterprise_id=None, team_id="T1", bot_user_id="U0BOT", bot_token="xoxb-toy")


def click(action: str) -> dict[str, Any]:
    """Return what Slack sends when somebody clicks a button."""
    return {
        "type": "block_actions",
        "team": {"id": "T1"},
        "user": {"id": "U1"},
        "actions": [{"type": "button", "action_id": action, "block_id": "b", "action_ts": "1.0"}],
    }


def command(text: str) -> dict[str, str]:
    """Return what Slack sends when somebody types `/lead` and a text."""
    return {"command": "/lead", "text": text, "team_id": "T1", "user_id": "U1", "trigger_id": "1.2.x"}


SUBMISSION: dict[str, Any] = {
    "type": "view_submission",
    "team": {"id": "T1"},
    "user": {"id": "U1"},
    "view": {
        "id": "V1",
        "type": "modal",
        "callback_id": "form",
        "private_metadata": "",
        "blocks": [],
        "state": {"values": {}},
    },
}
HOME: dict[str, Any] = {
    "type": "event_callback",
    "team_id": "T1",
    "event_id": "Ev1",
    "event": {"type": "app_home_opened", "user": "U1", "tab": "home"},
}
# An event as Slack may send it one day: of other parts than it has now.
ODD_EVENTS: list[dict[str, Any]] = [
    {"user": ["U1"]},
    {"user": {"id": 7}},
    {"channel": 7},
    {"text": {"rich": True}},
    {"message": "hello"},
    {"type": "new", "item": [], "team": 7},
]
