"""What a use case works with while its transaction is open."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

import psycopg
from sqlalchemy import Connection

DRIVER_ERRORS = (sqlite3.Error, psycopg.Error)
"""What the databases' drivers raise."""


class Ahead(NamedTuple):
    """A write that nobody reads an answer of: its SQL, its values, and the table it writes to."""

    sql: str
    values: Mapping[str, Any]
    table: str


class Transaction:
    """An open transaction, and one moment (UTC) that is "now" throughout.

    On PostgreSQL, where each statement is a journey, writes that nobody reads an answer of wait for each other
    and travel as one statement: before the first one that depends on them, at the latest before the commit.
    `left_for` are the (team id, destination) pairs that the courier has something for after the commit.
    """

    __slots__ = ("_ahead", "_connection", "_driver", "dialect", "gathers", "left_for", "now")

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._driver: Any = connection.connection.dbapi_connection
        self._ahead: list[Ahead] = []
        self.dialect = connection.dialect
        self.gathers = self.dialect.name == "postgresql"
        self.now = now
        self.left_for: set[tuple[str, str]] = set()

    @property
    def connection(self) -> Connection:
        """For statements run through SQLAlchemy; to be asked for anew each time."""
        self.flush()
        return self._connection

    def run(self, sql: str, arguments: Any = ()) -> Any:
        """The driver's cursor, after running this now."""
        return self._driver.execute(sql, arguments)

    def run_many(self, sql: str, rows: Sequence[Any]) -> None:
        self._driver.cursor().executemany(sql, rows)

    def run_later(self, ahead: Ahead, *, adds: bool) -> None:
        """Run it with the others that wait. One that only adds rows may follow any other on its table."""
        if not adds:
            self.flush_if_touching({ahead.table})
        self._ahead.append(ahead)

    def flush_if_touching(self, tables: set[str]) -> None:
        """Run what waits, if any of it writes to these tables."""
        if any(write.table in tables for write in self._ahead):
            self.flush()

    def flush(self) -> None:
        """Run what waits."""
        if not self._ahead:
            return
        writes, self._ahead = self._ahead, []
        if len(writes) == 1:
            self.run(writes[0].sql, writes[0].values)
            return
        named = {f"w{n}_{name}": value for n, write in enumerate(writes) for name, value in write.values.items()}
        self.run(_together(tuple(write.sql for write in writes)), named)

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """What is done within is undone alone when it raises."""
        self.flush()
        self.run("SAVEPOINT part")
        try:
            yield
            self.flush()
        except BaseException:
            self._ahead.clear()
            self.run("ROLLBACK TO SAVEPOINT part")
            raise
        self.run("RELEASE SAVEPOINT part")


@cache
def _together(writes: tuple[str, ...]) -> str:
    """One statement of PostgreSQL's that does them all, with the n-th one's values named wn_..."""
    parts = (f"w{n} AS ({sql.replace('%(', f'%(w{n}_')})" for n, sql in enumerate(writes))
    return f"WITH {', '.join(parts)} SELECT 1"
