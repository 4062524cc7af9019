"""A Slack that knows nothing but Socket Mode: hands out single-use addresses, sends what it is told, notes acks."""

import asyncio
import json
from contextlib import suppress
from typing import Any

from aiohttp import WSMsgType, web


class FakeSlack:
    """`refusals` are errors the next apps.connections.open calls answer with; `greets` says whether to say hello."""

    def __init__(self) -> None:
        self.refusals: list[str] = []
        self.greets = True
        self.answers_pings = True
        self.opened = 0
        self.sockets: list[web.WebSocketResponse] = []
        self.acks: list[dict[str, Any]] = []
        self.acked_on: list[int] = []
        self.unused: set[str] = set()
        self.news = asyncio.Condition()
        self.url = ""
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        application = web.Application()
        application.router.add_post("/api/apps.connections.open", self._open)
        application.router.add_get("/link", self._link)
        self._runner = web.AppRunner(application, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        for socket in self.sockets:
            await socket.close()
        assert self._runner is not None
        await self._runner.cleanup()

    async def _open(self, request: web.Request) -> web.Response:
        self.opened += 1
        await self._tell()
        if request.headers.get("Authorization") != "Bearer xapp-toy":
            return web.json_response({"ok": False, "error": "invalid_auth"})
        if self.refusals:
            refusal = self.refusals.pop(0)
            if refusal.startswith("<"):
                return web.Response(status=502, text=refusal, content_type="text/html")
            if refusal == "ratelimited":
                headers = {"Retry-After": "0"}
                return web.json_response({"ok": False, "error": refusal}, status=429, headers=headers)
            return web.json_response({"ok": False, "error": refusal})
        ticket = f"t{self.opened}"
        self.unused.add(ticket)
        return web.json_response({"ok": True, "url": f"ws://{self.url}/link?ticket={ticket}"})

    async def _link(self, request: web.Request) -> web.StreamResponse:
        if request.query["ticket"] not in self.unused:
            return web.Response(status=403)
        self.unused.remove(request.query["ticket"])
        socket = web.WebSocketResponse(autoping=self.answers_pings, timeout=0.5)
        await socket.prepare(request)
        self.sockets.append(socket)
        if self.greets:
            await socket.send_json({"type": "hello", "num_connections": 1})
        await self._tell()
        place = len(self.sockets) - 1
        with suppress(ConnectionError):
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    self.acks.append(json.loads(message.data))
                    self.acked_on.append(place)
                    await self._tell()
        await self._tell()
        return socket

    async def _tell(self) -> None:
        async with self.news:
            self.news.notify_all()

    async def until(self, condition: Any) -> None:
        """Wait for something to become true of this Slack."""
        async with asyncio.timeout(5), self.news:
            await self.news.wait_for(condition)

    async def sends(self, message: object, *, on: int = -1) -> None:
        await self.sockets[on].send_str(message if isinstance(message, str) else json.dumps(message))

    async def asks(self, payload: object, envelope_id: str, *, kind: str = "interactive", on: int = -1) -> None:
        await self.sends({"type": kind, "envelope_id": envelope_id, "payload": payload}, on=on)
