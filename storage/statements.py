"""The few statements SQLAlchemy spells differently for each database."""

from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_or_ignore(connection: Connection, table: Table, **values: Any) -> bool:
    """Insert the row unless its key is taken; returns whether it was inserted. On PostgreSQL a concurrent
    insert of the same key is waited for, so that exactly one caller is told True."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = insert(table).values(**values).on_conflict_do_nothing().returning(*table.primary_key)
    # A driver may not count the rows of an insert; a returned row is certain.
    return connection.execute(statement).first() is not None


def upsert(connection: Connection, table: Table, rows: list[dict[str, Any]], key: tuple[str, ...]) -> None:
    """Insert the rows, replacing all other columns where the key is taken."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = insert(table)
    changed = {name: statement.excluded[name] for name in rows[0] if name not in key}
    connection.execute(statement.on_conflict_do_update(index_elements=list(key), set_=changed), rows)
