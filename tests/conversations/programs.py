"""`python app.py` as whoever installs Baton runs it: a process of its own, told everything by its environment."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from bot.playground.sandbox import Company

ROOT = Path(__file__).resolve().parents[2]
_OURS = ("SLACK_", "SALES_", "MARKET", "MANAGERS", "DATABASE_URL", "HOST", "PORT", "LOG_LEVEL")


@dataclass
class Program:
    """A running `python app.py`. `log` is what it has written so far, to stderr and stdout."""

    process: asyncio.subprocess.Process
    reading: "asyncio.Task[None]"
    lines: list[str]

    @property
    def log(self) -> str:
        return "".join(self.lines)

    async def says(self, words: str, within: float = 60.0) -> None:
        async with asyncio.timeout(within):
            while words not in self.log:
                if self.process.returncode is not None:
                    await self.reading
                    assert words in self.log, self.log
                await asyncio.sleep(0.02)

    async def ends(self, within: float = 60.0) -> int:
        async with asyncio.timeout(within):
            code = await self.process.wait()
        await self.reading
        return code

    async def stops(self) -> tuple[int, float]:
        """Told by SIGTERM; its exit code, and how many seconds it took."""
        began = monotonic()
        self.process.send_signal(signal.SIGTERM)
        return await self.ends(), monotonic() - began


@asynccontextmanager
async def program(environ: Mapping[str, str], folder: Path) -> AsyncIterator[Program]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        str(ROOT / "app.py"),
        cwd=folder,
        env={**clean, **environ},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    assert process.stdout is not None
    lines: list[str] = []
    reading = asyncio.create_task(_read(process.stdout, lines))
    try:
        yield Program(process, reading, lines)
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
        await reading


async def _read(stream: asyncio.StreamReader, lines: list[str]) -> None:
    async for line in stream:
        lines.append(line.decode())


def environ(company: Company, database_url: str, **also: str) -> dict[str, str]:
    """Return what .env would say for this company, except for the credentials."""
    return {
        "SLACK_API_URL": company.slack.api_url,
        "DATABASE_URL": database_url,
        "SALES_CHANNEL": company.sales.id,
        "MARKETING_CHANNEL": company.marketing.id,
        "MANAGERS": f"{company.max.id},{company.sofia.id}",
        "MARKETERS": f"{company.mia.id}, {company.max.id}",
        "SALES_REPS": f"{company.ravi.id},{company.lena.id}",
        "SLACK_BOT_TOKEN": company.installed.bot_token,
        "LOG_LEVEL": "DEBUG",
        **also,
    }


def over_sockets(company: Company) -> dict[str, str]:
    return {"SLACK_APP_TOKEN": company.installed.app_token}


def over_http(company: Company) -> dict[str, str]:
    """The credentials for HTTP, on a free port that Slack is told."""
    port = free_port()
    company.installed.request_url = f"http://127.0.0.1:{port}/slack/events"
    return {"SLACK_SIGNING_SECRET": company.installed.signing_secret, "PORT": port}


def free_port() -> str:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return str(found.getsockname()[1])
