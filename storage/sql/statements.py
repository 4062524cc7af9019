"""Statements built and compiled once, and run on the driver's own cursor.

Executing a statement through SQLAlchemy costs several times what the database takes for it, and that is paid on
every click. Here SQLAlchemy writes the SQL and converts the values, once for each kind of database, and is left
out of the way otherwise.
"""

from collections.abc import Iterable, Mapping
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
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

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
    """A statement that is a constant of its module. `columns` are those an insert is given."""

    def __init__(self, statement: Executable, columns: Iterable[str] | None = None) -> None:
        self._statement = statement
        self._columns = list(columns) if columns is not None else None
        self._ready: dict[str, Compiled] = {}

    def first(self, tx: Transaction, **values: Any) -> dict[str, Any] | None:
        """The first row by column name, or None."""
        ready = self._for(tx)
        row = ready.execute(tx, values).fetchone()
        return ready.named(row) if row is not None else None

    def all(self, tx: Transaction, **values: Any) -> list[dict[str, Any]]:
        ready = self._for(tx)
        return [ready.named(row) for row in ready.execute(tx, values).fetchall()]

    def tuples(self, tx: Transaction, **values: Any) -> list[tuple[Any, ...]]:
        """All rows as the driver gives them: for many rows of numbers and texts, which need no converting."""
        rows: list[tuple[Any, ...]] = self._for(tx).execute(tx, values).fetchall()
        return rows

    def rows(self, tx: Transaction, **values: Any) -> list[list[Any]]:
        """All rows as lists of values in the order of the columns: half as dear as by name."""
        ready = self._for(tx)
        return [ready.converted(row) for row in ready.execute(tx, values).fetchall()]

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

    def run_many(self, tx: Transaction, rows: Iterable[Mapping[str, Any]]) -> None:
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
    return Prepared(statement.returning(table.c[returning]) if returning else statement, columns)


def insert_or_ignore(tx: Transaction, table: Table, **values: Any) -> bool:
    """Insert the row unless its key is taken; returns whether it was inserted. On PostgreSQL a concurrent
    insert of the same key is waited for, so that exactly one caller is told True."""
    # A driver may not count the rows of an insert; a returned row is certain.
    return _insert_or_ignore(table, tx.dialect.name, tuple(values)).first(tx, **values) is not None


@cache
def _insert_or_ignore(table: Table, dialect: str, columns: tuple[str, ...]) -> Prepared:
    kind = postgresql.insert if dialect == "postgresql" else sqlite.insert
    return Prepared(kind(table).on_conflict_do_nothing().returning(*table.primary_key), columns)


def change_where(
    tx: Transaction, table: Table, where: ColumnElement[bool], values: Mapping[str, Any], **given: Any
) -> None:
    """Set the columns named in `values` where the condition, a constant of its module, holds for `given`."""
    _update(table, _Constant(where), tuple(values)).run(tx, **_new(values), **given)


def count_changed(
    tx: Transaction, table: Table, where: ColumnElement[bool], values: Mapping[str, Any], **given: Any
) -> int:
    """As `change_where`; returns how many rows that were."""
    return _update(table, _Constant(where), tuple(values)).count(tx, **_new(values), **given)


def change_one(
    tx: Transaction, table: Table, where: ColumnElement[bool], values: Mapping[str, Any], **given: Any
) -> None:
    """As `change_where` for exactly one row; where it is not there as it was read, the act is run again."""
    _update(table, _Constant(where), tuple(values)).change_one(tx, **_new(values), **given)


def _new(values: Mapping[str, Any]) -> dict[str, Any]:
    return {f"new_{name}": value for name, value in values.items()}


class _Constant:
    """A condition told apart by what object it is: comparing two of them would make a third."""

    def __init__(self, condition: ColumnElement[bool]) -> None:
        self.condition = condition

    def __hash__(self) -> int:
        return id(self.condition)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Constant) and other.condition is self.condition


@cache
def _update(table: Table, where: _Constant, names: tuple[str, ...]) -> Prepared:
    return Prepared(update(table).where(where.condition).values({name: bindparam(f"new_{name}") for name in names}))
