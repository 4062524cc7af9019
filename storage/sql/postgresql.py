"""Connections to PostgreSQL on which nobody waits forever: psycopg by itself waits however long an answer takes."""

from collections.abc import Generator
from math import inf
from time import monotonic
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

_SILENCE = 2.0
"""The seconds of silence after which the server is asked, over another connection, whether it is at work for us."""

_REACHED = {
    "connect_timeout": 3,
    # The operating system notices by these when packets are silently lost; DATABASE_URL may say otherwise.
    "keepalives": 1,
    "keepalives_idle": 10,
    "keepalives_interval": 3,
    "keepalives_count": 3,
    "tcp_user_timeout": 8000,
}
_MANNERS = {
    "lock_timeout": "{lock_wait}",
    "statement_timeout": "60000",
    "idle_in_transaction_session_timeout": "5000",  # so that no lost connection keeps a lock for long
}


class Connection(psycopg.Connection[Any]):
    """A connection that gives up a wait, and itself, at `until` (monotonic), or once the server no longer knows of it.

    Giving up raises psycopg's OperationalError, like a connection that the server has closed.
    """

    until = inf
    _pid = 0
    _told: Any = ()

    @classmethod
    def to(cls, *args: Any, **settings: Any) -> "Connection":
        """Connect like psycopg.connect, within seconds."""
        given = conninfo_to_dict(*args[:1])
        found: Connection = cls.connect(*args, **{**_missing(given), **settings})
        found._told, found._pid = (args, settings), found.info.backend_pid
        return found

    def begin_work(self, lock_wait: int) -> None:
        """Tell the server how long an act may take there; `lock_wait` is in milliseconds."""
        manners = ((name, value.format(lock_wait=lock_wait)) for name, value in _MANNERS.items())
        said = ", ".join(f"set_config('{name}', '{value}', false)" for name, value in manners)
        # On connecting, a pooler in between gives its own number.
        row = self.execute(f"SELECT pg_backend_pid(), {said}").fetchone()
        self.commit()
        self._pid = row[0] if row else self._pid

    def wait(self, gen: Any, interval: float = 0.1, *more: Any) -> Any:
        """Wait, for psycopg, for anything on an open connection."""
        return super().wait(self._with_an_end(gen), interval, *more)

    def _with_an_end(self, waiting: Any) -> Generator[Any, Any, Any]:
        """Take the same steps, with a look at the clock whenever an interval brought nothing."""
        look = 0.0
        try:
            wanted = next(waiting)
            while True:
                ready = yield wanted
                if not ready:
                    look = self._look(look)
                wanted = waiting.send(ready)
        except StopIteration as done:
            return done.value

    def _look(self, at: float) -> float:
        """Raise if there is nothing left to wait for; return when to ask next."""
        now = monotonic()
        if now >= self.until:
            self._give_up("The database did not answer in time.")
        if at and now >= at:
            if not self._is_worked_for():
                self._give_up("The database no longer knows of this connection.")
            at = 0.0
        return at or now + _SILENCE

    def _give_up(self, why: str) -> None:
        self.close()
        raise psycopg.OperationalError(why)

    def _is_worked_for(self) -> bool:
        args, settings = self._told
        try:
            with Connection.to(*args, **{**settings, "autocommit": True}) as asking:
                asking.until = monotonic() + _SILENCE
                query = "SELECT state = 'active' FROM pg_stat_activity WHERE pid = %s"
                row = asking.execute(query, [self._pid]).fetchone()
        except psycopg.Error as problem:
            return problem.sqlstate == "53300"  # it has no room for another connection, so it is there
        return bool(row and row[0])


def _missing(given: Any) -> dict[str, Any]:
    return {name: value for name, value in _REACHED.items() if name not in given}
