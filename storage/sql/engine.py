"""The database: one synchronous act is one transaction in a worker thread, on SQLite and PostgreSQL alike."""

from collections.abc import Callable, Collection
from math import inf
from time import monotonic
from typing import Any, Concatenate, ParamSpec, TypeVar

import orjson
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url

from bot.clock import Clock
from storage.sql.hurried import Call, Hurried
from storage.sql.jobs import Job, Jobs
from storage.sql.lane import Lane
from storage.sql.private_file import keep_private
from storage.sql.transaction import Transaction as Transaction  # where everybody looks for it

P = ParamSpec("P")
T = TypeVar("T")

_POSTGRES_WRITERS = 1
_READERS = 2
_TOGETHER = 32
"""How many acts one commit may hold: enough to share its cost, few enough to wait for."""

_PATIENCE = 30.0
"""Seconds that work nobody waits for gives somebody else's lock; less than a courier's lease."""


def parse_url(text: str) -> URL:
    """A DATABASE_URL as SQLAlchemy takes it; raises ValueError with a sentence for whoever wrote it."""
    try:
        url = make_url(text)
    except Exception as problem:
        raise ValueError(
            "DATABASE_URL cannot be read. Use sqlite:///baton.db or postgresql://user:password@host/name."
        ) from problem
    if url.drivername in ("postgres", "postgresql"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername.startswith(("sqlite", "postgresql+psycopg")):
        return url
    raise ValueError(f"DATABASE_URL names {url.drivername}; Baton keeps its data in SQLite or PostgreSQL.")


def make_engine(url: URL, *, begin: str = "BEGIN IMMEDIATE") -> Engine:
    """An engine with the guarantees Baton relies on: SQLite in WAL mode, synchronous, with foreign keys."""
    if url.get_backend_name() != "sqlite":
        pool = {"pool_size": _POSTGRES_WRITERS + _READERS, "pool_pre_ping": True}
        return create_engine(url, json_serializer=_json, **pool)
    settings = {"timeout": 10, "check_same_thread": False, "cached_statements": 512}
    engine = create_engine(url, json_serializer=_json, connect_args=settings)

    @event.listens_for(engine, "do_connect")
    def _before(*_: object) -> None:
        keep_private(url)

    @event.listens_for(engine, "connect")
    def _configure(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # SQLAlchemy's own BEGIN, below, is the only one
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()


class Database:
    """Runs acts as transactions. `committed` is called in the event loop after a commit that left notices, with
    the (team id, destination) pairs they are for."""

    def __init__(self, url: str, clock: Clock) -> None:
        self.url = parse_url(url)
        self.clock = clock
        self.committed: Callable[[Collection[tuple[str, str]]], None] = lambda places: None
        sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = make_engine(self.url)
        self._read_engine = make_engine(self.url, begin="BEGIN") if sqlite else self.engine
        # SQLite takes one writer at a time: one thread queues politely where several would wait for locks.
        self._to_write, self._to_read = Jobs(), Jobs()
        self._writers = [
            Lane(self.engine, clock, self._to_write, _TOGETHER, f"write {n}")
            for n in range(1 if sqlite else _POSTGRES_WRITERS)
        ]
        self._readers = [Lane(self._read_engine, clock, self._to_read, 1, f"read {n}") for n in range(_READERS)]

    async def transact(self, act: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `act(transaction, ...)` as one transaction and commit it; an exception rolls all of it back.

        Raises BusyError when somebody else's lock does not go away.
        """
        result: T = await self._write(lambda transaction: act(transaction, *args, **kwargs), monotonic() + _PATIENCE)
        return result

    async def read(self, query: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a query that changes nothing; it does not wait for writers."""
        result: T = await self._read(lambda transaction: query(transaction, *args, **kwargs), monotonic() + _PATIENCE)
        return result

    def within(self, seconds: float) -> "Hurried":
        """The database for somebody who waits, and for `seconds` only."""
        return Hurried(self._write, self._read, monotonic() + seconds)

    async def _write(self, call: Call, begin_by: float, commit_by: float = inf) -> Any:
        job = Job(call, begin_by, commit_by)
        self._to_write.put(job)
        await job.done
        if job.left_for:
            self.committed(job.left_for)
        return job.result

    async def _read(self, call: Call, begin_by: float, commit_by: float = inf) -> Any:
        job = Job(call, begin_by, commit_by)
        self._to_read.put(job)
        await job.done
        return job.result

    def close(self) -> None:
        """Finish the transactions under way and let go of the database."""
        for jobs, lanes in ((self._to_write, self._writers), (self._to_read, self._readers)):
            for _ in lanes:
                jobs.put(None)
            for lane in lanes:
                lane.join()
        self.engine.dispose()
        self._read_engine.dispose()
