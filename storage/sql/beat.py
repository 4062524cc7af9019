"""An occasional change that changes nothing: it proves that the database takes changes, even if nobody makes any."""

import os
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING

from storage.sql.transaction import Transaction

if TYPE_CHECKING:
    from storage.sql.engine import Database

_EVERY = 10.0  # seconds between two changes while the database is well
_ROOM = 128 * 1024  # bytes to ask for after changes were refused: more than a lead and what goes with it
_NAME = "room for more"


class Beat:
    def __init__(self, database: "Database") -> None:
        self._database = database
        self._last = monotonic()

    async def once(self) -> None:
        """Ask for a change if it is time for one, and at once while changes are refused. Raises like `transact`."""
        began, condition = monotonic(), self._database.condition
        if condition.refuses:
            await self._database.transact(_ask_for_room)
            await self._database.transact(_write)
            condition.took(began)
        elif began - self._last >= _EVERY:
            await self._database.transact(_write)
        else:
            return
        self._last = began


def _write(tx: Transaction) -> None:
    """Write a row as it is, which reaches the disk like any other, and remove what asking for room left behind."""
    tx.run("UPDATE alembic_version SET version_num = version_num")
    if not tx.gathers:
        tx.run("DELETE FROM inbox WHERE team_id = '' AND key = ?", (_NAME,))


def _ask_for_room(tx: Transaction) -> None:
    if tx.gathers:
        # A new table takes new pages (an old one may have some left), and is gone with the rollback.
        rows = f"SELECT gen_random_uuid() FROM generate_series(1, {_ROOM // 32})"
        with suppress(_EnoughError, tx.dialect.loaded_dbapi.errors.InsufficientPrivilege), tx.savepoint():
            tx.run(f"CREATE TABLE room_{os.getpid()} AS {rows}")
            raise _EnoughError
    else:
        # SQLite asks the disk for room at the commit.
        row = (_NAME, f'{{"filler": "{os.urandom(_ROOM // 2).hex()}"}}', "2000-01-01 00:00:00.000000")
        tx.run("INSERT OR REPLACE INTO inbox (team_id, key, answer, at) VALUES ('', ?, ?, ?)", row)


class _EnoughError(Exception):
    """The finding that there is room, which rolls the asking back."""
