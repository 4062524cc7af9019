"""Socket Mode: tickets, connections, envelopes, acknowledgements (docs.slack.dev: using-socket-mode)."""

import asyncio
import contextlib
import itertools
import json
from collections import defaultdict
from typing import Any

from aiohttp import WSMsgType, web

from bot.simulator.deliveries import Delivery, DeliveryFailed
from bot.simulator.records import InstalledApp, Json
from bot.simulator.workspace import Workspace

MOST_CONNECTIONS = 10
PING_SECONDS = 10.0
GRACE_SECONDS = 1.0
# How long one connection lives before Slack refreshes it; told in the hello frame, not enforced here.
LIFETIME_SECONDS = 18060


class SocketMode:
    """The WebSocket side of one Slack. `base_url` (`ws://…`) is set when the server has a port."""

    def __init__(self, workspace: Workspace) -> None:
        self.base_url = ""
        self._workspace = workspace
        self._tickets: dict[str, InstalledApp] = {}
        self._connections: dict[str, list[web.WebSocketResponse]] = defaultdict(list)
        self._closing: set[asyncio.Task[None]] = set()
        self._turn = itertools.count()
        self._waiting: dict[str, list[tuple[web.WebSocketResponse, asyncio.Future[Any]]]] = defaultdict(list)

    def ticket(self, app: InstalledApp) -> str:
        """A fresh WebSocket URL for this app, good for one connection."""
        ticket = self._workspace.mint.uuid()
        self._tickets[ticket] = app
        return f"{self.base_url}/link/?ticket={ticket}&app_id={app.id}"

    def connected(self, app: InstalledApp) -> int:
        """Count the connections the app has open."""
        return len(self._connections[app.id])

    async def handle(self, request: web.Request) -> web.StreamResponse:
        app = self._tickets.pop(request.query.get("ticket", ""), None)
        if app is None:
            return web.Response(status=401, text="invalid_auth")
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        connections = self._connections[app.id]
        if len(connections) >= MOST_CONNECTIONS:
            await self._say_goodbye(socket, "too_many_websockets")
            await socket.close()
            return socket
        await socket.send_json(self._hello(app, len(connections) + 1))
        connections.append(socket)
        self._workspace.changes.announce()
        pings = asyncio.create_task(_ping(socket))
        try:
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    self._acknowledged(frame.data)
        finally:
            pings.cancel()
            if socket in connections:
                connections.remove(socket)
            self._give_up_on(socket)
            self._workspace.changes.announce()
        return socket

    async def carry(self, delivery: Delivery) -> Any:
        """Send an envelope to one of the app's connections and wait for its acknowledgement's payload."""
        connections = self._connections[delivery.app.id]
        if not connections:
            raise DeliveryFailed("dispatch_failed")
        socket = connections[next(self._turn) % len(connections)]
        answered: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        waiter = (socket, answered)
        self._waiting[delivery.envelope_id].append(waiter)
        try:
            with contextlib.suppress(ConnectionError):
                await socket.send_json(_envelope(delivery))
            if socket.closed:
                raise DeliveryFailed("connection_closed")
            return await answered
        finally:
            waiting = self._waiting[delivery.envelope_id]
            if waiter in waiting:
                waiting.remove(waiter)
            if not waiting:
                del self._waiting[delivery.envelope_id]

    async def disconnect(self, app: InstalledApp, reason: str = "refresh_requested") -> None:
        """Send every connection a disconnect frame: `refresh_requested`, `link_disabled`, or a mere `warning`.

        But for a warning they get nothing new from then on, and are closed after a second if the app has not.
        """
        for socket in list(self._connections[app.id]):
            if reason != "warning":
                self._connections[app.id].remove(socket)
            await self._say_goodbye(socket, reason)

    async def drop(self, app: InstalledApp | None = None) -> None:
        """Close connections without a word, as a lost network does; all apps' when none is named."""
        for app_id, sockets in list(self._connections.items()):
            for socket in list(sockets) if app is None or app.id == app_id else []:
                await socket.close()

    async def stop(self) -> None:
        for closing in self._closing:
            closing.cancel()
        await self.drop()

    async def _say_goodbye(self, socket: web.WebSocketResponse, reason: str) -> None:
        host = {"host": "simulated"}
        await socket.send_json({"type": "disconnect", "reason": reason, "debug_info": host})
        if reason != "warning":
            closing = asyncio.create_task(_close_later(socket))
            self._closing.add(closing)
            closing.add_done_callback(self._closing.discard)

    def _hello(self, app: InstalledApp, number: int) -> Json:
        return {
            "type": "hello",
            "num_connections": number,
            "debug_info": {
                "host": "simulated",
                "build_number": 1,
                "approximate_connection_time": LIFETIME_SECONDS,
            },
            "connection_info": {"app_id": app.id},
        }

    def _acknowledged(self, text: str) -> None:
        try:
            frame = json.loads(text)
        except ValueError:
            return
        envelope_id = str(frame.get("envelope_id")) if isinstance(frame, dict) else ""
        # A late acknowledgement finds nobody waiting: Slack ignores it too.
        for _, answered in self._waiting.get(envelope_id, []):
            if not answered.done():
                answered.set_result(frame.get("payload"))
                return

    def _give_up_on(self, socket: web.WebSocketResponse) -> None:
        for waiting in self._waiting.values():
            for owner, answered in waiting:
                if owner is socket and not answered.done():
                    answered.set_exception(DeliveryFailed("connection_closed"))


async def _close_later(socket: web.WebSocketResponse) -> None:
    await asyncio.sleep(GRACE_SECONDS)
    await socket.close()


async def _ping(socket: web.WebSocketResponse) -> None:
    with contextlib.suppress(ConnectionError):
        while not socket.closed:
            await socket.ping(b"Ping from simulated")
            await asyncio.sleep(PING_SECONDS)


def _envelope(delivery: Delivery) -> Json:
    envelope: Json = {
        "envelope_id": delivery.envelope_id,
        "type": delivery.kind,
        "accepts_response_payload": delivery.kind != "events_api",
        "payload": delivery.payload,
    }
    if delivery.kind == "events_api":
        envelope |= {"retry_attempt": delivery.retry_num, "retry_reason": delivery.retry_reason or ""}
    return envelope
