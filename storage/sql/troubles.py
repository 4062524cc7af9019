"""The meaning of an error for an act: whether it has to wait, may run again, or cannot be saved at all."""

import sqlite3
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from sqlalchemy.exc import PendingRollbackError, ResourceClosedError

from bot.desk import BusyError, LostError, RefusedError, UnclearError
from storage.schema import OtherSchemaError
from storage.sql.transaction import OvertakenError


class Trouble(StrEnum):
    """A trouble with the database, rather than with the act that met it."""

    HELD_UP = "somebody else holds a lock"
    OVERTAKEN = "somebody else was faster"
    LOST = "it cannot be reached"
    FULL = "its disk is full"
    READ_ONLY = "it is read-only"
    BROKEN = "its disk fails"
    OTHER_SCHEMA = "another release of Baton has changed it, and this one should be stopped"


REFUSALS = (Trouble.FULL, Trouble.READ_ONLY, Trouble.BROKEN, Trouble.OTHER_SCHEMA)
"""The troubles in which nobody is in the way, and yet nothing can be saved."""

_SQLITE = {
    sqlite3.SQLITE_BUSY: Trouble.HELD_UP,
    sqlite3.SQLITE_LOCKED: Trouble.HELD_UP,
    sqlite3.SQLITE_PROTOCOL: Trouble.HELD_UP,
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
    sqlite3.SQLITE_IOERR: Trouble.BROKEN,
    sqlite3.SQLITE_CANTOPEN: Trouble.BROKEN,
    sqlite3.SQLITE_CORRUPT: Trouble.BROKEN,
    sqlite3.SQLITE_NOTADB: Trouble.BROKEN,
}
# docs: www.postgresql.org/docs/current/errcodes-appendix.html; a class is the code's first two characters.
_POSTGRESQL = {
    "55P03": Trouble.HELD_UP,  # lock not available
    "57014": Trouble.HELD_UP,  # it took too long
    "25P03": Trouble.LOST,  # the session was closed for idling in a transaction
    "25006": Trouble.READ_ONLY,
    "53100": Trouble.FULL,
    "53300": Trouble.LOST,  # no room for another connection
    "XX001": Trouble.BROKEN,
    "XX002": Trouble.BROKEN,
}
_CLASSES = {"40": Trouble.OVERTAKEN, "08": Trouble.LOST, "57": Trouble.LOST, "58": Trouble.BROKEN}


def trouble_of(problem: BaseException) -> Trouble | None:
    """Return what is the matter with the database, by the error or one it comes from; None if nothing is."""
    return next((found for error in _chain(problem) if (found := _said_by(error))), None)


def is_about_the_database(problem: BaseException) -> bool:
    """Tell whether the error is about the database: a lock, a deadlock, a lost connection, a full disk, or made of one.
    Then the act is run again or told the truth, and nobody in between may take it for the act's own."""
    return isinstance(problem, BusyError | UnclearError) or trouble_of(problem) is not None


def surely_undone(problem: BaseException) -> bool:
    """Tell whether an error from a COMMIT says that nothing was committed, rather than leaving it open."""
    for error in _chain(problem):
        code = getattr(error, "sqlite_errorcode", None)
        if code is not None:
            # What was written may be found after a crash; only what was not even written will not be.
            return bool(code & 0xFF != sqlite3.SQLITE_IOERR or code == sqlite3.SQLITE_IOERR_WRITE)
        if getattr(error, "sqlstate", None):
            return bool(_severity(error) == "ERROR")  # past the point of no return, PostgreSQL ends the session
    return False


def as_told(trouble: Trouble) -> BusyError:
    """Return the error for whoever waits for an act of which nothing was done."""
    if trouble in REFUSALS:
        return RefusedError(trouble.value)
    kind = LostError if trouble is Trouble.LOST else BusyError
    return kind(kind.__doc__)


def _said_by(error: BaseException) -> Trouble | None:
    if isinstance(error, OvertakenError):
        return Trouble.OVERTAKEN
    if isinstance(error, OtherSchemaError):
        return Trouble.OTHER_SCHEMA
    if isinstance(error, PendingRollbackError | ResourceClosedError):
        return Trouble.LOST  # SQLAlchemy's word for a connection found lost before
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        return _SQLITE.get(code & 0xFF)
    state = getattr(error, "sqlstate", None)
    if state:
        return _POSTGRESQL.get(state) or _CLASSES.get(state[:2])
    # Errors without a code are psycopg's: the server went away, never came, or was given up before.
    kinds = {f"{kind.__module__}.{kind.__name__}" for kind in type(error).__mro__}
    return Trouble.LOST if kinds & {"psycopg.OperationalError", "psycopg.InterfaceError"} else None


def _chain(problem: BaseException) -> Iterator[BaseException]:
    """Yield the error, those it was made from, and those being handled when it came."""
    left: list[BaseException | None] = [problem]
    seen: set[int] = set()
    while left:
        error = left.pop()
        if error is None or id(error) in seen:
            continue
        seen.add(id(error))
        yield error
        left += [error.__context__, error.__cause__, getattr(error, "orig", None)]


def _severity(error: BaseException) -> Any:
    return getattr(getattr(error, "diag", None), "severity_nonlocalized", None)
