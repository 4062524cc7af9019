"""A database seen from outside: everything in it, and somebody else who holds it locked."""

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, MetaData, create_engine, inspect, text

from storage.sql import parse_url

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?")
Dump = dict[str, list[tuple[Any, ...]]]
_SQLITE_SCHEMA = "SELECT name, sql FROM sqlite_master ORDER BY name"
_POSTGRES_SCHEMA = """
SELECT table_name || '.' || column_name, data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '')
FROM information_schema.columns WHERE table_schema = 'public'
UNION ALL SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION ALL SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
ORDER BY 1, 2
"""


@contextmanager
def opened(url: str) -> Iterator[Connection]:
    """A connection of its own, in a transaction that is rolled back."""
    engine = create_engine(parse_url(url))
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def rows(connection: Connection) -> Dump:
    """Every row of every table, sorted; moments of the last minutes, which a migration may write, all as one."""
    return {
        name: sorted(
            (tuple(map(_timeless, row)) for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"')), key=repr
        )
        for name in inspect(connection).get_table_names()
    }


def _timeless(value: Any) -> Any:
    if isinstance(value, str) and _MOMENT.fullmatch(value):  # as SQLite keeps it
        value = datetime.fromisoformat(value)
    if isinstance(value, datetime) and abs(datetime.now(UTC) - value.replace(tzinfo=UTC)) < timedelta(minutes=30):
        return "just now"
    return value


def values(url: str) -> dict[str, list[str]]:
    """Every value by column, sorted."""
    with opened(url) as connection:
        found = MetaData()
        found.reflect(connection)
        written = {}
        for table in found.tables.values():
            held = connection.execute(table.select()).mappings().all()
            written |= {str(column): sorted(repr(row[column.name]) for row in held) for column in table.columns}
    return written


def schema(connection: Connection) -> list[tuple[str, str]]:
    """Return the tables, columns, indexes and constraints."""
    query = _SQLITE_SCHEMA if connection.dialect.name == "sqlite" else _POSTGRES_SCHEMA
    return [(row[0], row[1]) for row in connection.execute(text(query))]


def everything(url: str) -> tuple[list[tuple[str, str]], Dump]:
    with opened(url) as connection:
        return schema(connection), rows(connection)


@contextmanager
def held(url: str) -> Iterator[Connection]:
    """Somebody else holds SQLite's one write lock, or on PostgreSQL every table; they change nothing."""
    with opened(url) as connection, closing(connection):
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            names = ", ".join(f'"{name}"' for name in inspect(connection).get_table_names())
            connection.execute(text(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE"))
        yield connection
        connection.rollback()
