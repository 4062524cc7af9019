"""Follow-ups that all come due at once, done by several processes: how many a second, and none of them twice."""

import asyncio
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import IO, Any, cast

from bot.cadence.due_work import do_what_is_due
from bot.clock import MovableClock
from schedules import DUE
from storage.sql import Database
from tests.benchmarks.scale_data import NOW

_ROOT = Path(__file__).resolve().parents[2]


def drain(url: str, count: int, workers: int) -> tuple[float, int]:
    """Make that many due, and have them done; how many a second, and how many reminders were left twice."""
    _make_due(url, count)
    command = [sys.executable, "-m", "tests.benchmarks.scale_drain", url]
    pipe = subprocess.PIPE
    programs = [subprocess.Popen(command, cwd=_ROOT, stdin=pipe, stdout=pipe, text=True) for _ in range(workers)]
    for program in programs:
        assert _of(program.stdout).readline() == "ready\n"
    began = time.perf_counter()
    for program in programs:
        _of(program.stdin).write("go\n")
        _of(program.stdin).flush()
    done = sum(int(_of(program.stdout).readline()) for program in programs)
    seconds = time.perf_counter() - began
    for program in programs:
        program.communicate()
    left, leads = _left(url)
    assert (done, leads) == (count, count), f"{done} done, {leads} leads told, of {count}"
    return count / seconds, left - leads


def _make_due(url: str, count: int) -> None:
    past = NOW - timedelta(minutes=1)
    moment = past.replace(tzinfo=None).isoformat(" ", "microseconds") if url.startswith("sqlite") else str(past)
    first = f"SELECT id FROM due WHERE state = 'pending' ORDER BY id LIMIT {count}"
    database = Database(url, MovableClock(NOW))
    with database.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM notice")
        connection.exec_driver_sql(f"UPDATE due SET due_at = '{moment}' WHERE id IN ({first})")
    database.close()


def _left(url: str) -> tuple[int, int]:
    database = Database(url, MovableClock(NOW))
    with database.engine.begin() as connection:
        row = connection.exec_driver_sql("SELECT count(*), count(DISTINCT lead_id) FROM notice").one()
    database.close()
    return int(row[0]), int(row[1])


def _of(pipe: IO[str] | None) -> IO[str]:
    return cast(IO[str], pipe)


async def _work(url: str) -> None:
    database = Database(url, MovableClock(NOW))
    await database.read(lambda tx: tx.run("SELECT 1").fetchall())
    print("ready", flush=True)
    sys.stdin.readline()
    done, more = 0, True
    while more:
        # Another worker may hold the oldest, so that only an empty claim ends it.
        count: Any = await database.transact(do_what_is_due, DUE)
        done, more = done + count, count > 0
    print(done, flush=True)
    database.close()


if __name__ == "__main__":
    asyncio.run(_work(sys.argv[1]))
