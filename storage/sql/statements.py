"""Statements built and compiled once, and run on the driver's own cursor.

Executing a statement through SQLAlchemy costs several times what the database takes for it, and that is paid on
every click. Here SQLAlchemy writes the SQL and converts the values, once for each kind of database, and is left
out of the way otherwise.
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
    """A value that is passed when the statement runs. Its name must not be a column's that is changed."""
    return bindparam(name)


def number(constant: int) -> Any:
    """As it stands in the statement, so that a database can plan by it."""
    return literal_column(str(constant), Integer)


def word(constant: str) -> Any:
    """The same for a plain word of ours."""
    return literal_column(f"'{constant}'", String)


def one_of(column: Any, values: Iterable[Any]) -> ColumnElement[bool]:
    """The column is one of these constants."""
    return or_(*(column == value for value in values))


class Prepared:
    """A statement that is built once: a constant of its module, or made in a cached function of what may vary.

    `columns` are those that an insert or an update is given values for when it runs, by their own names; all other
    values it is given are named in it by `given`.
    """

    def __init__(self, statement: Executable, *columns: str) -> None:
        self._statement = statement
        self._columns = list(columns) or None
        self._ready: dict[str, Compiled] = {}

    def first(self, tx: Transaction, **values: Any) -> dict[str, Any] | None:
        """The first row by column name, or None."""
        ready = self._for(tx)
        row = ready.execute(tx, values).fetchone()
        return ready.named(row) if row is not None else None

    def all(self, tx: Transaction, **values: Any) -> list[dict[str, Any]]:
        ready = self._for(tx)
        return [ready.named(row) for row in ready.execute(tx, values).fetchall()]

    def rows(self, tx: Transaction, **values: Any) -> Sequence[Sequence[Any]]:
        """All rows as values in the order of the columns: half as dear as by name."""
        ready = self._for(tx)
        return ready.converted(ready.execute(tx, values).fetchall())

    def values(self, tx: Transaction, **values: Any) -> list[Any]:
        """The first column of all rows."""
        return [row[0] for row in self.rows(tx, **values)]

    def value(self, tx: Transaction, **values: Any) -> Any:
        """The first column of the first row, or None."""
        ready = self._for(tx)
        row = ready.execute(tx, values).fetchone()
        return ready.convert(0, row[0]) if row is not None else None

    def run(self, tx: Transaction, **values: Any) -> None:
        """Write; on PostgreSQL together with other writes, a little later."""
        self._write(tx, values, to_one=False)

    def change_one(self, tx: Transaction, **values: Any) -> None:
        """The same for a change of exactly one row. Where there is none, the act raises OvertakenError then."""
        self._write(tx, values, to_one=True)

    def _write(self, tx: Transaction, values: Mapping[str, Any], *, to_one: bool) -> None:
        ready = self._for(tx)
        if tx.gathers:
            tx.run_later(Ahead(ready.sql, ready.arguments(values), ready.written, to_one), adds=ready.adds)
        else:
            done = ready.execute(tx, values)
            tx.expect(not to_one or done.rowcount == 1)

    def count(self, tx: Transaction, **values: Any) -> int:
        """Write now; how many rows were changed."""
        count: int = self._for(tx).execute(tx, values).rowcount
        return count

    def run_many(self, tx: Transaction, rows: Collection[Mapping[str, Any]]) -> None:
        """The same statement for each of these, now."""
        if not rows:
            return
        ready = self._for(tx)
        if tx.gathers:
            tx.flush_if_touching({ready.written})  # what waits was said before
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
    """An insert of these columns; where `returning` names one, its value is there to be read."""
    statement = table.insert()
    return Prepared(statement.returning(table.c[returning]) if returning else statement, *columns)


@cache
def insert_or_ignore(table: Table, *columns: str) -> Prepared:
    """An insert of these columns unless the row's key is taken; it counts 1 or 0. On PostgreSQL a concurrent insert
    of the same key is waited for, so that exactly one counts 1."""
    return Prepared(postgresql.insert(table).on_conflict_do_nothing(), *columns)  # SQLite has it in the same words
