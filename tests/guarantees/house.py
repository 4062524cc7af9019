"""The real program on a database that things happen to, with people at work and somebody who watches /healthz."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

from bot.clock import MovableClock
from bot.playground.sandbox import Company, found_company
from bot.simulator.seen import Message
from tests.conversations.office import brings
from tests.conversations.programs import Program, environ, free_port, over_http, over_sockets, program
from tests.guarantees.crew import names

NOT_DONE, UNCLEAR = "nothing was changed", "nobody knows yet whether it was"


@dataclass
class House:
    company: Company
    running: Program
    port: str
    health: list[tuple[float, int, dict[str, Any]]] = field(default_factory=list)
    """The time (monotonic) it was asked, and what it said."""
    people: Any = field(default_factory=names)

    @property
    def sales(self) -> Any:
        return self.company.sales

    async def watches(self, session: aiohttp.ClientSession) -> None:
        while True:
            began = time.monotonic()
            async with session.get(f"http://127.0.0.1:{self.port}/healthz") as answer:
                self.health.append((began, answer.status, await answer.json()))
            await asyncio.sleep(0.2)

    async def is_green(self, within: float, since: float) -> None:
        await self._until(lambda: self._last(since)[1] == 200, within, since)

    async def is_red(self, part: str, within: float, since: float) -> str:
        """Wait until the part is red; returns what it says."""
        await self._until(lambda: part in self._last(since)[2].get("wrong", {}), within, since)
        return str(self._last(since)[2]["wrong"][part])

    def is_wrong(self, part: str) -> bool:
        """Whether /healthz said so, the last time it was asked."""
        return part in self._last(0.0)[2].get("wrong", {})

    def _last(self, since: float) -> tuple[float, int, dict[str, Any]]:
        asked = [each for each in self.health if each[0] >= since]
        return asked[-1] if asked else (0.0, 0, {})

    async def _until(self, happened: Callable[[], bool], within: float, since: float) -> None:
        async with asyncio.timeout(max(0.1, within - time.monotonic() + since)):
            while not happened():  # noqa: ASYNC110
                await asyncio.sleep(0.05)

    def somebody(self) -> str:
        return f"Ada {next(self.people)}"

    async def a_lead_goes_through(self) -> Message:
        """From the command to the card in the sales channel."""
        name = self.somebody()
        await brings(self.company.mia, self.sales, who=f"{name}, from Fair")
        return await self.company.ravi.sees(name, in_=self.sales)

    def notes(self, who: Any, words: str) -> int:
        """Count how often this person was told so in private."""
        return sum(words in message.text for message in who.reads(self.sales) if message.ephemeral)


@asynccontextmanager
async def house(
    url: str, folder: Path, *, http: bool, answers_within: float = 1.0, **also: str
) -> AsyncIterator[House]:
    """The program at work and green; afterwards it ends as it should. /healthz is always answered within so many
    seconds. `also` is more for its environment."""
    company = await found_company(MovableClock())
    way = over_http(company) if http else {**over_sockets(company), "PORT": free_port()}
    try:
        async with program(environ(company, url, LOG_LEVEL="INFO", **way, **also), folder) as running:
            await running.says("Baton is ready", 60)
            assert http or await company.slack.connected(company.installed)
            house = House(company, running, way["PORT"])
            began = time.monotonic()
            async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(answers_within)) as session:
                watching = asyncio.create_task(house.watches(session))
                try:
                    await house.is_green(10, began)
                    yield house
                    assert not watching.done(), repr(watching.exception())
                finally:
                    watching.cancel()
                    await asyncio.gather(watching, return_exceptions=True)
            code, seconds = await running.stops()
            assert (code, seconds < 10) == (0, True), running.log
            assert "Traceback" not in running.log, running.log
    finally:
        await company.slack.stop()
