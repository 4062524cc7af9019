"""One Baton process after another in the same house: as soon as one is killed, the next is born."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

from bot.playground.sandbox import Company
from tests.conversations.programs import ROOT


class Lives:
    """`open` is set while a process takes what Slack delivers. `ended` are the exit codes, -9 for SIGKILL."""

    def __init__(
        self, company: Company, nursery: asyncio.subprocess.Process, environ: Mapping[str, str], clock: Path
    ) -> None:
        self._company, self._nursery = company, nursery
        self._environ, self._clock = dict(environ), str(clock)
        self.pid = 0
        self.open = asyncio.Event()
        self.ended: list[int] = []

    async def begin(self, doom: tuple[str, str, int] | None = None) -> None:
        """Returns once Slack can reach the new process."""
        await self._tell({"environ": self._environ, "clock": self._clock, "doom": doom})
        self.pid = (await self._hear())["pid"]
        await self._reachable()
        self.open.set()

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    async def end(self) -> int:
        """Wait until the process has ended; its exit code."""
        code: int = (await self._hear())["ended"]
        self.open.clear()
        self.ended.append(code)
        sockets, installed = self._company.slack.sockets, self._company.installed
        await self._company.slack.workspace.changes.until(lambda: not sockets.connected(installed) or None, 5.0)
        return code

    async def stop(self) -> int:
        """Told by SIGTERM, as whoever updates Baton does."""
        os.kill(self.pid, signal.SIGTERM)
        return await self.end()

    async def _reachable(self) -> None:
        installed = self._company.installed
        if not installed.request_url:
            assert await self._company.slack.connected(installed, timeout=20)
            return
        where = urlsplit(installed.request_url)
        async with asyncio.timeout(20):
            while True:
                with suppress(OSError):
                    _, writer = await asyncio.open_connection(where.hostname, where.port)
                    writer.close()
                    return
                await asyncio.sleep(0.01)

    async def _tell(self, what: object) -> None:
        assert self._nursery.stdin
        self._nursery.stdin.write(json.dumps(what).encode() + b"\n")
        await self._nursery.stdin.drain()

    async def _hear(self) -> dict[str, int]:
        assert self._nursery.stdout
        heard: dict[str, int] = json.loads(await self._nursery.stdout.readline())
        return heard


@asynccontextmanager
async def lives(company: Company, environ: Mapping[str, str], clock: Path, log: Path) -> AsyncIterator[Lives]:
    """Keep processes alive one after another; what they have to say goes to `log`."""
    with log.open("wb") as errors:
        nursery = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.guarantees.nursery",
            cwd=ROOT,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
        )
    house = Lives(company, nursery, environ, clock)
    try:
        yield house
    finally:
        house.kill()
        with suppress(ProcessLookupError):
            nursery.kill()
        await nursery.wait()
