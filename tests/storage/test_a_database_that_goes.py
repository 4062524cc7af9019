"""Whatever becomes of a connection, and wherever: every wait ends, with the truth, and the next act goes through."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

import pytest

from bot.clock import MovableClock
from bot.desk import BusyError, LostError, UnclearError
from storage import inbox, workspaces
from storage.delivery import outbox
from storage.sql.engine import Database, Transaction
from tests.guarantees.servers import Relay, Server

PATIENCE = 1.5  # seconds, as a listener has


@pytest.fixture
def name(own_server: Server) -> Iterator[str]:
    name = own_server.database()
    yield name
    own_server.is_well()
    own_server.forgets(name)


@pytest.fixture
async def through(relay: Relay, name: str, clock: MovableClock) -> AsyncIterator[Database]:
    """The database, over the relay, with a workspace in it; all its lanes are connected."""
    database = Database(relay.url(name), clock)
    await database.transact(lambda tx: workspaces.add(tx, "T1", tz="UTC"))
    await asyncio.gather(*(database.read(outbox.waiting_count, "T1") for _ in range(8)))
    yield database
    database.close()


async def a_click(database: Database, key: str = "", *, reads: bool = False) -> str:
    """Return what comes of it: how often the act was done so far, or the error; never later than three seconds."""
    began = time.monotonic()
    desk = database.within(PATIENCE)
    try:
        if reads:
            return f"read {await desk.read(outbox.waiting_count, 'T1')}"
        return str(await desk.transact(_leave, key))
    except (BusyError, UnclearError) as problem:
        return type(problem).__name__
    finally:
        assert time.monotonic() - began < 3


def _leave(tx: Transaction, key: str) -> str:
    if key and not inbox.receive(tx, "T1", key):
        return "done before"
    outbox.leave(tx, "T1", "note", "U1")
    return "done"


async def waiting(database: Database) -> int:
    return await database.read(outbox.waiting_count, "T1")


def at(word: bytes, *, passed_on: bool) -> Callable[[bytes, Any], Awaitable[bool]]:
    """Break the line where this word is said to the server, once; `passed_on` first, and done there, or not at all."""
    left = [word]

    async def broken(data: bytes, line: Any) -> bool:
        if not left or word not in data:
            return True
        left.clear()
        line.dead = True  # whatever is answered
        if passed_on:
            line.server.write(data)
            await asyncio.sleep(0.2)  # for the server to be done with it
        line.breaks()
        return False

    return broken


@pytest.mark.parametrize("word", [b"BEGIN", b"notice"])
async def test_a_line_that_breaks_before_the_commit_is_mended_and_nobody_notices(
    through: Database, relay: Relay, word: bytes
) -> None:
    relay.at = at(word, passed_on=False)
    assert await a_click(through) == "done"
    assert await waiting(through) == 1


@pytest.mark.parametrize("passed_on", [True, False])
async def test_of_a_commit_that_was_not_answered_nobody_says_that_it_was_not_done(
    through: Database, relay: Relay, passed_on: bool
) -> None:
    relay.at = at(b"COMMIT", passed_on=passed_on)
    assert await a_click(through, "this") == "UnclearError"
    assert await a_click(through, "this") == ("done before" if passed_on else "done")
    assert await waiting(through) == 1


async def test_a_line_that_breaks_as_a_refusal_is_rolled_back_loses_no_refusal(through: Database, relay: Relay) -> None:
    def refuses(tx: Transaction) -> None:
        _leave(tx, "")
        raise ZeroDivisionError

    relay.at = at(b"ROLLBACK", passed_on=False)
    with pytest.raises(ZeroDivisionError):
        await through.within(PATIENCE).transact(refuses)
    assert await a_click(through) == "done"
    assert await waiting(through) == 1


async def test_a_commit_on_a_line_that_leads_nowhere_is_told_in_time(through: Database, relay: Relay) -> None:
    async def swallowed(data: bytes, line: Any) -> bool:
        line.dead = line.dead or b"COMMIT" in data
        return not line.dead

    relay.at = swallowed
    assert await a_click(through, "this") == "UnclearError"
    relay.at = None
    assert await _in_the_end(through, "this") == "done"
    assert await waiting(through) == 1


async def test_dead_lines_are_found_out_and_replaced(through: Database, relay: Relay) -> None:
    """As after a failover: what was connected is not heard any more, and new connections are good."""
    relay.leads_nowhere()
    relay.leads_somewhere()
    background = asyncio.create_task(through.transact(_leave, "b"))
    told = await asyncio.gather(a_click(through, "1"), a_click(through, reads=True), a_click(through, reads=True))
    assert set(told) <= {"done", "BusyError", "LostError", "read 0", "read 1"}
    assert await a_click(through, "2") == "done"
    for _ in range(4):
        assert (await a_click(through, reads=True)).startswith("read")
    assert await asyncio.wait_for(background, 5) == "done"


async def test_a_way_that_leads_nowhere_keeps_nobody_waiting(through: Database, relay: Relay) -> None:
    relay.leads_nowhere()
    began = time.monotonic()
    told = await asyncio.gather(*(a_click(through, str(n), reads=n % 2 == 0) for n in range(12)))
    assert set(told) <= {"BusyError", "LostError"}
    await asyncio.sleep(max(0.0, 4.5 - time.monotonic() + began))
    assert through.wrong == "The database cannot be reached."
    assert await a_click(through) == "LostError"
    relay.leads_somewhere()
    await _until_well(through, 5)
    assert await waiting(through) == 1  # what was said not to be done is not
    assert through.wrong == ""


@pytest.mark.parametrize("trouble", ["stops", "is_killed", "freezes"])
async def test_a_server_that_goes_and_comes_back_is_worked_with_again(
    through: Database, own_server: Server, trouble: str
) -> None:
    background = asyncio.create_task(through.transact(_leave, "b"))
    await background
    await asyncio.to_thread(getattr(own_server, trouble))
    background = asyncio.create_task(through.transact(_leave, "c"))
    told = await asyncio.gather(*(a_click(through, str(n), reads=n % 2 == 0) for n in range(12)))
    assert set(told) <= {"BusyError", "LostError", "UnclearError"}
    await asyncio.to_thread(own_server.is_well)
    await _until_well(through, 5)
    assert await asyncio.wait_for(background, 5) == "done"
    for _ in range(4):
        assert (await a_click(through, reads=True)).startswith("read")


async def test_a_session_that_is_thrown_out_is_not_noticed(through: Database, own_server: Server, name: str) -> None:
    def throw_out() -> None:
        with own_server.connects() as connection:
            connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])

    for _ in range(3):
        await asyncio.to_thread(throw_out)
        assert await a_click(through) == "done"
        assert (await a_click(through, reads=True)).startswith("read")


async def test_when_all_is_over_everybody_has_an_answer(relay: Relay, name: str, clock: MovableClock) -> None:
    """Closed while the server is away: those under way, those in line and those who come late."""
    database = Database(relay.url(name), clock)
    await database.transact(lambda tx: workspaces.add(tx, "T1", tz="UTC"))
    relay.leads_nowhere()
    waits = [asyncio.create_task(database.transact(_leave, "")) for _ in range(40)]
    waits += [asyncio.create_task(database.read(outbox.waiting_count, "T1")) for _ in range(10)]
    await asyncio.sleep(0.2)
    began = time.monotonic()
    database.close()
    assert time.monotonic() - began < 2.5
    waits.append(asyncio.create_task(database.transact(_leave, "")))
    ends = await asyncio.wait_for(asyncio.gather(*waits, return_exceptions=True), 1)
    assert {type(end) for end in ends} <= {BusyError, LostError, UnclearError}


async def _in_the_end(database: Database, key: str) -> str:
    while (told := await a_click(database, key)) not in ("done", "done before"):
        pass
    return told


async def _until_well(database: Database, seconds: float) -> None:
    async with asyncio.timeout(seconds):
        await _in_the_end(database, "well")
