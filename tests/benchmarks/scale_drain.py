"""Follow-ups that all come due at once, done by several processes: how many a second, and none of them twice."""

import asyncio
import json
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
    """Make that many due, and have them done; how many a second, and how many are listed twice."""
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
    told, listed = _told(url)
    assert done == count, f"{done} done of {count}"
    assert set(told) == set(listed), "the morning's messages list those that count as told"
    return count / seconds, len(listed) - len(told)


def _make_due(url: str, count: int) -> None:
    past = NOW - timedelta(minutes=1)
    moment = past.replace(tzinfo=None).isoformat(" ", "microseconds") if url.startswith("sqlite") else str(past)
    first = f"SELECT id FROM due WHERE state = 'pending' ORDER BY id LIMIT {count}"
    database = Database(url, MovableClock(NOW))
    with database.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM notice")
        connection.exec_driver_sql("UPDATE due SET state = 'done' WHERE state = 'told'")
        connection.exec_driver_sql(f"UPDATE due SET due_at = '{moment}' WHERE id IN ({first})")
    database.close()


def _told(url: str) -> tuple[list[int], list[int]]:
    """Return the leads whose follow-ups count as told, and those that somebody's message lists; the rest was moved to
    further days, as nobody is told of more than a morning's."""
    database = Database(url, MovableClock(NOW))
    with database.engine.begin() as connection:
        rows = connection.exec_driver_sql("SELECT lead_id FROM due WHERE kind = 'follow_up' AND state = 'told'")
        told = [int(lead_id) for (lead_id,) in rows]
        lists = connection.exec_driver_sql("SELECT data FROM notice WHERE state = 'pending'").scalars().all()
    database.close()
    written = [json.loads(data) if isinstance(data, str) else data for data in lists]
    return told, [int(each["lead"]) for data in written for each in data["leads"]]


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
