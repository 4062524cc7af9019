"""The open transaction that an act works with."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection

_MOST_AHEAD = 50
"""The number of writes that travel together: PostgreSQL takes 65,535 values in a statement."""
_ONCE = "nothing is written while each question is asked once"


class OvertakenError(RuntimeError):
    """Somebody else changed what an act had read before it could. Nothing happened, and it is run again."""


class Ahead(NamedTuple):
    """A write whose answer nobody reads: its SQL with $1, $2, ..., their values, and the table it writes to.
    With `to_one` it has to find exactly one row; an insert (it `adds`) may be of several `rows`, each with as many
    values. It is `free` if no other row of the table can be in its way."""

    sql: str
    values: Sequence[Any]
    table: str
    to_one: bool = False
    rows: int = 1
    adds: bool = False
    free: bool = False


class Answer:
    """The rows a question was answered with, as a cursor gives them, as often as it is asked."""

    __slots__ = ("_rows",)

    def __init__(self, rows: Sequence[Any]) -> None:
        self._rows = rows

    def fetchall(self) -> Sequence[Any]:
        return self._rows

    def fetchone(self) -> Any:
        return self._rows[0] if self._rows else None


class Transaction:
    """An open transaction, and one moment (UTC) that is "now" throughout.

    On PostgreSQL, where each statement is a round trip, writes whose answers nobody reads wait for each other and
    travel as one statement: before the first statement that depends on them, at the latest before the commit.
    `left_for` are the (team id, destination) pairs that the courier has something for after the commit, `learnt`
    what is entered into caches (which, where, what) then and not before: what is read here may never be committed.
    """

    __slots__ = ("_ahead", "_answers", "_connection", "_driver", "dialect", "gathers", "learnt", "left_for", "now")

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self.dialect = connection.dialect
        self.gathers = self.dialect.name == "postgresql"
        driver: Any = connection.connection.dbapi_connection
        # psycopg parses a statement's placeholders each time, unless they are written as PostgreSQL's own.
        self._driver = self.dialect.loaded_dbapi.RawCursor(driver) if self.gathers else driver.cursor()
        self._ahead: list[Ahead] = []
        self._answers: dict[tuple[str, str], Answer] | None = None
        self.now = now
        self.left_for: set[tuple[str, str]] = set()
        self.learnt: list[tuple[dict[Any, Any], Any, Any]] = []

    @property
    def connection(self) -> Connection:
        """The connection for statements run through SQLAlchemy; ask for it each time."""
        self.flush()
        return self._connection

    def run(self, sql: str, arguments: Any = ()) -> Any:
        """Run this now, and return the driver's cursor."""
        assert self._answers is None, _ONCE
        return self._driver.execute(sql, arguments)

    def ask(self, sql: str, arguments: Sequence[Any]) -> Any:
        """Run this, which only reads, and return a cursor."""
        if self._answers is None:
            return self._driver.execute(sql, arguments)
        question = sql, repr(arguments)
        if question not in self._answers:
            self._answers[question] = Answer(self._driver.execute(sql, arguments).fetchall())
        return self._answers[question]

    @contextmanager
    def asking_once(self) -> Iterator[None]:
        """Answer what is asked again within as before; nothing may be written there. For a view that is put together
        from many parts, each of which asks who is looking and what the settings are."""
        self.flush()
        self._answers = {}
        try:
            yield
        finally:
            self._answers = None

    def run_many(self, sql: str, rows: Sequence[Any]) -> None:
        assert self._answers is None, _ONCE
        self._driver.executemany(sql, rows)

    def run_later(self, ahead: Ahead) -> None:
        """Run it with the others that wait. Rows are added to a table in their order: PostgreSQL runs the parts of one
        statement in whatever order it likes, but not the rows of one insert. No part sees what another does; so rows
        that are free may be added along with a change of those before them."""
        assert self._answers is None, _ONCE
        before = next((at for at, write in enumerate(self._ahead) if ahead.adds and write.sql == ahead.sql), None)
        if before is not None and self._ahead[before].rows < _MOST_AHEAD:
            first = self._ahead[before]
            both = (*first.values, *ahead.values)
            self._ahead[before] = first._replace(values=both, rows=first.rows + 1)
            return
        in_turn = any(write.table == ahead.table and (write.adds or not ahead.free) for write in self._ahead)
        if in_turn or len(self._ahead) >= _MOST_AHEAD:
            self.flush()
        self._ahead.append(ahead)

    def flush_if_touching(self, tables: set[str]) -> None:
        """Run what waits if any of it writes to these tables."""
        if any(write.table in tables for write in self._ahead):
            self.flush()

    def flush(self) -> None:
        """Run what waits. Raises OvertakenError if a write to one row finds none."""
        if not self._ahead:
            return
        writes, self._ahead = self._ahead, []
        values = [value for write in writes for value in write.values]
        parts = tuple((_of_rows(write.sql, write.rows), len(write.values), write.to_one) for write in writes)
        done = self.run(_together(parts), values)
        if len(writes) == 1:
            self.expect(not writes[0].to_one or done.rowcount == 1)
        else:
            self.expect(done.fetchone()[0])

    def expect(self, as_read: bool) -> None:
        """Raise OvertakenError if something is not as it was read."""
        if not as_read:
            raise OvertakenError(OvertakenError.__doc__)

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Undo only what is done within if it raises."""
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
def _together(writes: tuple[tuple[str, int, bool], ...]) -> str:
    """Write one PostgreSQL statement that does all these, each given with how many values it has and whether it has to
    find one row; together they answer whether they did."""
    if len(writes) == 1:
        return writes[0][0]
    parts, found, before = [], ["true"], 0
    for number, (sql, count, to_one) in enumerate(writes):
        parts.append(f"w{number} AS ({_counted_from(before, sql)}{' RETURNING 1' if to_one else ''})")
        found += [f"(SELECT count(*) FROM w{number}) = 1"] if to_one else []
        before += count
    return f"WITH {', '.join(parts)} SELECT {' AND '.join(found)}"


@cache
def _of_rows(sql: str, rows: int) -> str:
    """Turn an insert of one row into one of several."""
    if rows == 1:
        return sql
    parts = _ONE_ROW.fullmatch(sql)
    assert parts, "an insert of one row has one list of values"
    head, row, tail = parts.groups(default="")
    width = len(_PLACE.findall(row))
    return head + ", ".join(_counted_from(number * width, row) for number in range(rows)) + tail


def _counted_from(before: int, sql: str) -> str:
    return _PLACE.sub(lambda place: f"${int(place[1]) + before}", sql)


_ONE_ROW = re.compile(r"(.* VALUES )(\(.*\))( RETURNING [^()]*)?", re.DOTALL)
_PLACE = re.compile(r"\$(\d+)")
