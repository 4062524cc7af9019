"""What a use case works with while its transaction is open."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any

import psycopg
from sqlalchemy import Connection

DRIVER_ERRORS = (sqlite3.Error, psycopg.Error)
"""What the databases' drivers raise."""


class Transaction:
    """An open transaction, and one moment (UTC) that is "now" throughout.

    Prepared statements go to the database's driver by `run`. On PostgreSQL they travel in a pipeline: one that
    nobody reads an answer of is sent ahead, and what it raises is raised by a later one, at the latest when the
    transaction is committed. `left_for` are the (team id, destination) pairs that the courier has something for
    after the commit.
    """

    __slots__ = ("_connection", "_driver", "_pipeline", "dialect", "left_for", "now")

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._driver: Any = connection.connection.dbapi_connection
        self._pipeline: Any = None
        self.dialect = connection.dialect
        self.now = now
        self.left_for: set[tuple[str, str]] = set()

    @property
    def connection(self) -> Connection:
        """For statements run through SQLAlchemy, to be asked for anew each time."""
        self.settle()
        return self._connection

    def run(self, sql: str, arguments: Any = ()) -> Any:
        """A cursor of the driver. Only rows may be read from it: for a count, `settle` first."""
        if self._pipeline is None and self.dialect.name == "postgresql":
            self._pipeline = self._driver.pipeline()
            self._pipeline.__enter__()
        return self._driver.execute(sql, arguments)

    def run_many(self, sql: str, rows: Sequence[Any]) -> None:
        self._driver.cursor().executemany(sql, rows)

    def settle(self) -> None:
        """Wait until everything sent ahead is done; raises what went wrong with it."""
        if self._pipeline is not None:
            pipeline, self._pipeline = self._pipeline, None
            pipeline.__exit__(None, None, None)

    def abandon(self) -> None:
        """Leave the pipeline after something went wrong; the transaction, or its savepoint, is rolled back next."""
        with suppress(Exception):
            self.settle()

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """What is done within is undone alone when it raises."""
        self.run("SAVEPOINT part")
        try:
            yield
            self.settle()
        except BaseException:
            self.abandon()
            self._driver.execute("ROLLBACK TO SAVEPOINT part")
            raise
        self._driver.execute("RELEASE SAVEPOINT part")
