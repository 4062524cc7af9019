"""Two processes look for what has come due at the same time: each step of a promise is taken once."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier
from typing import Any

from sqlalchemy import text

from bot.cadence.due_work import do_what_is_due
from bot.cadence.work import Work
from bot.lead.details import Details
from bot.lead.lifecycle import Stage
from bot.lead.people import Role
from schedules import DUE
from storage import leads, workspaces
from storage.promises import running
from storage.sql import Database, Transaction
from tests.guarantees.processes import FORKS
from tests.guarantees.shared_clock import SharedClock

TEAM, LEADS, ROUNDS, PROCESSES = "T1", 30, 14, 2
MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
PATIENCE = 60
"""Seconds that each waits for the others at most."""


def _found(tx: Transaction) -> None:
    workspaces.add(tx, TEAM, tz="Europe/Berlin", sales_channel="C1")
    workspaces.set_members(tx, TEAM, Role.SALES_MANAGER, ["U1"])
    for number in range(LEADS):
        lead = leads.add(tx, TEAM, Details(f"Jane {number}"), "U2", 1)
        leads.change(tx, TEAM, lead.id, stage=Stage.OFFERED, offer=1)
        running.begin(tx, lead, Work.ANSWER, 0)


async def test_each_step_is_taken_once(database_url: str, shared_clock: SharedClock) -> None:
    shared_clock.advance_to(MONDAY)
    database = Database(database_url, shared_clock)
    await database.transact(_found)
    together = FORKS.Barrier(PROCESSES + 1)
    told = (database_url, shared_clock.path, together)
    both = [FORKS.Process(target=_sweep, args=told, daemon=True) for _ in range(PROCESSES)]
    for process in both:
        process.start()
    await asyncio.to_thread(_move, shared_clock, together)
    await asyncio.gather(*(asyncio.to_thread(process.join, PATIENCE) for process in both))
    assert [process.exitcode for process in both] == [0, 0]
    with database.engine.connect() as connection:
        told_of = connection.execute(text("SELECT kind, count(*), count(DISTINCT lead_id) FROM notice GROUP BY kind"))
        found = {kind: (count, of_leads) for kind, count, of_leads in told_of}
        waiting = "SELECT lead_id, data FROM notice WHERE kind LIKE 'promise%' AND state = 'pending'"
        manager = [each for lead_id, data in connection.execute(text(waiting)) for each in _leads_in(lead_id, data)]
    assert sorted(manager) == list(range(1, LEADS + 1))
    found.pop("promises_late", None)  # what falls due together is told in one message
    assert found == {"promise_in_thread": (LEADS, LEADS), "promise_due": (LEADS, LEADS)}
    database.close()


def _leads_in(lead_id: int | None, data: Any) -> list[int]:
    """Return the leads that a message to the manager tells of."""
    told = json.loads(data) if isinstance(data, str) else data
    if lead_id is None:
        return [item["lead"] for item in told["leads"]]
    return [lead_id] if told.get("late") else []


def _move(clock: SharedClock, together: Barrier) -> None:
    """Move the clock whenever both have done what was due."""
    for _ in range(ROUNDS):
        together.wait(PATIENCE)
        together.wait(PATIENCE)
        clock.advance(minutes=30)


def _sweep(url: str, clock: Path, together: Barrier) -> None:
    """Do what has come due, in a process of its own, at the same moment as the other."""
    database = Database(url, SharedClock(clock))
    for _ in range(ROUNDS):
        together.wait(PATIENCE)
        with database.engine.begin() as connection:
            do_what_is_due(Transaction(connection, database.clock.now()), DUE)
        together.wait(PATIENCE)
    database.close()
