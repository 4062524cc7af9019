"""However the socket to Slack is lost, Baton is back within 30 s, and /healthz tells while it is deaf.

At the small size the door lives ten times as fast as in earnest; `make torture` waits out the real seconds.
"""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from time import monotonic
from typing import Any

import aiohttp
import pytest

from bot.doors.socket import SocketDoor
from bot.playground.sandbox import Company
from bot.simulator.sockets import MOST_CONNECTIONS
from tests.conversations.programs import environ, over_sockets, program
from tests.doors.toy import Toy
from tests.guarantees.conftest import Size
from tests.guarantees.wire import Wire

BACK, RED = 30.0, 60.0  # seconds


class Line:
    """A toy app behind the socket door, and the wire to Slack. It lives `speed` times as fast as in earnest."""

    def __init__(self, company: Company, wire: Wire, api_url: str, speed: int) -> None:
        self.company, self.wire, self.speed = company, wire, speed
        self.door = SocketDoor(
            Toy().app,
            app_token=company.installed.app_token,
            api_url=api_url,
            silence=30.0 / speed,
            first_backoff=0.5 / speed,
            worst_backoff=15.0 / speed,
        )

    async def is_back(self) -> None:
        """Somebody's command is answered again, in time."""
        began = monotonic()
        while not await self._answered():
            assert monotonic() - began < BACK / self.speed, "not back in time"
            await asyncio.sleep(0.05)
        assert self.door.healthy

    async def _answered(self) -> bool:
        answer = await self.company.mia.runs("/lead hello", patient=True)
        return answer is not None and answer.text == "Got hello"

    async def turns_red(self) -> None:
        await within(RED / self.speed, lambda: not self.door.healthy)


async def within(seconds: float, happened: Callable[[], bool]) -> None:
    async with asyncio.timeout(seconds):
        while not happened():  # noqa: ASYNC110 - nothing tells of it
            await asyncio.sleep(0.02)


@pytest.fixture
async def line(company: Company, size: Size) -> AsyncIterator[Line]:
    wire = Wire(company.slack.base_url)
    slack = f"localhost:{await wire.start()}"  # a name, so that looking it up can fail
    company.slack.sockets.base_url = f"ws://{slack}"
    line = Line(company, wire, f"http://{slack}/api/", speed=size.of(10, 1))
    await line.door.start()
    await asyncio.wait_for(line.door.connected.wait(), 10)
    yield line
    await line.door.stop()
    await wire.stop()


async def test_a_dropped_socket(line: Line) -> None:
    await line.is_back()
    await line.company.slack.sockets.drop()
    await line.is_back()


async def test_a_socket_that_slack_wants_to_refresh(line: Line) -> None:
    for reason in ("warning", "refresh_requested"):
        await line.company.slack.sockets.disconnect(line.company.installed, reason)
        await line.is_back()


async def test_a_half_open_socket(line: Line) -> None:
    line.wire.goes_dead()
    await line.turns_red()
    line.wire.works_again()
    await line.is_back()


async def test_only_the_old_socket_is_half_open(line: Line) -> None:
    line.wire.loses_track()
    await line.company.slack.sockets.drop()
    await line.is_back()


async def test_too_many_websockets(line: Line) -> None:
    slack, installed = line.company.slack, line.company.installed
    async with aiohttp.ClientSession() as session, AsyncExitStack() as others:
        slack.faults.down = True  # until others have taken every place
        await slack.sockets.disconnect(installed, "refresh_requested")
        for _ in range(MOST_CONNECTIONS):
            await others.enter_async_context(session.ws_connect(slack.sockets.ticket(installed)))
        slack.faults.down = False
        await line.turns_red()
        await asyncio.sleep(10 / line.speed)
        assert not line.door.healthy
        await others.aclose()
        await line.is_back()


async def test_the_name_of_slack_cannot_be_looked_up(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    lookup = socket.getaddrinfo

    def fails(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", fails)
    await line.company.slack.sockets.drop()
    await line.turns_red()
    await asyncio.sleep(20 / line.speed)
    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    await line.is_back()


async def test_health_is_served_in_socket_mode_and_tells_of_deafness(
    company: Company, tmp_path: Path, size: Size
) -> None:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = str(found.getsockname()[1])
    wire = Wire(company.slack.base_url)
    at = await wire.start()
    company.slack.sockets.base_url = f"ws://127.0.0.1:{at}"
    told = environ(company, f"sqlite:///{tmp_path}/baton.db", **over_sockets(company), PORT=port)
    told["SLACK_API_URL"] = f"http://127.0.0.1:{at}/api/"
    async with program(told, tmp_path) as running, aiohttp.ClientSession() as session:

        async def answers(status: int, seconds: float) -> None:
            async with asyncio.timeout(seconds):
                while await _status(session, port) != status:  # noqa: ASYNC110 - nothing tells of it
                    await asyncio.sleep(0.1)

        await running.says(f"Baton is ready: Socket Mode on 127.0.0.1:{port}.")
        await answers(200, 10)
        if size.full:
            wire.goes_dead()
        else:  # noticed at once, where a dead wire takes its real seconds
            company.slack.faults.down = True
            await company.slack.sockets.drop()
        await answers(503, RED)
        wire.works_again()
        company.slack.faults.down = False
        await answers(200, BACK)
        assert (await running.stops())[0] == 0
    await wire.stop()


async def _status(session: aiohttp.ClientSession, port: str) -> int:
    try:
        async with session.get(f"http://127.0.0.1:{port}/healthz") as answer:
            return answer.status
    except aiohttp.ClientError:
        return 0
