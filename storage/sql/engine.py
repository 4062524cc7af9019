"""The database: one synchronous act is one transaction in a worker thread, on SQLite and PostgreSQL alike."""

from collections.abc import Callable, Collection
from time import monotonic
from typing import Any, Concatenate, ParamSpec, TypeVar

import orjson
from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.clock import Clock
from storage.sql.beat import Beat
from storage.sql.commits import Commits
from storage.sql.condition import Condition
from storage.sql.hurried import Call, Hurried
from storage.sql.jobs import Job, Jobs
from storage.sql.lane import Lane
from storage.sql.lanes import Lanes
from storage.sql.line import Line
from storage.sql.private_file import keep_private
from storage.sql.transaction import Transaction as Transaction  # everybody looks for it here

P = ParamSpec("P")
T = TypeVar("T")

_WRITERS, _READERS = 1, 2
_SPARE = 3  # more of either, while PostgreSQL keeps some waiting; SQLite takes one writer at a time
_TOGETHER = 32
"""The number of acts one commit may hold: enough to share its cost, few enough to wait for."""

_PATIENCE = 30.0
"""The seconds that work nobody waits for will wait for somebody else's lock; less than a courier's lease."""

_LONGEST = 300.0
"""The seconds after which work nobody waits for is no longer committed, so that every wait has an end."""

_FAREWELL = 1.5  # seconds given to what is under way when Baton stops


def parse_url(text: str) -> URL:
    """Read a DATABASE_URL as SQLAlchemy takes it; raises ValueError with a sentence for whoever wrote it."""
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as problem:
        raise ValueError(
            "DATABASE_URL cannot be read. Use sqlite:///baton.db or postgresql://user:password@host/name."
        ) from problem
    if url.drivername in ("postgres", "postgresql"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername.startswith(("sqlite", "postgresql+psycopg")):
        return url
    raise ValueError(f"DATABASE_URL names {url.drivername}; Baton keeps its data in SQLite or PostgreSQL.")


def make_engine(url: URL, *, begin: str = "BEGIN IMMEDIATE") -> Engine:
    """Make an engine with the guarantees Baton relies on: SQLite in WAL mode, synchronous, with foreign keys.

    It has no pool: each lane keeps its connection, and one lying in a pool may have died there unnoticed.
    """
    if url.get_backend_name() != "sqlite":
        return _make_postgresql(url)
    settings = {"timeout": 10, "check_same_thread": False, "cached_statements": 512}
    engine = create_engine(url, json_serializer=_json, connect_args=settings, poolclass=NullPool)

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


def _make_postgresql(url: URL) -> Engine:
    from storage.sql import postgresql  # with SQLite, Baton starts sooner without psycopg

    engine = create_engine(url, json_serializer=_json, poolclass=NullPool)

    @event.listens_for(engine, "do_connect")
    def _connect(_dialect: object, _record: object, args: Any, settings: Any) -> Any:
        return postgresql.Connection.to(*args, **settings)

    return engine


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()


class Database:
    """The database, which runs acts as transactions. `committed` is called in the event loop after a commit that left
    notices, with the (team id, destination) pairs they are for."""

    def __init__(self, url: str, clock: Clock) -> None:
        self.url = parse_url(url)
        self.clock = clock
        self.committed: Callable[[Collection[tuple[str, str]]], None] = lambda places: None
        self.condition = Condition()
        sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = make_engine(self.url)
        self._read_engine = make_engine(self.url, begin="BEGIN") if sqlite else self.engine
        # SQLite takes one writer at a time: one thread queues politely where several would wait for locks.
        spare = 0 if sqlite else _SPARE
        self._writers = Lanes(self._writer, self.condition, "write", _WRITERS, spare)
        self._readers = Lanes(self._reader, self.condition, "read", _READERS, spare)
        self._beat = Beat(self)

    async def transact(self, act: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `act(transaction, ...)` as one transaction and commit it; an exception rolls all of it back.

        Raises BusyError if somebody else's lock does not go away, or the database is away or takes nothing, and
        UnclearError if it did not say what became of the commit.
        """
        result: T = await self._write(lambda transaction: act(transaction, *args, **kwargs), monotonic() + _PATIENCE)
        return result

    async def read(self, query: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a query that changes nothing; it does not wait for writers. Raises BusyError."""
        result: T = await self._read(lambda transaction: query(transaction, *args, **kwargs), monotonic() + _PATIENCE)
        return result

    def within(self, seconds: float) -> "Hurried":
        """Return the database for somebody who waits, and only for `seconds`."""
        return Hurried(self._write, self._read, monotonic() + seconds)

    async def beat(self) -> None:
        """Check now and then whether the database takes changes; to be called every few seconds."""
        await self._beat.once()

    @property
    def wrong(self) -> str:
        """Say what is wrong with the database; empty when it is well."""
        return self.condition.wrong

    async def _write(self, call: Call, begin_by: float, commit_by: float | None = None) -> Any:
        return await self._run(self._writers, call, begin_by, commit_by)

    async def _read(self, call: Call, begin_by: float, commit_by: float | None = None) -> Any:
        return await self._run(self._readers, call, begin_by, commit_by)

    async def _run(self, lanes: Lanes, call: Call, begin_by: float, commit_by: float | None) -> Any:
        job = Job(call, begin_by, begin_by + _LONGEST if commit_by is None else commit_by, lanes)
        lanes.put(job)
        await job.done
        if job.left_for:
            self.committed(job.left_for)
        return job.result

    def _writer(self, jobs: Jobs, name: str) -> Lane:
        commits = Commits(Line(self.engine, self.condition, changes=True), self.clock, self.condition)
        return Lane(commits, jobs, self.condition, _TOGETHER, name)

    def _reader(self, jobs: Jobs, name: str) -> Lane:
        commits = Commits(Line(self._read_engine, self.condition, changes=False), self.clock, self.condition)
        return Lane(commits, jobs, self.condition, 1, name)

    def close(self) -> None:
        """Finish the transactions under way and let go of the database; those that do not end are abandoned."""
        by = monotonic() + _FAREWELL
        for lanes in (self._writers, self._readers):
            lanes.end()
        for lanes in (self._writers, self._readers):
            lanes.join(by)
        self.engine.dispose()
        self._read_engine.dispose()
