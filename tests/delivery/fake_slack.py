"""A small Slack on a real socket: it keeps what was posted, and answers as a test tells it to."""

import json
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from aiohttp import web

from bot.clock import Clock


@dataclass
class Answer:
    """A wrong answer to one call; with `dropped` the connection ends without an answer.

    `accepted` says whether the call took effect all the same.
    """

    status: int = 200
    error: str = ""
    needed: str = ""
    retry_after: int = 0
    accepted: bool = False
    dropped: bool = False


@dataclass
class Call:
    method: str
    at: datetime
    arguments: dict[str, Any]


@dataclass
class FakeSlack:
    clock: Clock
    calls: list[Call] = field(default_factory=list)
    messages: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    answers: dict[str, deque[Answer]] = field(default_factory=dict)

    def answers_next(self, method: str, *answers: Answer) -> None:
        self.answers.setdefault(method, deque()).extend(answers)

    def texts(self, channel: str) -> list[str]:
        """Return what people see in the channel, oldest first."""
        return [message["text"] for message in self.messages.get(channel, [])]

    def called(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self._answer)
        return app

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        arguments: dict[str, Any] = dict(request.query)
        if request.content_type == "application/json":
            arguments |= await request.json()
        else:
            arguments |= dict(await request.post())
        if method != "users.info":  # asked on the side, which has nothing to do with delivering
            self.calls.append(Call(method, self.clock.now(), arguments))
        told = self.answers.get(method)
        answer = told.popleft() if told else Answer(accepted=True)
        body: dict[str, Any] = {}
        if answer.accepted:
            body = getattr(self, method.replace(".", "_").lower())(arguments)
        if answer.dropped:
            assert request.transport
            request.transport.abort()
            return web.Response()
        if answer.error:
            body = {"ok": False, "error": answer.error} | ({"needed": answer.needed} if answer.needed else {})
        headers = {"Retry-After": str(answer.retry_after)} if answer.retry_after else {}
        text = json.dumps(body) if body else "<html>oh no</html>"
        kind = "application/json" if body else "text/html"
        return web.Response(status=answer.status, text=text, content_type=kind, headers=headers)

    def auth_test(self, arguments: dict[str, Any]) -> dict[str, Any]:
        return {"ok": True, "team_id": "T1", "user_id": "U0BOT"}

    def users_info(self, arguments: dict[str, Any]) -> dict[str, Any]:
        return {"ok": True, "user": {"id": arguments["user"]}}

    def chat_postmessage(self, arguments: dict[str, Any]) -> dict[str, Any]:
        channel = arguments["channel"]
        ts = f"{self.clock.now().timestamp():.6f}"
        self.messages.setdefault(channel, []).append({**arguments, "ts": ts})
        return {"ok": True, "channel": channel, "ts": ts}

    def chat_postephemeral(self, arguments: dict[str, Any]) -> dict[str, Any]:
        posted = self.chat_postmessage(arguments)
        return {"ok": True, "message_ts": posted["ts"]}

    def chat_update(self, arguments: dict[str, Any]) -> dict[str, Any]:
        for message in self.messages.get(arguments["channel"], []):
            if message["ts"] == arguments["ts"]:
                message["text"] = arguments["text"]
                return {"ok": True, "channel": arguments["channel"], "ts": arguments["ts"]}
        return {"ok": False, "error": "message_not_found"}

    def conversations_open(self, arguments: dict[str, Any]) -> dict[str, Any]:
        return {"ok": True, "channel": {"id": f"D-{arguments['users']}"}}

    def conversations_history(self, arguments: dict[str, Any]) -> dict[str, Any]:
        there = self.messages.get(arguments["channel"], [])
        found = [message for message in there if float(message["ts"]) > float(arguments["oldest"])]
        start = int(arguments.get("cursor") or 0)
        page = [self._shown(message, arguments) for message in found[::-1][start : start + 100]]
        more = str(start + 100) if len(found) > start + 100 else ""
        return {"ok": True, "messages": page, "response_metadata": {"next_cursor": more}}

    def conversations_replies(self, arguments: dict[str, Any]) -> dict[str, Any]:
        return self.conversations_history(arguments)

    def _shown(self, message: dict[str, Any], arguments: dict[str, Any]) -> dict[str, Any]:
        if arguments.get("include_all_metadata") in (True, "1", "true", "True"):
            return message
        return {name: value for name, value in message.items() if name != "metadata"}
