"""A lane to the database: a thread that runs acts as transactions, those that wait together in one commit."""

import sqlite3
import threading
from collections.abc import Sequence
from queue import Empty
from time import monotonic
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from bot.clock import Clock
from bot.desk import BusyError
from storage.sql.jobs import Job, Jobs, settle
from storage.sql.transaction import OvertakenError, Transaction

_TRIES = 3
_LOCK_WAIT = 250  # milliseconds a lane waits for another's lock before it lets those go whose time is up


class UnclearCommitError(RuntimeError):
    """The database did not confirm a commit: what was to be saved may be there or not."""


class _ActFailedError(RuntimeError):
    """An act of several raised, or the database refused something an act did: the cause says what."""


class _TooLateError(RuntimeError):
    """The acts took so long that one of them must not be committed any more."""


class Lane:
    """Takes jobs from a queue, which several lanes may share, until it takes a None.

    Nobody is told anything before the commit, for what one act saw may be another's of the same commit. When one
    of several raises, all are rolled back and run again, each alone: an act changes nothing but the database.
    """

    def __init__(self, engine: Engine, clock: Clock, jobs: Jobs, width: int, name: str) -> None:
        self._engine, self._clock, self._jobs, self._width = engine, clock, jobs, width
        self._driver_error = engine.dialect.loaded_dbapi.Error
        self._connection: Connection | None = None
        self._acting: Job | None = None
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def join(self) -> None:
        """Wait until the lane has taken its None and let go of the database."""
        self._thread.join()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            self._see_through([job])
        self._let_go()

    def _see_through(self, fresh: list[Job]) -> None:
        """Run these, and what comes in meanwhile, until nobody is held up any more.

        Whoever wants a row that somebody else has locked stands aside, so that the others need not wait for it.
        """
        aside: list[Job] = []
        while fresh or aside:
            fresh, aside = self._in_time(self._joined(fresh)), self._in_time(aside)
            fresh, blocked = self._round(fresh)
            aside += blocked
            if aside and not fresh:
                aside, blocked = self._round(aside)
                aside += blocked

    def _round(self, batch: list[Job]) -> tuple[list[Job], list[Job]]:
        """Run the batch; returns those of which nothing has happened, the one at a locked row apart from the rest."""
        left = self._run(batch) if batch else []
        for job in left:
            job.held_up = True
        settle([job for job in batch if job not in left])
        blocked = [job for job in left if job is self._acting]
        return [job for job in left if job not in blocked], blocked

    def _in_time(self, batch: list[Job]) -> list[Job]:
        """Those whose time is not up; the others are told, at once, that nothing of theirs was or will be done."""
        now = monotonic()
        late = [job for job in batch if job.late(now)]
        if not late:
            return batch
        for job in late:
            job.problem = BusyError(BusyError.__doc__)
        settle(late)
        return [job for job in batch if job not in late]

    def _joined(self, batch: list[Job]) -> list[Job]:
        """The batch with what else waits, as far as it fits into one commit."""
        while len(batch) < self._width:
            try:
                job = self._jobs.get_nowait()
            except Empty:
                break
            if job is None:
                self._jobs.put(None)  # told to end: after this batch
                break
            batch.append(job)
        return batch

    def _run(self, batch: list[Job], tries: int = _TRIES) -> list[Job]:
        """Run the batch; returns those held up by somebody else's lock, of which nothing has happened."""
        held_up: list[Job] = []
        try:
            self._commit(batch)
        except Exception as problem:
            again = tries > 1 and self._nothing_happened(problem, len(batch))
            if not self._rolled_back(problem):
                self._let_go()
            if _held_up(problem):
                return batch
            for job in batch:
                job.problem = _cause(problem)
                if held_up:
                    held_up.append(job)  # behind the same lock, as like as not
                elif again:
                    held_up += self._run([job], tries - 1)
        return held_up

    def _commit(self, batch: Sequence[Job]) -> None:
        connection = self._connection = self._connection or self._connect()
        self._acting = None
        with connection.begin() as together:
            for job in batch:
                self._acting = job
                try:
                    well = job.act(Transaction(connection, self._clock.now()))
                except (self._driver_error, DBAPIError, OvertakenError) as problem:
                    raise _ActFailedError from problem
                if not well and len(batch) > 1:
                    raise _ActFailedError from job.problem
                if not well:
                    together.rollback()
                    return
            self._acting = None
            if monotonic() > min(job.commit_by for job in batch):
                raise _TooLateError
            try:
                together.commit()
            except Exception as problem:
                raise UnclearCommitError(UnclearCommitError.__doc__) from problem

    def _nothing_happened(self, problem: Exception, acts: int) -> bool:
        """Whether to run the acts again, each alone: everything was rolled back, and one of them may be at fault."""
        if isinstance(problem, UnclearCommitError):
            return False
        driver = self._connection.connection.dbapi_connection if self._connection else None
        lost = getattr(driver, "closed", False)  # only psycopg's connections know
        return lost or _overtaken(problem) or (acts > 1 and isinstance(problem, _ActFailedError))

    def _rolled_back(self, problem: Exception) -> bool:
        """Whether the database has nothing to do with the problem, so that the connection is as good as before."""
        return isinstance(problem, _ActFailedError) and not isinstance(_cause(problem), self._driver_error | DBAPIError)

    def _connect(self) -> Connection:
        connection = self._engine.connect()
        driver: Any = connection.connection.dbapi_connection
        if self._engine.dialect.name == "postgresql":
            driver.execute(f"SET lock_timeout = {_LOCK_WAIT}")
            driver.commit()
        else:
            driver.execute(f"PRAGMA busy_timeout = {_LOCK_WAIT}")
        return connection

    def _let_go(self) -> None:
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None


def _cause(problem: Exception) -> Exception:
    cause = problem.__cause__ if isinstance(problem, _ActFailedError) else None
    return cause if isinstance(cause, Exception) else problem


def _overtaken(problem: Exception) -> bool:
    # With PostgreSQL's codes for a deadlock and a serialization failure: nothing happened, so try again.
    cause = _cause(problem)
    lost = getattr(getattr(cause, "orig", cause), "sqlstate", None) in ("40P01", "40001")
    return lost or isinstance(cause, OvertakenError)


def _held_up(problem: Exception) -> bool:
    cause = _cause(problem)
    driver = getattr(cause, "orig", cause)
    busy = getattr(driver, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY
    return busy or getattr(driver, "sqlstate", None) == "55P03" or isinstance(problem, _TooLateError)
