"""The killing of a process: the n-th time its database comes to a named point, by SIGKILL from within.

Nothing in Baton knows of this. What a commit is about is read off the statements the database driver runs, and
the moments before and after it are SQLAlchemy's own seam, the dialect's `do_commit`.
"""

import os
import re
import signal
import sqlite3
from collections.abc import Callable
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, event

ACT, CLAIM, RECORD = "an act", "a claim", "a delivery"
LOAD, JUDGE, MEND, SHARE = "rows of a file", "leads judged", "the file of refused rows", "an upload"
TAKE_BACK = "leads of a file taken back"
_SIGNS = {
    ACT: re.compile(r"INSERT INTO inbox"),
    CLAIM: re.compile(r"UPDATE notice SET .*tried_at", re.DOTALL),
    RECORD: re.compile(r"UPDATE notice SET .*'sent'", re.DOTALL),
    LOAD: re.compile("INSERT INTO import_line"),
    JUDGE: re.compile("UPDATE import_line SET state"),
    MEND: re.compile("UPDATE import_job SET refused_pieces"),
    TAKE_BACK: re.compile("DELETE FROM lead "),
    SHARE: re.compile("UPDATE import_job SET upload_id"),
}


class Doom:
    """`moment` is "before" or "after" the commit of `what`; the process does not survive the `count`-th."""

    def __init__(self, moment: str, what: str, count: int) -> None:
        self._moment, self._sign, self._left = moment, _SIGNS[what], count

    def at(self, moment: str, statements: list[str]) -> None:
        if moment != self._moment or not any(self._sign.search(statement) for statement in statements):
            return
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def await_doom(doom: Doom) -> None:
    """From here on, every database connection of this process is watched."""
    said: dict[int, list[str]] = {}
    dialects = set()

    @event.listens_for(Engine, "connect")
    def _listen(driver: Any, _record: object) -> None:
        lines = said[id(driver)] = []
        if isinstance(driver, sqlite3.Connection):
            driver.set_trace_callback(lines.append)

    psycopg.RawCursor = _overheard(said)  # type: ignore[misc]

    @event.listens_for(Engine, "engine_connect")
    def _surround(connection: Connection) -> None:
        dialect = connection.engine.dialect
        if dialect not in dialects:
            dialects.add(dialect)
            dialect.do_commit = _around(dialect.do_commit, said, doom)
            dialect.do_rollback = _around(dialect.do_rollback, said, None)


def _overheard(said: dict[int, list[str]]) -> type[psycopg.RawCursor[Any]]:
    class Overheard(psycopg.RawCursor[Any]):
        def execute(self, query: Any, params: Any = None, **how: Any) -> Any:
            said[id(self.connection)].append(f"{query} {params!r}")
            return super().execute(query, params, **how)

    return Overheard


def _around(ending: Callable[[Any], None], said: dict[int, list[str]], doom: Doom | None) -> Callable[[Any], None]:
    def ended(pooled: Any) -> None:
        lines = said[id(pooled.dbapi_connection)]
        if doom:
            doom.at("before", lines)
        ending(pooled)
        if doom:
            doom.at("after", lines)
        lines.clear()

    return ended
