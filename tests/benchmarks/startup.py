"""Start-up and memory, beside a program that only imports what Baton stands on."""

import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from tests.benchmarks import databases, programs

_TIMES = 7
FLOOR = """
import aiohttp, apscheduler.schedulers.asyncio, dotenv, psycopg, slack_bolt.app.async_app, sqlmodel
print("ready", flush=True)
input()
"""


def resident(pid: int) -> float:
    """Megabytes of memory the process holds."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def floor() -> tuple[float, float]:
    """Seconds until everything is imported, and megabytes then."""
    began = time.perf_counter()
    program = subprocess.Popen([sys.executable, "-c", FLOOR], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert program.stdout is not None
    program.stdout.readline()
    took = time.perf_counter() - began
    memory = resident(program.pid)
    program.communicate(b"\n")
    return took, memory


def baton(api_url: str, database_url: str) -> tuple[float, float]:
    """Seconds until the port answers, and megabytes then."""
    with ExitStack() as stack:
        began = time.perf_counter()
        _, pid = stack.enter_context(programs.baton(api_url, database_url))
        return time.perf_counter() - began, resident(pid)


def main() -> None:
    with programs.slack() as api_url, databases.sqlite() as url:
        baton(api_url, url)  # makes the database, and compiles what was not
        pairs = [(floor(), baton(api_url, url)) for _ in range(_TIMES)]
    floors, batons = zip(*pairs, strict=True)
    for what, place, unit in (("ready to serve", 0, "s"), ("memory", 1, "MB")):
        least, ours = (median(measured[place] for measured in side) for side in (floors, batons))
        ratio = median(ours_[place] / least_[place] for least_, ours_ in pairs)
        print(f"{what:<22}floor {least:8.2f} {unit:<3} baton {ours:8.2f} {unit:<3} ratio {ratio:.2f}", flush=True)


if __name__ == "__main__":
    main()
