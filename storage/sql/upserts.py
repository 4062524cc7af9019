"""Inserting many rows, or changing those whose key is taken: one statement on PostgreSQL, however many there are."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import JSON, Column, ColumnElement, Table, Text, bindparam, cast, func, select
from sqlalchemy.dialects import postgresql, sqlite

from storage.sql.statements import Prepared
from storage.sql.transaction import Transaction


def upsert(tx: Transaction, table: Table, rows: Sequence[Mapping[str, Any]], key: tuple[str, ...]) -> None:
    """Insert the rows, replacing all other columns if the key is taken."""
    _insert(tx, table, rows, key)


def insert_all(tx: Transaction, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows, of which there may be none; they have the same columns, and none of their keys is taken."""
    if rows:
        _insert(tx, table, rows, None)


def insert_new(tx: Transaction, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows whose keys are not taken."""
    _insert(tx, table, rows, ())


def _insert(tx: Transaction, table: Table, rows: Sequence[Mapping[str, Any]], key: tuple[str, ...] | None) -> None:
    columns = tuple(rows[0])
    if tx.gathers:
        differing = tuple(name for name in columns if any(row[name] != rows[0][name] for row in rows)) or columns
        lists = {name: _written([row[name] for row in rows], table.c[name]) for name in differing}
        _from_columns(table, columns, differing, key).run(tx, **{**rows[0], **lists})
    else:
        _from_rows(table, columns, key).run_many(tx, rows)


@cache
def _from_rows(table: Table, columns: tuple[str, ...], key: tuple[str, ...] | None) -> Prepared:
    return Prepared(_where_taken(sqlite.insert(table), columns, key), *columns)


@cache
def _from_columns(
    table: Table, columns: tuple[str, ...], lists: tuple[str, ...], key: tuple[str, ...] | None
) -> Prepared:
    """Make one statement for PostgreSQL, however many rows: given a list for each of the columns `lists`, which differ
    from row to row, and one value for each of the others."""
    given = {name: bindparam(name, type_=table.c[name].type) for name in columns}
    rows = select(*((_unnested(table.c[name]) if name in lists else given[name]).label(name) for name in columns))
    return Prepared(_where_taken(postgresql.insert(table).from_select(list(columns), rows), columns, key))


def _where_taken(statement: Any, columns: tuple[str, ...], key: tuple[str, ...] | None) -> Any:
    """Say what happens if a row's key is taken: all but the `key` is replaced or, if it is empty, nothing; without one
    it is an error."""
    if key is None:
        return statement
    if not key:
        return statement.on_conflict_do_nothing()
    replaced = {name: statement.excluded[name] for name in columns if name not in key}
    return statement.on_conflict_do_update(index_elements=list(key), set_=replaced)


def _written(values: list[Any], column: Column[Any]) -> list[Any]:
    """Write JSON as its text: to PostgreSQL a list within a list would be a row of a matrix."""
    return [json.dumps(value) for value in values] if isinstance(column.type, JSON) else values


def _unnested(column: Column[Any]) -> ColumnElement[Any]:
    is_json = isinstance(column.type, JSON)
    values = func.unnest(bindparam(column.name, type_=postgresql.ARRAY(Text() if is_json else column.type)))
    return cast(values, column.type) if is_json else values
