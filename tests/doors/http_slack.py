"""Slack's side of HTTP: signs what it sends to the door, unless told otherwise."""

import hashlib
import hmac
import json
from typing import Any
from urllib.parse import urlencode

import aiohttp

from bot.clock import MovableClock
from bot.doors.health import Health
from bot.doors.http import HttpDoor
from tests.doors.toy import Toy, command

SECRET = "shh"
FORM = "application/x-www-form-urlencoded"
JSON = "application/json"
BODY = urlencode(command("x")).encode()


class Slack:
    """Sends to a door, by a clock of its own; `health` is whom the door asks how things are."""

    door: HttpDoor
    session: aiohttp.ClientSession

    def __init__(self, clock: MovableClock, toy: Toy) -> None:
        self.clock, self.toy = clock, toy
        self.health = Health()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.door.port}"

    def signature(self, body: bytes, *, age: float = 0, secret: str = SECRET) -> dict[str, str]:
        stamp = str(int(self.clock.now().timestamp() - age))
        digest = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}

    async def sends(
        self, body: bytes | str, kind: str | None = FORM, headers: dict[str, str] | None = None, **how: Any
    ) -> tuple[int, str]:
        raw = body.encode() if isinstance(body, str) else body
        sent = (self.signature(raw) if headers is None else headers) | ({"Content-Type": kind} if kind else {})
        async with self.session.post(f"{self.url}/slack/events", data=raw, headers=sent, **how) as answer:
            return answer.status, await answer.text()

    async def interacts(self, payload: object) -> tuple[int, str]:
        return await self.sends(urlencode({"payload": json.dumps(payload)}))
