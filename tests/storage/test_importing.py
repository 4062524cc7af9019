"""Loading a file: every row once, the same people recognised as at intake, and all of it taken back."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import text

from bot.clock import MovableClock
from bot.delivery.files.loading import Loader
from bot.exchange.load import load
from bot.exchange.load.give_out import give_out
from bot.exchange.load.job import Import, State
from bot.exchange.load.progress import before, came, standing
from bot.exchange.load.propose import choose, propose_bytes
from bot.exchange.load.start import cancel, start
from bot.exchange.load.undo import undo
from bot.intake.capture import capture
from bot.lead.details import Details
from bot.lead.kinds import EventKind
from bot.lead.people import Person
from storage import history, leads
from storage.sql import Database, Transaction
from tests.conversations.office import READY
from tests.storage.many_leads import TEAM, a_workspace

MIA = Person(TEAM, "U1")
FILE = """Name,Company,Email,Phone,Title
Jane Doe,Acme Corp,JANE@acme.example,+49 30 1234567,VP Operations
Al Stone,Stone Ltd,al@stone.example,,Buyer
Broken,Nowhere,not-an-address,,
Al Stone,Stone Ltd,al@stone.example,,Buyer
Bo Fox,Fox Inc,,+49 30 7654321,CFO
"""


class House:
    """The worker, and a person who hands in files."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.loader = Loader(database, load)
        self._keys = iter(f"key {number}" for number in range(1000))

    async def hands_in(self, body: str, **chosen: Any) -> Import:
        made = await self.does(propose_bytes, "fair.csv", body.encode())
        return await self.does(choose, made.id, 0, {"source": "Fair 2026", **chosen}) if chosen else made

    async def loads(self, body: str, **chosen: Any) -> Import:
        made = await self.hands_in(body, **chosen)
        await self.does(start, made.id, made.version)
        await self.loader.load([TEAM])
        return await self.database.read(standing, MIA, made.id)

    async def does(self, act: Callable[..., Import], *about: Any) -> Import:
        return await self.database.transact(act, MIA, *about, next(self._keys))

    async def rows(self, sql: str) -> list[tuple[Any, ...]]:
        return await self.database.read(lambda tx: [tuple(row) for row in tx.connection.execute(text(sql)).all()])


@pytest.fixture
async def house(database: Database) -> House:
    await database.transact(a_workspace)
    return House(database)


async def test_every_row_has_one_fate_and_the_known_lead_is_filled_in(house: House) -> None:
    jane = Details("Jane Doe", "Acme", "jane@acme.example", source="Webinar Q3")
    known = await house.database.transact(capture, MIA, jane, "captured")
    done = await house.loads(FILE, source="Fair 2026", batch="Day 1")
    assert (done.state, done.done, done.total) == (State.SENDING, 5, 5)
    assert dict(done.counts) == {"new": 2, "known": 1, "skipped": 1, "refused": 1}
    found = await house.database.read(leads.get, TEAM, known.lead.id)
    assert found
    assert (found.phone, found.title, found.company) == ("+49 30 1234567", "VP Operations", "Acme"), (
        "only what it lacked"
    )
    told = await house.database.read(history.of_lead, found)
    assert [event.kind for event in told][-2:] == [EventKind.SOURCE_NAMED, EventKind.ADDED_TO]
    assert await house.rows(
        "SELECT l.name, l.source, l.originator, b.name, l.stage, count(*) FROM lead l "
        "JOIN batch b ON b.id = l.batch_id "
        "JOIN event e ON e.lead_id = l.id WHERE e.kind = 'captured' "
        "GROUP BY l.name, l.source, l.originator, b.name, l.stage ORDER BY l.name"
    ) == [("Al Stone", "Fair 2026", "U1", "Day 1", "draft", 1), ("Bo Fox", "Fair 2026", "U1", "Day 1", "draft", 1)]


