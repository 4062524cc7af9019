"""The column types on which SQLite and PostgreSQL do not agree by themselves."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import JSON, Column, DateTime, Dialect, Table, TypeDecorator, text
from sqlmodel import Field, SQLModel


class UtcDateTime(TypeDecorator[datetime]):
    """A column of aware UTC datetimes on every database; a naive one is a programming error and raises ValueError."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], Any]:
        sqlite = dialect.name == "sqlite"

        def into(value: datetime | None) -> Any:
            if value is None:
                return None
            if value.tzinfo is None:
                raise ValueError("A time without a zone cannot be stored.")
            return _as_text(value) if sqlite else value.astimezone(UTC)

        return into

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], datetime | None]:
        # Both by hand: one cheap call per value, of which a list of leads has many. Replacing the zone of what was
        # read without one would cost seven times as much.
        if dialect.name == "sqlite":
            return lambda text: text and datetime.fromisoformat(text + "Z")
        return lambda moment: moment and moment.astimezone(UTC)


@lru_cache(maxsize=64)
def _as_text(moment: datetime) -> str:
    # An act writes the same "now" into many rows.
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def a_moment(*, index: bool = False, primary_key: bool = False) -> Any:
    """A column that always holds a time."""
    return Field(sa_type=UtcDateTime, index=index, primary_key=primary_key)


def maybe_a_moment() -> Any:
    return Field(default=None, sa_type=UtcDateTime, nullable=True)


def json_value() -> Any:
    return Field(sa_column=Column(JSON, nullable=False))


def index_of(condition: str) -> dict[str, Any]:
    """Limit an index to the rows where this holds; only a query that repeats it word for word can use the index."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


def core_table(model: type[SQLModel]) -> Table:
    """Return the table behind a model, for the statements of hot paths."""
    table = model.__table__  # type: ignore[attr-defined]
    assert isinstance(table, Table)
    return table
