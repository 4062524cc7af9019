"""A list as one value of a prepared statement: the same statement serves one row and a thousand."""

import json
from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Dialect, bindparam, func
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import Boolean, UserDefinedType


class _Many(UserDefinedType[list[Any]]):
    """A list of numbers or texts: an array on PostgreSQL, JSON on SQLite, which has no arrays."""

    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any]:
        return json.dumps if dialect.name == "sqlite" else list


class Among(ColumnElement[bool]):
    """The test that a column is one of a list, which is passed under this name when the statement runs."""

    inherit_cache = False
    type = Boolean()

    def __init__(self, column: Any, name: str) -> None:
        self.column = column
        self.values: Any = bindparam(name, type_=_Many())

    def self_group(self, against: object = None) -> "Among":
        return self  # otherwise it is written "(…) = 1" where there are no booleans, and no index serves that


def among_ours(table_team: Any, ids: ColumnElement[bool]) -> ColumnElement[bool]:
    """Select rows by their ids, and only the workspace's own (`team`).

    The workspace is not compared as such: without statistics SQLite would prefer to go by that, and read all of the
    workspace's rows.
    """
    return ids & (func.coalesce(table_team, "") == bindparam("team"))


@compiles(Among)
def _written(element: Among, compiler: SQLCompiler, **how: Any) -> str:
    column, values = compiler.process(element.column, **how), compiler.process(element.values, **how)
    if compiler.dialect.name == "sqlite":
        return f"{column} IN (SELECT value FROM json_each({values}))"
    return f"{column} = ANY({values})"
