"""A file of many rows loaded into Baton as it is installed: how long it takes, its memory, and what clicks feel of it.

`python -m tests.benchmarks.importing [ROWS] [sqlite] [postgresql]`; clicks beside it are compared with those before.
"""

import asyncio
import random
import sys
import time
from collections.abc import Sequence

from bot.exchange.load import propose, start
from bot.exchange.load.job import State
from bot.lead.people import Person
from storage.exchange import imports
from storage.sql import Database
from tests.benchmarks import databases, programs
from tests.benchmarks.names import company, person
from tests.benchmarks.shapes import MARKETER, TEAM, Shapes, capture
from tests.benchmarks.watching import clicks, compared, memory, now, of_its_own

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


def _begin(database: Database, data: bytes) -> int:
    imp = now(database, lambda tx: propose.propose_bytes(tx, _MIA, "fair.csv", data, "bench"))
    now(database, lambda tx: start.start(tx, _MIA, imp.id, imp.version, "bench, go"))
    return int(imp.id)


async def measure(shapes: Shapes, name: str, url: str, rows: int) -> None:
    numbers = iter(range(1, 10**6))
    with programs.slack() as api_url, programs.baton(api_url, url) as (port, process), of_its_own(url) as database:
        await clicks(shapes, port, numbers, 5)  # to warm up
        idle = (await clicks(shapes, port, numbers, 30)).latencies
        before = memory(process, "VmRSS")
        number = _begin(database, a_file(rows))
        began, meanwhile = time.monotonic(), []
        while True:
            meanwhile += (await clicks(shapes, port, numbers, 2)).latencies
            imp = now(database, lambda tx: imports.get(tx, TEAM, number))
            if imp.state is not State.LOADING:
                break
        took = time.monotonic() - began
        done = imp.done
        print(
            f"{name:<12}{done:>8} rows{took:>8.1f} s, {took * 100_000 / done:>6.0f} s for 100,000 | "
            f"{compared(idle, meanwhile)} | {before:.0f} MB before, {memory(process, 'VmHWM'):.0f} MB at most",
            dict(imp.counts),
            flush=True,
        )


async def main(arguments: Sequence[str]) -> None:
    rows = next((int(one) for one in arguments if one.isdigit()), 20_000)
    shapes = await capture()
    for name, database in (("SQLite", databases.sqlite), ("PostgreSQL", databases.postgresql)):
        if not {"sqlite", "postgresql"} & set(arguments) or name.lower() in arguments:
            with database() as url:
                await measure(shapes, name, url, rows)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
