"""Acts on their way to the database: each waits for its turn, and whoever sent it waits for the outcome."""

import asyncio
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Any, Protocol

from sqlalchemy.exc import DBAPIError

from bot.desk import BusyError, UnclearError
from storage.sql.transaction import OvertakenError, Transaction
from storage.sql.troubles import is_about_the_database

_SUSPICION = 1.0
"""The seconds after which whoever waits has somebody check that the lanes are at work."""

_CONFIRMED_WITHIN = 0.2
"""The seconds a commit may go on past the time it had to be reached by; then nobody knows what becomes of it."""


class Keeper(Protocol):
    """Somebody who keeps the lanes going that a job waits for."""

    def look(self) -> None:
        """Make sure that somebody is at work."""

    def excuse(self) -> BusyError:
        """Return the reason that nothing was done."""


class Job:
    """An act waiting for its turn. `done` is always settled, in the loop it was made in.

    Once held up by somebody's lock, it is given up at `begin_by`; if it has not reached its commit by `commit_by`
    (both monotonic), it never will, whatever has become of the thread that was at it. When given up it raises
    BusyError; if nothing is heard of its commit, UnclearError.
    """

    __slots__ = (
        *("_claim", "_keeper", "_timer", "begin_by", "call", "commit_by", "done", "held_up", "left_for"),
        *("learnt", "loop", "problem", "result", "tries"),
    )

    def __init__(self, call: Callable[[Transaction], Any], begin_by: float, commit_by: float, keeper: Keeper) -> None:
        self.call = call
        self.begin_by, self.commit_by = begin_by, commit_by
        self._keeper = keeper
        self._claim = threading.Lock()
        self.held_up = False
        self.tries = 0
        self.loop = asyncio.get_running_loop()
        self.done: asyncio.Future[None] = self.loop.create_future()
        self._timer = self.loop.call_later(min(_SUSPICION, max(0.0, commit_by - self.loop.time())), self._wonder)
        self.result: Any = None
        self.problem: BaseException | None = None
        self.left_for: set[tuple[str, str]] = set()
        self.learnt: list[tuple[dict[Any, Any], Any, Any]] = []

    def late(self, now: float) -> bool:
        """Tell whether to give it up; a machine that was merely slow still gets one try."""
        return now > (self.begin_by if self.held_up else self.commit_by)

    @property
    def over(self) -> bool:
        """Tell whether whoever sent it has an answer, or is gone."""
        return self.done.done()

    def claim(self) -> bool:
        """Claim it for a commit; returns False if somebody gave it up. If it is not committed then, `release` it."""
        return self._claim.acquire(blocking=False)

    def release(self) -> None:
        """Release it: it was not committed after all."""
        self._claim.release()

    def act(self, transaction: Transaction) -> bool:
        """Run the act; returns whether it went well. Raises the database's own troubles, and OvertakenError."""
        self.problem = None
        try:
            self.result = self.call(transaction)
            transaction.flush()
        except (transaction.dialect.loaded_dbapi.Error, DBAPIError, OvertakenError):
            raise
        except Exception as problem:
            if is_about_the_database(problem):
                raise
            self.problem = problem
        self.left_for = transaction.left_for if self.problem is None else set()
        self.learnt = transaction.learnt if self.problem is None else []
        return self.problem is None

    def settle(self) -> None:
        self._timer.cancel()
        if self.done.done():
            return  # nobody is waiting any more
        if self.problem is None:
            self.done.set_result(None)
        else:
            self.done.set_exception(self.problem)

    def _wonder(self) -> None:
        if self.over:
            return
        self._keeper.look()
        left = self.commit_by - self.loop.time()
        if left > 0:
            self._timer = self.loop.call_later(min(_SUSPICION, left), self._wonder)
        elif self.claim():  # for good: it will not be committed
            self.done.set_exception(self._keeper.excuse())
        else:
            self._timer = self.loop.call_later(_CONFIRMED_WITHIN, self._leave_it_open)

    def _leave_it_open(self) -> None:
        if not self.over:
            self.done.set_exception(self._keeper.excuse() if self.claim() else UnclearError(UnclearError.__doc__))


class Jobs:
    """The queue of jobs that wait for a lane. Once closed, it takes no more, and `None` ends a lane."""

    def __init__(self) -> None:
        self._waiting: SimpleQueue[Job | None] = SimpleQueue()
        self.put = self._waiting.put
        self.get = self._waiting.get
        self.closing = threading.Event()

    def get_nowait(self) -> Job | None:
        """Return the next job; raises Empty if none waits."""
        return self._waiting.get_nowait()

    def left(self) -> list[Job]:
        """Return those that nobody will take any more."""
        found: list[Job] = []
        while True:
            try:
                job = self.get_nowait()
            except Empty:
                return found
            if job is not None:
                found.append(job)


def settle(batch: Sequence[Job]) -> None:
    """Tell everybody at once: waking a loop costs more than settling a future."""
    by_loop: dict[asyncio.AbstractEventLoop, list[Job]] = {}
    for job in batch:
        by_loop.setdefault(job.loop, []).append(job)
    for loop, jobs in by_loop.items():
        with suppress(RuntimeError):  # a loop that was closed: nobody waits in it
            loop.call_soon_threadsafe(_settle_all, jobs)


def _settle_all(jobs: Sequence[Job]) -> None:
    for job in jobs:
        job.settle()
