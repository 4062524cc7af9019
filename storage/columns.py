"""Column types that SQLite and PostgreSQL do not agree on by themselves."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, Column, DateTime, Dialect, Table, TypeDecorator
from sqlmodel import Field, SQLModel


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC datetime on every database; a naive one is a programming error and raises ValueError."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A time without a zone cannot be stored.")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def a_moment(*, index: bool = False) -> Any:
    """A column that always holds a time."""
    return Field(sa_type=UtcDateTime, index=index)


def maybe_a_moment() -> Any:
    return Field(default=None, sa_type=UtcDateTime, nullable=True)


def json_value() -> Any:
    return Field(sa_column=Column(JSON, nullable=False))


def core_table(model: type[SQLModel]) -> Table:
    """The table behind a model, for the statements that hot paths use."""
    table = model.__table__  # type: ignore[attr-defined]
    assert isinstance(table, Table)
    return table
