"""Acts on their way to the database: each waits for its turn, and whoever sent it for the outcome."""

import asyncio
from collections.abc import Callable, Sequence
from math import inf
from queue import SimpleQueue
from typing import Any

from sqlalchemy.exc import DBAPIError

from storage.sql.transaction import OvertakenError, Transaction


class Job:
    """An act waiting for its turn. `done` is settled in the loop it was made in, once its commit is over.

    Once held up by somebody's lock, it is given up at `begin_by`; what has not reached its commit by `commit_by`
    (both monotonic) never does. Given up, it raises BusyError.
    """

    __slots__ = ("begin_by", "call", "commit_by", "done", "held_up", "left_for", "loop", "problem", "result")

    def __init__(self, call: Callable[[Transaction], Any], begin_by: float, commit_by: float = inf) -> None:
        self.call = call
        self.begin_by, self.commit_by = begin_by, commit_by
        self.held_up = False
        self.loop = asyncio.get_running_loop()
        self.done: asyncio.Future[None] = self.loop.create_future()
        self.result: Any = None
        self.problem: Exception | None = None
        self.left_for: set[tuple[str, str]] = set()

    def late(self, now: float) -> bool:
        """Whether to give it up; a machine that was merely slow still gets one try."""
        return now > (self.begin_by if self.held_up else self.commit_by)

    def act(self, transaction: Transaction) -> bool:
        """Run the act; whether it went well. What the database says against it is raised, as is OvertakenError."""
        self.problem = None
        try:
            self.result = self.call(transaction)
            transaction.flush()
        except (transaction.dialect.loaded_dbapi.Error, DBAPIError, OvertakenError):
            raise
        except Exception as problem:
            self.problem = problem
        self.left_for = transaction.left_for if self.problem is None else set()
        return self.problem is None

    def settle(self) -> None:
        if self.done.done():
            return  # nobody waits any more
        if self.problem is None:
            self.done.set_result(None)
        else:
            self.done.set_exception(self.problem)


Jobs = SimpleQueue[Job | None]


def settle(batch: Sequence[Job]) -> None:
    """Tell everybody in one go: waking a loop costs more than settling a future."""
    by_loop: dict[asyncio.AbstractEventLoop, list[Job]] = {}
    for job in batch:
        by_loop.setdefault(job.loop, []).append(job)
    for loop, jobs in by_loop.items():
        if not loop.is_closed():
            loop.call_soon_threadsafe(_settle_all, jobs)


def _settle_all(jobs: Sequence[Job]) -> None:
    for job in jobs:
        job.settle()
