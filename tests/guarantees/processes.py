"""Real processes of Baton on one database and one clock, connected over Socket Mode, to be killed and replaced."""

import asyncio
import multiprocessing
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from bot.application import Baton, Seeds
from bot.delivery.pacing import Pacing
from bot.desk import BusyError
from bot.doors.running import Stop, run
from bot.doors.socket import SocketDoor
from bot.playground.sandbox import Company
from storage.sql import Database
from tests.guarantees.shared_clock import SharedClock

FORKS: Any = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.guarantees.processes", "tests.guarantees.old_schemas", "psycopg"])


@dataclass(frozen=True)
class Told:
    """The instructions to a process: where everything is, and who is who."""

    database_url: str
    clock: Path
    api_url: str
    bot_token: str
    app_token: str
    seeds: Seeds


class Processes:
    """Several Batons; `kills` one of them and starts another in its place."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self.running: list[BaseProcess] = []

    def starts(self) -> None:
        process = FORKS.Process(target=_work, args=(self._told,), daemon=True)
        process.start()
        self.running.append(process)

    def kills(self, number: int) -> None:
        """SIGKILL: it finishes nothing and says nothing."""
        process = self.running.pop(number % len(self.running))
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join(10)
        assert process.exitcode == -signal.SIGKILL

    async def stop(self) -> None:
        for process in self.running:
            process.terminate()
        await asyncio.gather(*(asyncio.to_thread(process.join, 15) for process in self.running))
        assert [process.exitcode for process in self.running] == [0] * len(self.running)


@asynccontextmanager
async def processes(company: Company, told: Told, count: int = 3) -> AsyncIterator[Processes]:
    """`count` Batons at work and connected."""
    batons = Processes(told)
    for _ in range(count):
        batons.starts()
    try:
        assert await company.slack.connected(company.installed, count, timeout=60)
        yield batons
        await batons.stop()
    finally:
        for process in batons.running:
            process.kill()


def told(company: Company, database_url: str, clock: SharedClock, seeds: Seeds) -> Told:
    installed = company.installed
    return Told(database_url, clock.path, company.slack.api_url, installed.bot_token, installed.app_token, seeds)


def _work(told: Told) -> None:
    asyncio.run(run(lambda: _serve(told)))


async def _serve(told: Told) -> Stop:
    database = Database(told.database_url, SharedClock(told.clock))
    baton = Baton(database, bot_token=told.bot_token, api_url=told.api_url, pacing=Pacing(rate=1000))
    await baton.start(told.seeds)
    door = SocketDoor(baton.app, app_token=told.app_token, api_url=told.api_url)
    await door.start()
    with suppress(BusyError):  # another has it in hand: the next tick looks again
        await baton.ticking.tick()  # what the clock does in the first seconds

    async def stop() -> None:
        await door.stop()
        await baton.stop()

    return stop
