"""A file of many rows loaded into Baton as it is installed: how long it takes, its memory, and what clicks feel of it.

`python -m tests.benchmarks.importing [ROWS] [sqlite] [postgresql]`; clicks beside it are compared with those before.
"""

import asyncio
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from typing import Any

from bot.clock import Clock
from bot.exchange.load import propose, start
from bot.exchange.load.job import State
from bot.lead.people import Person
from storage.exchange import imports
from storage.sql import Database, Transaction
from tests.benchmarks import databases, programs
from tests.benchmarks.load import Burst, open_loop
from tests.benchmarks.names import company, person
from tests.benchmarks.shapes import MARKETER, TEAM, Shapes, capture

_CLICKS = 10.0
"""Forms submitted in a second, one after the other: far more than a company's marketers do."""
_MIA = Person(TEAM, MARKETER)


def a_file(rows: int) -> bytes:
    """Return a CSV of people at a fifth as many companies; every 20th comes twice, and every 50th cannot be reached."""
    dice = random.Random(7)
    lines = ["Name,Company,Email,Phone,Title,Country,City,Notes"]
    for number in range(rows):
        who = number - 19 if number % 20 == 19 else number
        at = company(10**6 + who // 5)
        email = f"p{who}@{at.lower()}.example" if number % 50 else ""
        phone = f"+49 30 {10_000_000 + who}" if dice.random() < 0.6 and number % 50 else ""
        rest = f"Head of purchasing,Germany,Berlin,Asked for prices at stand {who}"
        lines.append(f"{person(who)},{at},{email},{phone},{rest}")
    return "\n".join(lines).encode()


@contextmanager
def _of_its_own(url: str) -> Iterator[Database]:
    database = Database(url, Clock())
    try:
        yield database
    finally:
        database.close()


def _now(database: Database, act: Callable[[Transaction], Any]) -> Any:
    with database.engine.begin() as connection:
        tx = Transaction(connection, database.clock.now())
        result = act(tx)
        tx.flush()
        return result


def _begin(database: Database, data: bytes) -> int:
    imp = _now(database, lambda tx: propose.propose_bytes(tx, _MIA, "fair.csv", data, "bench"))
    _now(database, lambda tx: start.start(tx, _MIA, imp.id, imp.version, "bench, go"))
    return int(imp.id)


def _memory(process: int, what: str) -> float:
    """Return the megabytes that it has (VmRSS), or had at most (VmHWM)."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith(what):
            return int(line.split()[1]) / 1024
    return 0.0


async def _clicks(shapes: Shapes, port: int, numbers: Iterator[int], seconds: float) -> Burst:
    return await open_loop(port, [shapes.intake_for(next(numbers)) for _ in range(int(_CLICKS * seconds))], _CLICKS)


def _p99(latencies: Sequence[float]) -> float:
    return quantiles(latencies, n=100, method="inclusive")[98]


async def measure(shapes: Shapes, name: str, url: str, rows: int) -> None:
    numbers = iter(range(1, 10**6))
    with programs.slack() as api_url, programs.baton(api_url, url) as (port, process), _of_its_own(url) as database:
        await _clicks(shapes, port, numbers, 5)  # to warm up
        idle = (await _clicks(shapes, port, numbers, 30)).latencies
        before = _memory(process, "VmRSS")
        number = _begin(database, a_file(rows))
        began, meanwhile = time.monotonic(), []
        while True:
            meanwhile += (await _clicks(shapes, port, numbers, 2)).latencies
            imp = _now(database, lambda tx: imports.get(tx, TEAM, number))
            if imp.state is not State.LOADING:
                break
        took = time.monotonic() - began
        done = imp.done
        print(
            f"{name:<12}{done:>8} rows{took:>8.1f} s, {took * 100_000 / done:>6.0f} s for 100,000 | clicks p99 "
            f"{_p99(idle) * 1000:.1f} ms idle, {_p99(meanwhile) * 1000:.1f} ms meanwhile: "
            f"{_p99(meanwhile) / _p99(idle):.2f}x, p50 {_median(idle):.1f} and {_median(meanwhile):.1f} | "
            f"{before:.0f} MB before, "
            f"{_memory(process, 'VmHWM'):.0f} MB at most",
            dict(imp.counts),
            flush=True,
        )


def _median(latencies: Sequence[float]) -> float:
    return sorted(latencies)[len(latencies) // 2] * 1000


async def main(arguments: Sequence[str]) -> None:
    rows = next((int(one) for one in arguments if one.isdigit()), 20_000)
    shapes = await capture()
    for name, database in (("SQLite", databases.sqlite), ("PostgreSQL", databases.postgresql)):
        if not {"sqlite", "postgresql"} & set(arguments) or name.lower() in arguments:
            with database() as url:
                await measure(shapes, name, url, rows)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
