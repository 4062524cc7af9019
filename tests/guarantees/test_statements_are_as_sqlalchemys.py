"""Every statement of storage, run as Baton runs it, gives and writes what SQLAlchemy's own `Connection.execute` does.

Baton reads a few of SQLAlchemy's private names to get there (storage/sql/compiled.py); pyproject.toml pins its version.
"""

import sqlite3
import sys
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from sqlalchemy import Insert, Select, Table
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import visitors
from sqlalchemy.sql.dml import UpdateBase

from storage.sql import Database, Prepared, Transaction
from tests.guarantees.everything import World, undone
from tests.guarantees.test_every_query_names_its_workspace import _do_everything

Run = tuple[Prepared, dict[str, Any]]


@pytest.fixture
def runs() -> Iterator[dict[int, Run]]:
    """Every statement that was run, with the values it was last given."""
    found: dict[int, Run] = {}

    def called(frame: Any, what: str, _: Any) -> None:
        if what == "call" and frame.f_code is Prepared._for.__code__:
            values = frame.f_back.f_locals.get("values")
            rows = frame.f_back.f_locals.get("rows")
            given = values if isinstance(values, dict) else rows[0] if isinstance(rows, list) and rows else None
            if given is not None:
                prepared = frame.f_locals["self"]
                found[id(prepared)] = (prepared, dict(given))

    sys.setprofile(called)
    yield found
    sys.setprofile(None)


def test_every_statement_does_what_sqlalchemy_does(database: Database, runs: dict[int, Run]) -> None:
    world = World(database)
    world.found()
    with world.transaction() as tx:
        _do_everything(tx, world)
        sys.setprofile(None)
        assert len(runs) > 150
        for prepared, values in runs.values():
            if "nextval(" in str(prepared._statement):
                continue  # a sequence gives no number twice
            if isinstance(prepared._statement, UpdateBase):
                _writes_the_same(tx, prepared, values)
            else:
                _reads_the_same(tx, prepared, values)


def _reads_the_same(tx: Transaction, prepared: Prepared, values: dict[str, Any]) -> None:
    statement = _statement(prepared)
    writes = any(isinstance(part, UpdateBase) for part in visitors.iterate(statement))  # a reading with a write in it
    ours, theirs = _each(
        tx,
        lambda: prepared.all(tx, **values),
        lambda: [dict(row._mapping) for row in tx.connection.execute(statement, values)],
    )
    for row in (*ours, *theirs) if writes else ():
        row.pop("id", None)  # which a sequence gives, and never twice
    assert ours == [{str(name): value for name, value in row.items()} for row in theirs], statement


def _writes_the_same(tx: Transaction, prepared: Prepared, values: dict[str, Any]) -> None:
    statement = _statement(prepared)
    table, free = statement.table, isinstance(statement, Insert)

    def ours() -> Any:
        prepared.count(tx, **values)
        return _rows(tx, table, number_free=free)

    def theirs() -> Any:
        tx.connection.execute(statement, values)
        return _rows(tx, table, number_free=free)

    one, other = _each(tx, ours, theirs)
    assert one == other, statement


def _each(tx: Transaction, *ways: Callable[[], Any]) -> list[Any]:
    """Return what each way comes to, every time on the same data: the rows, or the error a database answers with."""
    found = []
    for way in ways:
        with undone(tx):
            try:
                found.append(way())
            except (DBAPIError, sqlite3.Error, psycopg.Error) as problem:
                found.append([{"error": type(getattr(problem, "orig", problem)).__name__}])
    return found


def _rows(tx: Transaction, table: Table, *, number_free: bool) -> list[dict[str, Any]]:
    """The table as it is; ids that an insert is given by the database differ."""
    columns = [column for column in table.c if not (number_free and column.name == "id")]
    rows = tx.connection.execute(table.select().with_only_columns(*columns)).mappings()
    return sorted((dict(row) for row in rows), key=repr)


def _statement(prepared: Prepared) -> Select[Any] | UpdateBase | Any:
    return prepared._statement
