"""Writes whose answers nobody reads may travel together, and a move that finds its lead gone begins again."""

import asyncio
import threading

from bot.clock import MovableClock
from bot.lead.details import Details
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.record import Lead
from storage import history, leads, workspaces
from storage.delivery import outbox
from storage.sql import Database, Transaction


async def test_any_number_of_notices_may_be_left_at_once(database: Database) -> None:
    def leave(tx: Transaction) -> None:
        for number in range(6000):
            outbox.leave(tx, "T1", "note", f"U{number}")

    await database.transact(leave)
    assert await database.read(outbox.waiting_count, "T1") == 6000


async def test_what_is_left_and_recorded_in_one_act_keeps_its_order(database: Database) -> None:
    lead_id = await database.transact(_a_draft)

    def leave(tx: Transaction) -> None:
        for number in range(120):
            history.record(tx, _get(tx, lead_id), EventKind.ATTEMPTED, number=number)
            outbox.leave(tx, "T1", NoticeKind.NOTE, "U1", text=str(number))
            outbox.leave(tx, "T1", NoticeKind.NOTE, f"U{number}", lead_id, text="another")

    await database.transact(leave)
    lead = await database.read(_get, lead_id)
    told = await database.read(history.of_lead, lead, 200)
    assert [event.data["number"] for event in told if event.kind == "attempted"] == list(range(120))
    waiting = await database.read(outbox.later, "T1", "U1:-", NoticeKind.NOTE, 0)
    assert [data["text"] for data in waiting] == [str(number) for number in range(120)]


async def test_an_act_whose_lead_was_moved_meanwhile_is_run_again_and_sees_it(
    database: Database, clock: MovableClock
) -> None:
    lead_id = await database.transact(_a_draft)
    other = Database(database.url.render_as_string(hide_password=False), clock)
    seen: list[Stage] = []
    read, moved = threading.Event(), threading.Event()
    if database.url.get_backend_name() == "sqlite":
        moved.set()  # nobody can come between

    def close(tx: Transaction) -> bool:
        lead = _get(tx, lead_id)
        seen.append(lead.stage)
        read.set()
        moved.wait(5)
        history.record(tx, lead, "closed")
        return leads.move(tx, lead, (Stage.DRAFT,), Stage.STALE)

    def overtake(tx: Transaction) -> None:
        leads.move(tx, _get(tx, lead_id), (Stage.DRAFT,), Stage.OFFERED)

    closing = asyncio.create_task(database.transact(close))
    await asyncio.to_thread(read.wait, 5)
    await other.transact(overtake)
    moved.set()
    closed = await closing
    other.close()
    lead = await database.read(_get, lead_id)
    told = await database.read(history.of_lead, lead)
    if database.url.get_backend_name() == "sqlite":
        assert (closed, lead.stage, len(told)) == (True, Stage.STALE, 1)
    else:
        assert (closed, lead.stage, seen) == (False, Stage.OFFERED, [Stage.DRAFT, Stage.OFFERED])


def _get(tx: Transaction, lead_id: int) -> Lead:
    lead = leads.get(tx, "T1", lead_id)
    assert lead is not None
    return lead


def _a_draft(tx: Transaction) -> int:
    workspaces.add(tx, "T1")
    return leads.add(tx, "T1", Details("Jane Doe"), "U1", 1).id
