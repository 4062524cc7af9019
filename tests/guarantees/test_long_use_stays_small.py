"""However long Baton is used, it stays as it was after warming up: memory, tasks, threads, open files, caches."""

import asyncio
import functools
import gc
import os
import sys
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.application import Baton, Seeds
from bot.clock import Clock
from bot.delivery.pacing import Pacing
from bot.doors.http import HttpDoor
from bot.lead.people import Role
from storage.sql import Database
from tests.conversations.programs import free_port, program
from tests.guarantees.conftest import Size
from tests.guarantees.crowd import SECRET, WHO, Crowd, ForgetfulSlack

OURS = ("bot.", "storage.", "commands.", "schedules.")

LANES = 10
"""Open files that may come late: each lane to PostgreSQL connects when it is first needed. A leak makes hundreds."""


@pytest.fixture
async def slack() -> AsyncIterator[ForgetfulSlack]:
    slack = ForgetfulSlack()
    await slack.start()
    yield slack
    await slack.stop()


async def test_the_program_needs_no_more_memory_files_or_threads_than_after_warming_up(
    slack: ForgetfulSlack, database_url: str, tmp_path: Path, size: Size
) -> None:
    """Measure a process of its own as the system does (resident memory): a user of the machine would see it grow."""
    port = free_port()
    told = {
        "SLACK_API_URL": f"{slack.url}/api/",
        "SLACK_BOT_TOKEN": "xoxb-1-crowd",
        "SLACK_SIGNING_SECRET": SECRET,
        "PORT": port,
        "DATABASE_URL": database_url,
        "SALES_CHANNEL": "C0SALES",
        **dict.fromkeys(("MANAGERS", "MARKETERS", "SALES_REPS"), WHO),
    }
    async with program(told, tmp_path) as running:
        await running.says("Baton is ready")
        crowd = Crowd(f"http://127.0.0.1:{port}/slack/events", slack.url)
        await crowd.interacts(size.of(400, 10_000))
        memory, files, threads = await _needs_when_quiet(running.process.pid)
        await crowd.interacts(size.of(600, 90_000))
        more_memory, more_files, more_threads = await _needs_when_quiet(running.process.pid)
    assert slack.calls > size.of(200, 20_000)
    assert more_memory < memory * 1.1, f"{memory} kB -> {more_memory} kB"
    assert more_files <= files + LANES, f"{files} -> {more_files} open files"
    assert more_threads == threads


async def _needs_when_quiet(pid: int) -> tuple[int, int, int]:
    """Measure what it needs once everything the crowd has left is hung up."""
    await asyncio.sleep(0.5)
    return _needs(pid)


def _needs(pid: int) -> tuple[int, int, int]:
    """Resident memory in kB, open files, threads."""
    status = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    return int(status["VmRSS"].split()[0]), len(os.listdir(f"/proc/{pid}/fd")), int(status["Threads"])


async def test_no_task_and_no_cache_is_left_behind(slack: ForgetfulSlack, database_url: str, size: Size) -> None:
    api_url = f"{slack.url}/api/"
    baton = Baton(Database(database_url, Clock()), bot_token="xoxb-1", api_url=api_url, pacing=Pacing(rate=1000))
    await baton.start(Seeds("C1", "C2", dict.fromkeys(Role, (WHO,))))
    door = HttpDoor(baton.app, signing_secret=SECRET, clock=Clock(), port=0)
    await door.start()
    crowd = Crowd(f"http://127.0.0.1:{door.port}/slack/events", slack.url)
    await crowd.interacts(160)
    before = await _kept_when_quiet(baton)
    await crowd.interacts(size.of(320, 5_000))
    for _ in range(30):  # a busy machine may still be delivering
        after = await _kept(baton)
        if after == before:
            break
    assert after == before
    await door.stop()
    await baton.stop()


async def _kept_when_quiet(baton: Baton) -> dict[str, int]:
    """Count when it comes to the same twice: a busy machine may still be delivering, or at a sweep."""
    kept = await _kept(baton)
    for _ in range(30):
        earlier, kept = kept, await _kept(baton)
        if kept == earlier:
            break
    return kept


async def _kept(baton: Baton) -> dict[str, int]:
    """Count the tasks and threads when all is quiet, and what every cache of ours holds: at most what
    it may, where it has a limit."""
    await baton.courier.deliver_now()
    await asyncio.sleep(0.3)
    gc.collect()
    caches = {
        f"{module}.{name}": _kept_by(value)
        for module, loaded in sorted(sys.modules.items())
        if module.startswith(OURS)
        for name, value in vars(loaded).items()
        if isinstance(value, functools._lru_cache_wrapper)
    }
    tasks = [task for task in asyncio.all_tasks() if "RequestHandler" not in repr(task.get_coro())]
    return {"tasks": len(tasks), "threads": threading.active_count(), **caches}


def _kept_by(cache: "functools._lru_cache_wrapper[Any]") -> int:
    _, _, limit, size = cache.cache_info()
    assert limit is None or limit <= 1000
    return size if limit is None else limit


def test_what_is_kept_for_each_channel_has_a_limit() -> None:
    now = [0.0]
    pacing = Pacing(tick=lambda: now[0])
    for number in range(20_000):
        now[0] += 10
        pacing.take(f"C{number}")
    assert sum(len(kept) for kept in vars(pacing).values() if isinstance(kept, dict)) <= 1000
