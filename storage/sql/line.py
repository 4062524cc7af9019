"""A lane's connection: made when it is needed, and kept only while it is certain to be as good as before."""

from contextlib import suppress
from math import inf
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import RootTransaction
from sqlalchemy.exc import DBAPIError

from storage.sql.condition import Condition
from storage.sql.troubles import Trouble, trouble_of

_LOCK_WAIT = 250  # milliseconds to wait for another's lock before letting go of those whose time is up
_LATER_AS_WELL = (Trouble.HELD_UP, Trouble.OVERTAKEN, Trouble.FULL)
"""The troubles that leave a connection as good as it was. On a full disk SQLite might not even open another to read."""


class Line:
    """A connection for one thread. `changes`: something is changed over it."""

    def __init__(self, engine: Engine, condition: Condition, *, changes: bool) -> None:
        self._engine, self._condition = engine, condition
        self.changes = changes
        self._postgresql = engine.dialect.name == "postgresql"
        self.errors = (engine.dialect.loaded_dbapi.Error, DBAPIError)
        self._connection: Connection | None = None
        self._driver: Any = None

    def connect(self) -> Connection:
        """Return the connection, making it first if need be; raises what prevents that, after noting it."""
        if self._connection is not None:
            return self._connection
        try:
            self._connection = self._engine.connect()
            self._driver = self._connection.connection.dbapi_connection
            if self._postgresql:
                self._driver.begin_work(_LOCK_WAIT)
            else:
                self._driver.execute(f"PRAGMA busy_timeout = {_LOCK_WAIT}")
        except Exception as problem:
            self.let_go()
            self._condition.cannot_be_had(problem, trouble_of(problem))
            raise
        self._condition.had()
        return self._connection

    def begin(self, until: float) -> RootTransaction:
        """Begin a transaction in which nobody waits for an answer past `until` (monotonic)."""
        assert self._connection is not None
        if self._postgresql:
            self._driver.until = until
        return self._connection.begin()

    def commit(self, transaction: RootTransaction) -> None:
        """Commit. The outcome is worth waiting for as long as the server is at it."""
        if self._postgresql:
            self._driver.until = inf
        transaction.commit()

    def roll_back(self, transaction: RootTransaction) -> None:
        """Roll back, and let go of a connection that cannot."""
        try:
            transaction.rollback()
            if not self._clean():
                self._driver.rollback()  # after a COMMIT that failed, SQLAlchemy thinks it is done
        except Exception:
            self.let_go()  # the reason for the rollback is what gets told, and the database rolls back by itself

    def recover(self, trouble: Trouble | None, *, own: bool) -> None:
        """After a problem: keep the connection if that was the act's `own`, or one that leaves it as it was."""
        if self._connection is not None and not ((own or trouble in _LATER_AS_WELL) and self._clean()):
            self.let_go()

    def let_go(self) -> None:
        """Let go of the connection. Never raises: one that cannot even be closed is gone."""
        connection, self._connection, self._driver = self._connection, None, None
        if connection is not None:
            with suppress(Exception):
                connection.invalidate()
            with suppress(Exception):
                connection.close()

    def _clean(self) -> bool:
        """Tell whether it is open, and in no transaction."""
        if self._postgresql:
            return not self._driver.closed and self._driver.info.transaction_status == 0
        return not self._driver.in_transaction
