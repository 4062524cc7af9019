"""Statements built and compiled once, and run on the driver's own cursor.

Executing a statement through SQLAlchemy costs several times what the database takes for it, and that is paid on
every click. Here SQLAlchemy writes the SQL, once for each kind of database, and converts the values; otherwise it is
kept out of the way.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Executable,
    Integer,
    String,
    Table,
    bindparam,
    literal_column,
    or_,
)
from sqlalchemy.dialects import postgresql

from storage.sql.compiled import Compiled, numbering
from storage.sql.transaction import Ahead, Transaction


def given(name: str) -> Any:
    """Mark a value that is passed when the statement runs. Its name must not be that of a column that is changed."""
    return bindparam(name)


def number(constant: int) -> Any:
    """Write the number into the statement, so that a database can plan by it."""
    return literal_column(str(constant), Integer)


def word(constant: str) -> Any:
    """Write a plain word of ours into the statement in the same way."""
    return literal_column(f"'{constant}'", String)


def one_of(column: Any, values: Iterable[Any]) -> ColumnElement[bool]:
    """Test that the column is one of these constants."""
    return or_(*(column == value for value in values))


class Prepared:
    """A statement that is built once: a constant of its module, or made by a cached function of what may vary.

    `columns` are those that get values when an insert or update runs, by their own names; all other values that are
    passed then are named in it by `given`.
    """

    def __init__(self, statement: Executable, *columns: str) -> None:
        self._statement = statement
        self._columns = list(columns) or None
        self._ready: dict[str, Compiled] = {}

    def first(self, tx: Transaction, **values: Any) -> dict[str, Any] | None:
        """Return the first row by column name, or None."""
        ready = self._for(tx)
        row = ready.execute(tx, values).fetchone()
        return ready.named(row) if row is not None else None

    def all(self, tx: Transaction, **values: Any) -> list[dict[str, Any]]:
        ready = self._for(tx)
        return [ready.named(row) for row in ready.execute(tx, values).fetchall()]

    def rows(self, tx: Transaction, **values: Any) -> Sequence[Sequence[Any]]:
        """Return all rows as values in the order of the columns: half as expensive as by name."""
        ready = self._for(tx)
        return ready.converted(ready.execute(tx, values).fetchall())

    def values(self, tx: Transaction, **values: Any) -> list[Any]:
        """Return the first column of all rows."""
        return [row[0] for row in self.rows(tx, **values)]

    def value(self, tx: Transaction, **values: Any) -> Any:
        """Return the first column of the first row, or None."""
        ready = self._for(tx)
        row = ready.execute(tx, values).fetchone()
        return ready.convert(0, row[0]) if row is not None else None

    def run(self, tx: Transaction, **values: Any) -> None:
        """Write; on PostgreSQL a little later, together with other writes."""
        self._write(tx, values, to_one=False)

    def change_one(self, tx: Transaction, **values: Any) -> None:
        """Write a change of exactly one row in the same way. If there is no such row, the act raises OvertakenError."""
        self._write(tx, values, to_one=True)

    def _write(self, tx: Transaction, values: Mapping[str, Any], *, to_one: bool) -> None:
        ready = self._for(tx)
        if tx.gathers:
            said = ready.sql, ready.arguments(values), ready.written
            tx.run_later(Ahead(*said, to_one, adds=ready.adds, free=ready.free))
        else:
            done = ready.execute(tx, values)
            tx.expect(not to_one or done.rowcount == 1)

    def count(self, tx: Transaction, **values: Any) -> int:
        """Write now, and return how many rows were changed."""
        count: int = self._for(tx).execute(tx, values).rowcount
        return count

    def run_many(self, tx: Transaction, rows: Collection[Mapping[str, Any]]) -> None:
        """Run the statement for each of these rows, now."""
        if not rows:
            return
        ready = self._for(tx)
        if tx.gathers:
            tx.flush_if_touching({ready.written})  # what waits comes first
        tx.run_many(ready.sql, [ready.arguments(row) for row in rows])

    def _for(self, tx: Transaction) -> Compiled:
        dialect = tx.dialect
        ready = self._ready.get(dialect.name)
        if ready is None:
            numbered = numbering(type(dialect)) if tx.gathers else dialect
            compiled = self._statement.compile(dialect=numbered, column_keys=self._columns)  # type: ignore[attr-defined]
            ready = self._ready[dialect.name] = Compiled(compiled)
        return ready


@cache
def insert(table: Table, *columns: str, returning: str = "") -> Prepared:
    """Make an insert of these columns; if `returning` names one, its value can be read."""
    statement = table.insert()
    return Prepared(statement.returning(table.c[returning]) if returning else statement, *columns)


@cache
def insert_or_ignore(table: Table, *columns: str) -> Prepared:
    """Make an insert of these columns unless the row's key is taken; it counts 1 or 0. On PostgreSQL it waits for a
    concurrent insert of the same key, so that exactly one counts 1."""
    return Prepared(postgresql.insert(table).on_conflict_do_nothing(), *columns)  # SQLite has it in the same words


def look_anew(tx: Transaction, tables: Sequence[Table], rows: int) -> None:
    """Have PostgreSQL look at these tables anew if it thinks that the first of them has fewer rows than that; it takes
    a moment, as the tables are small then. SQLite plans without statistics, and its statements are written for that.

    It plans a statement by statistics that it gathers itself, now and then, and keeps the plan of a prepared one. If a
    table was all but empty then and has thousands of rows a minute later, they are all read for each that is looked
    for."""
    if not tx.gathers:
        return
    names = [table.name for table in tables]
    known = tx.run("SELECT reltuples FROM pg_class WHERE oid = $1::regclass", [names[0]]).fetchone()
    if known and known[0] < rows:
        tx.run(f"ANALYZE {', '.join(names)}")
