"""A crowd that clicks and types all day long, and a Slack that answers it and remembers nothing."""

import asyncio
import hashlib
import hmac
import itertools
import json
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import aiohttp
from aiohttp import web

from tests.doors.http_slack import FORM, JSON

SECRET = "the crowd's signing secret"
TEAM, WHO = "T0TEAM", "U0WHO"
_ABREAST = 16


class ForgetfulSlack:
    """Every Web API method and response_url is a success; only how many there were is kept."""

    def __init__(self) -> None:
        self.calls = 0

    async def start(self) -> str:
        """The API's address."""
        application = web.Application()
        application.router.add_post("/{rest:.*}", self._answer)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return f"{self.url}/api/"

    async def stop(self) -> None:
        await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        await request.read()
        self.calls += 1
        known = {"ok": True, "team_id": TEAM, "user_id": "U0BOT", "bot_id": "B1", "user": {"tz": "Europe/Berlin"}}
        return web.json_response(known | {"channel": {"id": "D1"}, "ts": f"{self.calls}.0", "messages": []})


class Crowd:
    """Sends signed interactions to a request URL, some at a time; each of them is a new one."""

    def __init__(self, url: str, slack_url: str) -> None:
        self._url, self._slack_url = url, slack_url
        self._number = itertools.count(1)

    async def interacts(self, times: int) -> None:
        """Raises AssertionError for an answer that is none."""
        kinds: list[Callable[[str], tuple[dict[str, Any], str]]] = [
            _command("help"),
            _home,
            _command("Jane Doe, VP Operations at Acme, jane@acme.example"),
            self._click("lead_details"),
            _command("mine"),
            self._click("accept_lead"),
            _intake,
            _command("show L-1"),
        ]
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=_ABREAST)) as session:
            for _ in range(0, times, _ABREAST):
                numbers = [next(self._number) for _ in range(_ABREAST)]
                await asyncio.gather(*(self._send(session, *kinds[n % len(kinds)](str(n))) for n in numbers))

    def _click(self, action: str) -> Callable[[str], tuple[dict[str, Any], str]]:
        def clicked(number: str) -> tuple[dict[str, Any], str]:
            button = {"type": "button", "action_id": action, "block_id": "b", "value": "1", "action_ts": f"{number}.1"}
            return _interaction("block_actions", number) | {
                "actions": [button],
                "response_url": f"{self._slack_url}/response/{number}",
            }, "payload"

        return clicked

    async def _send(self, session: aiohttp.ClientSession, body: dict[str, Any], how: str) -> None:
        if how == JSON:
            raw, kind = json.dumps(body).encode(), JSON
        else:
            raw, kind = urlencode({"payload": json.dumps(body)} if how == "payload" else body).encode(), FORM
        stamp = str(int(time.time()))
        signed = hmac.new(SECRET.encode(), b"v0:" + stamp.encode() + b":" + raw, hashlib.sha256).hexdigest()
        headers = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={signed}", "Content-Type": kind}
        async with session.post(self._url, data=raw, headers=headers) as answer:
            assert answer.status == 200, await answer.text()
            await answer.read()


def _command(text: str) -> Callable[[str], tuple[dict[str, Any], str]]:
    return lambda number: (
        {"command": "/lead", "text": text, "team_id": TEAM, "user_id": WHO, "trigger_id": f"{number}.2.x"},
        FORM,
    )


def _home(number: str) -> tuple[dict[str, Any], str]:
    event = {"type": "app_home_opened", "user": WHO, "tab": "home", "channel": "D1"}
    return {"type": "event_callback", "team_id": TEAM, "event_id": f"Ev{number}", "event": event}, JSON


def _intake(number: str) -> tuple[dict[str, Any], str]:
    view = {
        "id": f"V{number}",
        "type": "modal",
        "callback_id": "intake_form",
        "private_metadata": "",
        "blocks": [],
        "state": {"values": {"name": {"name": {"type": "plain_text_input", "value": f"Jane {number}"}}}},
    }
    return _interaction("view_submission", number) | {"view": view}, "payload"


def _interaction(kind: str, number: str) -> dict[str, Any]:
    return {"type": kind, "team": {"id": TEAM}, "user": {"id": WHO}, "trigger_id": f"{number}.2.x"}
