"""Two processes look for what has come due at the same time: each step of a promise is taken once."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from threading import Barrier
from typing import Any

from sqlalchemy import text

from bot.cadence.due_work import do_what_is_due
from bot.cadence.work import Work
from bot.clock import MovableClock
from bot.lead.details import Details
from bot.lead.lifecycle import Stage
from bot.lead.people import Role
from schedules import DUE
from storage import leads, workspaces
from storage.promises import running
from storage.sql import Database, Transaction

TEAM, LEADS, ROUNDS = "T1", 30, 14
MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def _found(tx: Transaction) -> None:
    workspaces.add(tx, TEAM, tz="Europe/Berlin", sales_channel="C1")
    workspaces.set_members(tx, TEAM, Role.SALES_MANAGER, ["U1"])
    for number in range(LEADS):
        lead = leads.add(tx, TEAM, Details(f"Jane {number}"), "U2", 1)
        leads.change(tx, TEAM, lead.id, stage=Stage.OFFERED, offer=1)
        running.begin(tx, lead, Work.ANSWER, 0)


async def test_each_step_is_taken_once(database_url: str) -> None:
    clock = MovableClock(MONDAY)
    ours, theirs = Database(database_url, clock), Database(database_url, clock)
    await ours.transact(_found)
    for _ in range(ROUNDS):
        both = Barrier(2)
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(partial(_sweep, both), (ours, theirs)))
        clock.advance(minutes=30)
    with ours.engine.connect() as connection:
        told = connection.execute(text("SELECT kind, count(*), count(DISTINCT lead_id) FROM notice GROUP BY kind"))
        found = {kind: (count, of_leads) for kind, count, of_leads in told}
        waiting = "SELECT lead_id, data FROM notice WHERE kind LIKE 'promise%' AND state = 'pending'"
        manager = [each for lead_id, data in connection.execute(text(waiting)) for each in _leads_in(lead_id, data)]
    assert sorted(manager) == list(range(1, LEADS + 1))
    found.pop("promises_late", None)  # what falls due together is told in one message
    assert found == {"promise_in_thread": (LEADS, LEADS), "promise_due": (LEADS, LEADS)}
    for one in (ours, theirs):
        one.close()


def _leads_in(lead_id: int | None, data: Any) -> list[int]:
    """Return the leads that a message to the manager tells of."""
    told = json.loads(data) if isinstance(data, str) else data
    if lead_id is None:
        return [item["lead"] for item in told["leads"]]
    return [lead_id] if told.get("late") else []


def _sweep(both: Barrier, database: Database) -> None:
    """Do what has come due, as a process of its own would, at the same moment as the other."""
    both.wait()
    with database.engine.begin() as connection:
        do_what_is_due(Transaction(connection, database.clock.now()), DUE)
