"""What long work in the background costs meanwhile: the memory of a process, and how long clicks wait."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from typing import Any

from bot.clock import Clock
from storage.sql import Database, Transaction
from tests.benchmarks.load import Burst, open_loop
from tests.benchmarks.shapes import Shapes

_CLICKS = 10.0
"""Forms submitted in a second, one after the other: far more than a company's marketers do."""


@contextmanager
def of_its_own(url: str) -> Iterator[Database]:
    database = Database(url, Clock())
    try:
        yield database
    finally:
        database.close()


def now(database: Database, act: Callable[[Transaction], Any]) -> Any:
    with database.engine.begin() as connection:
        tx = Transaction(connection, database.clock.now())
        result = act(tx)
        tx.flush()
        return result


def memory(process: int, what: str) -> float:
    """Return the megabytes that it has (VmRSS), or had at most (VmHWM)."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith(what):
            return int(line.split()[1]) / 1024
    return 0.0


async def clicks(shapes: Shapes, port: int, numbers: Iterator[int], seconds: float) -> Burst:
    return await open_loop(port, [shapes.intake_for(next(numbers)) for _ in range(int(_CLICKS * seconds))], _CLICKS)


def compared(idle: Sequence[float], meanwhile: Sequence[float]) -> str:
    """Say what clicks waited while nothing else was done, and meanwhile."""
    return (
        f"clicks p99 {_p99(idle) * 1000:.1f} ms idle, {_p99(meanwhile) * 1000:.1f} ms meanwhile: "
        f"{_p99(meanwhile) / _p99(idle):.2f}x, p50 {_median(idle):.1f} and {_median(meanwhile):.1f}"
    )


def _p99(latencies: Sequence[float]) -> float:
    return quantiles(latencies, n=100, method="inclusive")[98]


def _median(latencies: Sequence[float]) -> float:
    return sorted(latencies)[len(latencies) // 2] * 1000
