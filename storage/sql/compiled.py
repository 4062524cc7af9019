"""The result of compiling a statement for one kind of database: its SQL, and how values go in and come out."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Dialect, FromClause, Insert, Table, UniqueConstraint
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import UpdateBase
from sqlalchemy.sql.schema import ScalarElementColumnDefault
from sqlalchemy.sql.visitors import iterate

from storage.sql.transaction import Transaction

Convert = Callable[[Any], Any]


def numbering(kind: type[Dialect]) -> Dialect:
    """Return a dialect that writes $1, $2, ... where values go in."""
    return kind(paramstyle="numeric_dollar")  # type: ignore[call-arg]


class Compiled:
    """A statement for one kind of database: its SQL, and how values go in and come out."""

    def __init__(self, compiled: SQLCompiler) -> None:
        dialect = compiled.dialect
        self.sql = compiled.string
        into: Mapping[str, Convert] = compiled._bind_processors  # type: ignore[assignment]
        constants = {name: bind.value for name, bind in compiled.binds.items() if not bind.required}
        constants |= {column.key: _default(column) for column in compiled.insert_prefetch}
        self._constants = {name: into[name](value) if name in into else value for name, value in constants.items()}
        self._order = [(name, into.get(name)) for name in compiled.positiontup or ()]
        columns = compiled._result_columns
        statement = compiled.statement
        self._tables = {table.name for table in iterate(statement) if isinstance(table, Table)}
        self.written = str(getattr(statement.table, "name", "")) if isinstance(statement, UpdateBase) else ""
        self.adds = isinstance(statement, Insert) and statement._post_values_clause is None
        self.free = isinstance(statement, Insert) and self.adds and _has_no_key_but_its_id(statement.table)
        self._names = [column.keyname for column in columns]
        self._out = [column.type._cached_result_processor(dialect, None) for column in columns]
        self._converting = [(place, convert) for place, convert in enumerate(self._out) if convert]

    def execute(self, tx: Transaction, values: Mapping[str, Any]) -> Any:
        if self.written:
            tx.flush()  # it may refer to a row that is still waiting
            return tx.run(self.sql, self.arguments(values))
        tx.flush_if_touching(self._tables)
        return tx.ask(self.sql, self.arguments(values))

    def arguments(self, values: Mapping[str, Any]) -> list[Any]:
        """Return the values in the order of the statement's places."""
        arguments = []
        for name, convert in self._order:
            if name in values:
                arguments.append(convert(values[name]) if convert else values[name])
            else:
                arguments.append(self._constants[name])
        return arguments

    def named(self, row: Sequence[Any]) -> dict[str, Any]:
        named = dict(zip(self._names, row, strict=True))
        for place, convert in self._converting:
            named[self._names[place]] = convert(row[place])
        return named

    def converted(self, rows: Sequence[Sequence[Any]]) -> Sequence[Sequence[Any]]:
        if not self._converting:
            return rows
        lists = [list(row) for row in rows]
        for place, convert in self._converting:
            for values in lists:
                values[place] = convert(values[place])
        return lists

    def convert(self, place: int, value: Any) -> Any:
        convert = self._out[place]
        return convert(value) if convert else value


def _has_no_key_but_its_id(table: FromClause) -> bool:
    if not isinstance(table, Table):
        return False
    unique = any(isinstance(one, UniqueConstraint) for one in table.constraints) or any(i.unique for i in table.indexes)
    return not unique and [column.name for column in table.primary_key] == ["id"]


def _default(column: Column[Any]) -> Any:
    default = column.default
    assert isinstance(default, ScalarElementColumnDefault), "defaults are plain values"
    return default.arg
