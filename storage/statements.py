"""Statements built once and used again: building one costs several times what running it does."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Executable, Table, bindparam, update
from sqlalchemy.dialects import postgresql, sqlite


def given(name: str) -> Any:
    """A value that is passed when the statement runs. Its name must not be a column's that is changed."""
    return bindparam(name)


def among(column: Any, name: str) -> ColumnElement[bool]:
    """The column is one of a list that is passed when the statement runs."""
    condition: ColumnElement[bool] = column.in_(bindparam(name, expanding=True))
    return condition


def insert_or_ignore(connection: Connection, table: Table, **values: Any) -> bool:
    """Insert the row unless its key is taken; returns whether it was inserted. On PostgreSQL a concurrent
    insert of the same key is waited for, so that exactly one caller is told True."""
    # A driver may not count the rows of an insert; a returned row is certain.
    return connection.execute(_insert_or_ignore(table, connection.dialect.name), values).first() is not None


@cache
def _insert_or_ignore(table: Table, dialect: str) -> Executable:
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    return insert(table).on_conflict_do_nothing().returning(*table.primary_key)


def upsert(connection: Connection, table: Table, rows: list[dict[str, Any]], key: tuple[str, ...]) -> None:
    """Insert the rows, replacing all other columns where the key is taken."""
    changed = tuple(name for name in rows[0] if name not in key)
    connection.execute(_upsert(table, connection.dialect.name, changed, key), rows)


@cache
def _upsert(table: Table, dialect: str, changed: tuple[str, ...], key: tuple[str, ...]) -> Executable:
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    statement = insert(table)
    values = {name: statement.excluded[name] for name in changed}
    return statement.on_conflict_do_update(index_elements=list(key), set_=values)


def change_where(
    connection: Connection, table: Table, where: ColumnElement[bool], values: Mapping[str, Any], **given: Any
) -> int:
    """Set the columns named in `values` where the condition, a constant of its module, holds for `given`.

    Returns how many rows that were.
    """
    statement = _update(table, _Constant(where), tuple(values))
    new = {f"new_{name}": value for name, value in values.items()}
    return connection.execute(statement, new | given).rowcount


class _Constant:
    """A condition told apart by what object it is: comparing two of them would make a third."""

    def __init__(self, condition: ColumnElement[bool]) -> None:
        self.condition = condition

    def __hash__(self) -> int:
        return id(self.condition)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Constant) and other.condition is self.condition


@cache
def _update(table: Table, where: _Constant, names: tuple[str, ...]) -> Executable:
    return update(table).where(where.condition).values({name: bindparam(f"new_{name}") for name in names})