async def test_the_same_file_again_brings_nobody_twice_and_is_said(house: House) -> None:
    first = await house.loads(FILE)
    again = await house.hands_in(FILE)
    assert await house.database.read(before, again) == first
    await house.does(start, again.id, again.version)
    await house.loader.load([TEAM])
    done = await house.database.read(standing, MIA, again.id)
    assert dict(done.counts) == {"known": 3, "skipped": 1, "refused": 1}
    assert await house.rows("SELECT count(*) FROM lead") == [(3,)]


async def test_undo_takes_back_what_nothing_further_happened_to(house: House) -> None:
    jane = Details("Jane Doe", "Acme", "jane@acme.example", source="Webinar Q3")
    known = await house.database.transact(capture, MIA, jane, "captured")
    done = await house.loads(FILE, source="Fair 2026")

    def touch(tx: Transaction) -> None:
        [(bo,)] = tx.connection.execute(text("SELECT id FROM lead WHERE name = 'Bo Fox'")).all()
        lead = leads.get(tx, TEAM, bo)
        assert lead
        history.record(tx, lead, EventKind.CORRECTED, "U1", fields=["title"])

    await house.database.transact(touch)
    await house.does(undo, done.id)
    await house.loader.load([TEAM])
    over = await house.database.read(standing, MIA, done.id)
    assert over.state is State.UNDONE
    assert await house.rows("SELECT name FROM lead ORDER BY name") == [("Bo Fox",), ("Jane Doe",)]
    found = await house.database.read(leads.get, TEAM, known.lead.id)
    assert found
    assert found.details == jane
    assert await house.database.read(came, over) == {"draft": 1}
    assert dict((await house.loads(FILE)).counts) == {"new": 1, "known": 2, "skipped": 1, "refused": 1}


async def test_a_file_that_is_cancelled_is_forgotten(house: House) -> None:
    made = await house.hands_in(FILE)
    stopped = await house.does(cancel, made.id)
    assert (stopped.state, stopped.pieces) == (State.CANCELLED, 0)
    assert await house.rows("SELECT count(*) FROM import_piece") == [(0,)]


async def test_leads_are_spread_evenly_in_turn(house: House) -> None:
    def more(tx: Transaction) -> None:
        from bot.lead.people import Role
        from storage import workspaces

        workspaces.set_members(tx, TEAM, Role.MARKETER, ["U1", "U2", "U3"])

    await house.database.transact(more)
    body = "Name,Email\n" + "".join(f"Person {n},p{n}@c{n}.example\n" for n in range(99))
    done = await house.loads(body, owner="spread")
    assert done.counts["new"] == 99
    assert await house.rows("SELECT in_charge, count(*) FROM lead GROUP BY in_charge ORDER BY 1") == [
        ("U1", 33),
        ("U2", 33),
        ("U3", 33),
    ]


def ready(many: int) -> str:
    """A file of leads with every answer."""
    header = ",".join(["Name", "Email", *(f'"{prompt}"' for prompt in READY)])
    answers = ",".join(f'"{answer}"' for answer in READY.values())
    return "\n".join([header, *(f"Person {n},p{n}@c{n}.example,{answers}" for n in range(many))])


async def test_leads_that_are_ready_go_to_sales_so_many_a_working_day(house: House, clock: MovableClock) -> None:
    clock.advance_to(datetime(2026, 11, 30, 20, 0, tzinfo=UTC))  # a Monday evening
    done = await house.loads(ready(23))
    assert (done.state, dict(done.counts)) == (State.DONE, {"new": 23})
    assert await house.database.read(came, done) == {"ready": 23, "draft": 23}

    async def given() -> int:
        while await house.database.transact(give_out):
            pass
        return int((await house.rows("SELECT count(*) FROM lead WHERE stage = 'offered'"))[0][0])

    assert await given() == 0, "nobody is at work"
    days = []
    for _ in range(5):
        clock.advance(hours=14 if not days else 24)
        days.append(await given())
    assert days == [10, 20, 23, 23, 23]
    assert await house.rows("SELECT count(*) FROM notice WHERE kind = 'card'") == [(23,)]
