"""Socket Mode's door: it always keeps one websocket to Slack open, and lets requests finish on those it leaves.

The SDK's own client is not used: it retries connecting with the same single-use address, closes the old socket
before what it carried is acknowledged, and cannot say what is under way.
"""

import asyncio
import logging
import random
from collections.abc import Coroutine
from time import monotonic
from typing import Any

import aiohttp
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.proxy_env_variable_loader import load_http_proxy_from_env
from slack_sdk.web.async_client import AsyncWebClient

from bot.doors.line import SocketLine
from bot.no_answer import slacks_word

log = logging.getLogger(__name__)

SILENCE = 30.0  # seconds; Slack pings far more often
_HANDSHAKE = 10.0
_WORST_BACKOFF = 15.0  # together with a handshake and the time to notice, less than half a minute
GRACE = 6.0


class SocketDoor:
    """The door that takes requests over Socket Mode and hands them to a Bolt app; `start` once, `stop` once."""

    def __init__(
        self,
        app: AsyncApp,
        *,
        app_token: str,
        api_url: str,
        silence: float = SILENCE,
        first_backoff: float = 0.5,
        worst_backoff: float = _WORST_BACKOFF,
    ) -> None:
        self._app = app
        self._token = app_token
        self._web = AsyncWebClient(base_url=api_url, timeout=int(_HANDSHAKE), retry_handlers=[])
        self._silence = silence
        self._first_backoff, self._worst_backoff = first_backoff, worst_backoff
        self._lines: set[SocketLine] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None
        self._keeping: asyncio.Task[None] | None = None
        self._stopping = False
        self._heard = monotonic()
        self.connected = asyncio.Event()

    @property
    def in_flight(self) -> int:
        """The number of requests taken and not yet answered, on any socket."""
        return sum(line.in_flight for line in self._lines)

    @property
    def last_heard(self) -> float:
        """The seconds (monotonic) since Slack last said anything, even a ping; since the start if it never did."""
        return monotonic() - max([self._heard, *(line.heard for line in self._lines)])

    @property
    def healthy(self) -> bool:
        """Tell whether a greeted socket is open and was heard lately."""
        return self.connected.is_set() and self.last_heard < self._silence

    @property
    def wrong(self) -> str:
        """Say what is wrong; empty while Slack is heard."""
        return "" if self.healthy else f"Slack has not been heard for {self.last_heard:.0f} s."

    async def start(self) -> None:
        """Begin to connect, in the background; `connected` is set once Slack has said hello."""
        self._heard = monotonic()
        self._session = aiohttp.ClientSession()
        self._keeping = asyncio.create_task(self._keep_open(self._session))

    async def stop(self, grace: float = GRACE) -> None:
        """Take no more, finish and acknowledge what is under way (`grace` seconds at most), close."""
        self._stopping = True
        if self._keeping is None or self._session is None:
            return
        self._keeping.cancel()
        await asyncio.gather(self._keeping, *(line.finish(grace) for line in self._lines), return_exceptions=True)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._session.close()
        self.connected.clear()

    async def _keep_open(self, session: aiohttp.ClientSession) -> None:
        failures = 0
        while True:
            began = monotonic()
            try:
                line = await self._connect(session)
                await line.over.wait()
                log.info("A socket to Slack is over (%s).", line.reason)
                if monotonic() - began > _HANDSHAKE:
                    failures = 0
                    continue
                # It was over as soon as it had begun (too many sockets, say): trying again at once would hammer Slack.
                problem: Exception = ConnectionError(line.reason)
            except Exception as caught:
                problem = caught
            failures += 1
            wait = self._backoff(failures, problem)
            log.warning("Connecting to Slack again in %.1f s: %s", wait, _told(problem))
            await asyncio.sleep(wait)

    async def _connect(self, session: aiohttp.ClientSession) -> SocketLine:
        """Return a greeted line; earlier lines are left to finish what they carry."""
        earlier = list(self._lines)
        async with asyncio.timeout(_HANDSHAKE):
            line = SocketLine(self._app, await self._dial(session), lambda: not self._stopping)
            self._lines.add(line)
            self._spawn(self._read(line))
            try:
                await line.settled.wait()
            finally:
                if not line.greeted:
                    self._spawn(line.finish(None))
        if not line.greeted:
            raise ConnectionError(line.reason)
        self.connected.set()
        log.info("Connected to Slack over Socket Mode.")
        for old in earlier:
            self._spawn(old.finish(None))
        return line

    async def _dial(self, session: aiohttp.ClientSession) -> aiohttp.ClientWebSocketResponse:
        # Each address is good for only one connection, so every attempt asks for a new one.
        url = str((await self._web.apps_connections_open(app_token=self._token))["url"])
        return await session.ws_connect(
            url,
            autoping=False,  # we would not hear a ping that is answered for us
            heartbeat=self._silence / 3,
            timeout=aiohttp.ClientWSTimeout(ws_close=1.0),
            proxy=load_http_proxy_from_env(log) if url.startswith("wss:") else None,
        )

    async def _read(self, line: SocketLine) -> None:
        """Read a line to its end, let what it carried finish, and forget it."""
        try:
            await line.read(self._silence)
            if not any(other.open for other in self._lines):
                self.connected.clear()
            await line.finish(None)
        finally:
            self._heard = max(self._heard, line.heard)
            self._lines.discard(line)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _backoff(self, failures: int, problem: Exception) -> float:
        if slacks_word(problem) == "ratelimited":
            asked = str(getattr(getattr(problem, "response", None), "headers", {}).get("Retry-After", ""))
            return min(float(asked), 300.0) if asked.isdecimal() else self._worst_backoff
        longest = min(self._first_backoff * 2.0 ** min(failures - 1, 10), self._worst_backoff)
        return longest * random.uniform(0.5, 1)  # several processes must not come back in step


def _told(problem: Exception) -> str:
    word = slacks_word(problem)
    if word:
        return f"Slack says {word}."
    return type(problem).__name__ if isinstance(problem, SlackApiError) else f"{type(problem).__name__} {problem}"
