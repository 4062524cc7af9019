"""A newer Baton changes the database under a running one: from then on the old one writes nothing into it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import text

from bot.desk import RefusedError
from storage import inbox, workspaces
from storage.schema import newest
from storage.sql import Database, Transaction


def receives(tx: Transaction, key: str) -> bool:
    return inbox.receive(tx, "T1", key)


@contextmanager
def changed_by_another_release(database: Database, revision: str) -> Iterator[None]:
    _set(database, revision)
    yield
    _set(database, newest())


def _set(database: Database, revision: str) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :new"), {"new": revision})


@pytest.mark.parametrize("revision", ["9999", "0001"], ids=["newer", "older"])
async def test_nothing_is_written_to_it_and_it_can_still_be_read(database: Database, revision: str) -> None:
    await database.transact(lambda tx: workspaces.add(tx, "T1", tz="UTC"))
    with changed_by_another_release(database, revision):
        for desk in (database, database.within(2.0)):
            with pytest.raises(RefusedError, match="another release of Baton has changed it"):
                await desk.transact(receives, "k")
        assert await database.read(inbox.first_answer, "T1", "k") is None
        assert await database.read(workspaces.get, "T1")
        assert "another release of Baton" in database.wrong
        with pytest.raises(RefusedError):
            await database.beat()
    assert await database.transact(receives, "k")


async def test_one_that_was_at_work_all_along_notices(database: Database) -> None:
    async def works_on(times: int) -> None:
        for number in range(times):
            await database.transact(receives, f"{number}")

    await works_on(20)
    with changed_by_another_release(database, "9999"), pytest.raises(RefusedError):
        await works_on(1000)
