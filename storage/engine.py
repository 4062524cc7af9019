"""The database: one synchronous act is one transaction in a worker thread, on SQLite and PostgreSQL alike."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import OperationalError

from bot.clock import Clock

P = ParamSpec("P")
T = TypeVar("T")

_POSTGRES_WRITERS = 6
_READERS = 2
_DEADLOCK_TRIES = 3


@dataclass(slots=True)
class Transaction:
    """What a use case works with: an open connection, and one moment (UTC) that is "now" throughout.

    `left_notices` says that the courier has something to do after the commit.
    """

    connection: Connection
    now: datetime
    left_notices: bool = False


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
        return create_engine(url, pool_size=_POSTGRES_WRITERS + _READERS, max_overflow=0, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"timeout": 10, "check_same_thread": False})

    @event.listens_for(engine, "connect")
    def _configure(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # SQLAlchemy's own BEGIN, below, is the only one
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


class Database:
    """Runs acts as transactions. `committed` is called in the event loop after a commit that left notices."""

    def __init__(self, url: str, clock: Clock) -> None:
        self.url = parse_url(url)
        self.clock = clock
        self.committed: Callable[[], None] = lambda: None
        sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = make_engine(self.url)
        self._read_engine = make_engine(self.url, begin="BEGIN") if sqlite else self.engine
        # SQLite takes one writer at a time: one thread queues politely where several would wait for locks.
        self._writers = ThreadPoolExecutor(1 if sqlite else _POSTGRES_WRITERS, "write")
        self._readers = ThreadPoolExecutor(_READERS, "read")

    async def transact(self, act: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `act(transaction, ...)` as one transaction and commit it; an exception rolls all of it back."""
        loop = asyncio.get_running_loop()
        call = _bound(act, args, kwargs)
        result, left_notices = await loop.run_in_executor(self._writers, self._run, self.engine, call)
        if left_notices:
            self.committed()
        return result

    async def read(self, query: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a query that changes nothing; it does not wait for writers."""
        loop = asyncio.get_running_loop()
        call = _bound(query, args, kwargs)
        result, _ = await loop.run_in_executor(self._readers, self._run, self._read_engine, call)
        return result

    def _run(self, engine: Engine, call: Callable[[Transaction], T]) -> tuple[T, bool]:
        for attempt in range(1, _DEADLOCK_TRIES + 1):
            try:
                with engine.begin() as connection:
                    transaction = Transaction(connection, self.clock.now())
                    result = call(transaction)
                return result, transaction.left_notices
            except OperationalError as problem:
                if attempt == _DEADLOCK_TRIES or not _lost_a_deadlock(problem):
                    raise
        raise AssertionError("unreachable")

    def close(self) -> None:
        """Finish the transactions under way and let go of the database."""
        self._writers.shutdown(wait=True)
        self._readers.shutdown(wait=True)
        self.engine.dispose()
        self._read_engine.dispose()


def _bound(act: Callable[..., T], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Callable[[Transaction], T]:
    return lambda transaction: act(transaction, *args, **kwargs)


def _lost_a_deadlock(problem: OperationalError) -> bool:
    # PostgreSQL's codes for a deadlock and a serialization failure: nothing happened, so try again.
    return getattr(problem.orig, "sqlstate", None) in ("40P01", "40001")
