"""One Socket Mode websocket: it carries envelopes in and acknowledgements out until Slack is done with it."""

import asyncio
import json
import logging
from collections.abc import Callable
from time import monotonic
from typing import Any

import aiohttp
from aiohttp import WSMsgType
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.response import BoltResponse
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.doors.payload import MalformedError, UnreadableEventError, bolt_request, read_json
from bot.logs import places

log = logging.getLogger(__name__)


class SocketLine:
    """A connected websocket.

    `settled` is set once Slack has greeted it or it has failed; `over`, once another is needed, though requests under
    way are still answered here.
    """

    def __init__(self, app: AsyncApp, socket: aiohttp.ClientWebSocketResponse, taking: Callable[[], bool]) -> None:
        self._app = app
        self._socket = socket
        self._taking = taking
        self._working: set[asyncio.Task[None]] = set()
        self.greeted = False
        self.open = True
        self.settled = asyncio.Event()
        self.over = asyncio.Event()
        self.reason = "closed"
        self.heard = monotonic()

    @property
    def in_flight(self) -> int:
        """The number of requests taken and not yet answered."""
        return len(self._working)

    async def read(self, silence: float) -> None:
        """Read until the socket closes, or nothing (not even a ping) has been heard for `silence` seconds."""
        try:
            while True:
                message = await self._socket.receive(timeout=silence)
                if message.type in (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED, WSMsgType.ERROR):
                    return
                self.heard = monotonic()
                if message.type is WSMsgType.PING:
                    await self._socket.pong(message.data)
                elif message.type is WSMsgType.TEXT:
                    self._take(message.data)
        except TimeoutError:
            self.reason = f"silent for {silence:.0f} s"
        except (ConnectionError, aiohttp.ClientError) as problem:
            self.reason = type(problem).__name__
        finally:
            self.open = False
            self.settled.set()
            self.over.set()

    def _take(self, text: str) -> None:
        try:
            message = read_json(text)
        except MalformedError as problem:
            log.warning("Slack sent something that is not an envelope; it was ignored: %s", problem)
            return
        if message.get("type") == "hello":
            self.greeted = True
            self.settled.set()
        elif message.get("type") == "disconnect":
            self.reason = f"Slack asked: {str(message.get('reason'))[:40]}"
            self.over.set()
        elif self._taking():
            # Each in its own task: one slow listener must not hold up everybody else's three seconds.
            task = asyncio.create_task(self._answer(message))
            self._working.add(task)
            task.add_done_callback(self._working.discard)

    async def _answer(self, message: dict[str, Any]) -> None:
        try:
            envelope = SocketModeRequest.from_dict(message)
            if envelope is None or not isinstance(envelope.envelope_id, str):
                raise MalformedError("An envelope lacks its type, id or payload.")
        except ValueError as problem:
            log.warning("An envelope was ignored: %s", problem)
            return
        try:
            response = await self._handled(envelope)
            if response is None:
                return
            if response.status != 200:
                # It is left unanswered, so that Slack delivers an event again and tells a person to try again.
                log.warning("A %s was not handled (status %s).", envelope.type, response.status)
                return
            await self._socket.send_str(json.dumps(_acknowledgement(envelope.envelope_id, response)))
        except (ConnectionError, aiohttp.ClientError):
            log.warning("The socket closed before a %s was acknowledged; Slack may deliver it again.", envelope.type)
        except Exception as problem:
            log.error("A request failed outside its listener: %s", places(problem))

    async def _handled(self, envelope: SocketModeRequest) -> BoltResponse | None:
        """Return the answer to the envelope; None for one that is left unanswered."""
        try:
            request = bolt_request(envelope.payload, _retry_headers(envelope))
        except UnreadableEventError as problem:
            log.info("Accepted an event that cannot be read: %s", problem)
            return BoltResponse(status=200)
        except MalformedError as problem:
            log.warning("An envelope was ignored: %s", problem)
            return None
        return await self._app.async_dispatch(request)

    async def finish(self, grace: float | None) -> None:
        """Let what is under way finish and be acknowledged, then close; `grace` seconds at most, None forever."""
        try:
            async with asyncio.timeout(grace):
                while self._working:  # a line Slack is about to close may still bring another
                    await asyncio.wait(set(self._working))
        except TimeoutError:
            for task in set(self._working):
                task.cancel()
        await self._socket.close()


def _retry_headers(envelope: SocketModeRequest) -> dict[str, str]:
    given = {"x-slack-retry-num": envelope.retry_attempt, "x-slack-retry-reason": envelope.retry_reason}
    return {name: str(value) for name, value in given.items() if value is not None}


def _acknowledgement(envelope_id: str, response: BoltResponse) -> dict[str, object]:
    if not response.body:
        return {"envelope_id": envelope_id}
    if response.headers.get("content-type", [""])[0].startswith("application/json"):
        return {"envelope_id": envelope_id, "payload": json.loads(response.body)}
    return {"envelope_id": envelope_id, "payload": {"text": response.body}}
