"""Two processes on one database: whoever reads in order to write has the others wait, and due work goes to one."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from typing import Any

import pytest

from bot.cadence.work import Work
from bot.clock import MovableClock
from bot.lead.details import Details
from bot.lead.lifecycle import Stage
from storage import due, leads, workspaces
from storage.sql import Database, OvertakenError, Transaction


@pytest.fixture
def two(database: Database, clock: MovableClock) -> Iterator[tuple[Database, Database]]:
    other = Database(database.url.render_as_string(hide_password=False), clock)
    yield database, other
    other.close()


async def _at_once(two: tuple[Database, Database], act: Callable[..., Any]) -> list[Any]:
    """What the act returns to each, both having read before either writes, if the database lets them."""

    return await asyncio.gather(*(database.transact(act) for database in two))


async def test_those_who_read_and_then_write_lose_no_count(two: tuple[Database, Database]) -> None:
    both_read = threading.Barrier(2)
    lead_id = await two[0].transact(_a_lead)

    def count(tx: Transaction) -> None:
        lead = leads.get(tx, "T1", lead_id, hold=True)
        assert lead is not None
        _wait(both_read)
        leads.change(tx, "T1", lead_id, touch=lead.touch + 1)

    await _at_once(two, count)
    lead = await two[0].read(leads.get, "T1", lead_id)
    assert lead is not None
    assert lead.touch == 2


async def test_a_lead_that_was_offered_again_since_it_was_read_is_not_moved(database: Database) -> None:
    """It is in the same stage: the offer tells."""
    lead_id = await database.transact(_a_lead)

    def accept(tx: Transaction) -> None:
        lead = leads.get(tx, "T1", lead_id)
        assert lead is not None
        leads.change(tx, "T1", lead_id, offer=lead.offer + 1)
        leads.move(tx, lead, [Stage.DRAFT], Stage.ACCEPTED)
        tx.flush()

    with database.engine.connect() as connection:
        connection.begin()
        with pytest.raises(OvertakenError):
            accept(Transaction(connection, database.clock.now()))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_whoever_has_begun_to_read_on_sqlite_is_not_overtaken(database: Database) -> None:
    """An act that loses the lock after reading is run again, which is right, but work done twice."""

    def look(tx: Transaction) -> bool:
        workspaces.get(tx, "T1")
        with closing(sqlite3.connect(str(database.url.database), timeout=0)) as other:
            try:
                other.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                return False
        return True

    assert not await database.transact(look)


async def test_what_is_due_is_claimed_by_one_of_them(two: tuple[Database, Database]) -> None:
    both_claimed = threading.Barrier(2)
    await two[0].transact(_a_lead)

    def claim(tx: Transaction) -> int:
        claimed = due.claim(tx, 10)
        _wait(both_claimed)
        due.mark(tx, "T1", claimed, "told")
        return len(claimed)

    assert sorted(await _at_once(two, claim)) == [0, 1]


def _a_lead(tx: Transaction) -> int:
    workspaces.add(tx, "T1")
    lead = leads.add(tx, "T1", Details("Jane Doe"), "U1", 1)
    due.schedule(tx, lead, Work.FOLLOW_UP, tx.now - timedelta(days=1))
    return lead.id


def _wait(barrier: threading.Barrier) -> None:
    """For the other to come as far; one that is made to wait by the database never does."""
    try:
        barrier.wait(0.5)
    except threading.BrokenBarrierError:
        return
