"""A view that is put together from many parts asks the database each question once, and sees one state of things."""

import asyncio

import pytest

from bot.clock import MovableClock
from bot.lead.people import Person, Role
from storage import workspaces
from storage.delivery import outbox
from storage.sql import Database, Transaction

REP = Person("T1", "U_REP")


@pytest.fixture(autouse=True)
async def _workspace(database: Database) -> None:
    await database.transact(lambda tx: workspaces.add(tx, "T1", tz="UTC"))
    await database.transact(workspaces.set_members, "T1", Role.REP, ["U_REP"])


async def test_what_is_asked_again_is_answered_as_before_whatever_others_do_meanwhile(
    database: Database, clock: MovableClock
) -> None:
    other = Database(database.url.render_as_string(hide_password=False), clock)

    def look(tx: Transaction) -> list[frozenset[Role]]:
        with tx.asking_once():
            seen = [workspaces.roles_of(tx, REP)]
            asyncio.run(other.transact(workspaces.set_members, "T1", Role.MARKETER, ["U_REP"]))
            return [*seen, workspaces.roles_of(tx, REP), workspaces.roles_of(tx, Person("T1", "U_OTHER"))]

    assert await database.read(look) == [{Role.REP}, {Role.REP}, set()]
    assert await database.read(workspaces.roles_of, REP) == {Role.REP, Role.MARKETER}
    other.close()


async def test_nothing_is_written_meanwhile(database: Database) -> None:
    def look_and_write(tx: Transaction) -> None:
        with tx.asking_once():
            workspaces.roles_of(tx, REP)
            workspaces.set_members(tx, "T1", Role.REP, [])

    with pytest.raises(AssertionError, match="asked once"):
        await database.transact(look_and_write)
    assert await database.read(workspaces.roles_of, REP) == {Role.REP}


async def test_what_was_left_before_is_seen(database: Database) -> None:
    def leave_and_look(tx: Transaction) -> int:
        outbox.leave(tx, "T1", "note", "U1")
        with tx.asking_once():
            count = outbox.waiting_count(tx, "T1")
        outbox.leave(tx, "T1", "note", "U1")
        return count

    assert await database.transact(leave_and_look) == 1
    assert await database.read(outbox.waiting_count, "T1") == 2
