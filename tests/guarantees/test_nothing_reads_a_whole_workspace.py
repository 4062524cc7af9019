"""Whatever somebody asks for is found by an index: no statement reads all leads, follow-ups or notices there are.

SQLite chooses without statistics, so that what it does with an empty database it does with a million leads.
"""

import re
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import event

from bot.cadence.due_work import do_what_is_due
from bot.do_not_contact.withdraw import withdraw_what_is_left
from bot.lead.details import Details
from bot.lead.lifecycle import Stage
from bot.lead.people import Role
from bot.overview.at_home.look_up import home
from bot.workspace.forget import forget_old_deliveries, forget_what_was_sent
from schedules import DUE
from storage import due, leads
from storage.delivery import claims, deliveries, outbox
from storage.erasing import erase_piece
from storage.intake.known import known
from storage.sql import Database, Transaction
from tests.guarantees.everything import ACTS, World, hold, undone
from tests.guarantees.routing_acts import route_and_pass_on
from tests.guarantees.track_acts import move_to_a_new_version

Asked = dict[str, Any]
GROW = {"lead", "event", "due", "notice", "answer", "inbox", "card", "contact", "conversation", "company_block"}
GROW |= {"lead_key", "meeting", "attempt", "touch_done", "inquiry", "inquiry_message", "request", "routing_note"}
GROW |= {"earlier", "here", "limited"}  # the notices again, by the names storage.claims gives them
_ERASES = {"see whom one would erase", "erase somebody", "let in again"}
_ALL_OF = re.compile(r"SCAN (\w+)|SEARCH (\w+) .*\(team_id=\?\)$")


@pytest.fixture
def asked(database: Database) -> Iterator[Asked]:
    """Every statement that is run, with the values it was run with."""
    asked: Asked = {}

    def executed(_connection: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        asked[statement] = values

    def called(frame: Any, what: str, _: Any) -> None:
        if what == "call" and frame.f_code is Transaction.run.__code__:
            asked[frame.f_locals["sql"]] = frame.f_locals["arguments"]

    event.listen(database.engine, "before_cursor_execute", executed)
    sys.setprofile(called)
    yield asked
    sys.setprofile(None)
    event.remove(database.engine, "before_cursor_execute", executed)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_nothing_anybody_asks_for_reads_a_whole_workspace(database: Database, asked: Asked) -> None:
    world = World(database)
    world.found()
    asked.clear()
    with world.transaction() as tx:
        _ask_everything(tx, world)
        sys.setprofile(None)
        wasteful = {sql: steps for sql, values in asked.items() if (steps := _read_whole(tx, sql, values))}
    assert len(asked) > 100
    assert not wasteful, wasteful


def _ask_everything(tx: Transaction, world: World) -> None:
    """Erasing a person is left out: once in a while a manager has everything looked through for what tells of them."""
    by = hold(tx, "T1", frozenset(Role))
    for name, act in ACTS.items():
        for stage in sorted(act.stages)[:2] if name not in _ERASES else ():
            with undone(tx):
                act.do(tx, by, world.places["T1", stage])
    home(tx, by)
    known(tx, "T1", Details("Jane Doe", "Acme", "j.doe@acme.example", phone="+49 30 901820"))
    do_what_is_due(tx, DUE)
    withdraw_what_is_left(tx)
    forget_old_deliveries(tx)
    forget_what_was_sent(tx)
    with undone(tx):
        waits = leads.get(tx, "T1", world.places["T1", Stage.OFFERED].lead_id)
        assert waits
        route_and_pass_on(tx, waits)
        move_to_a_new_version(tx, waits)
    due.cancel(tx, "T1", 1)
    outbox.leave_all(tx, "T1", "note", {1: "U1", 2: "U1"}, replace=True)
    claims.claim(tx, claims.due(tx, ["T1"]))
    deliveries.hold_back(tx, "T1", "sales", tx.now)
    deliveries.first_unclear(tx, "T1", "sales")
    erase_piece(tx, "T2")


def _read_whole(tx: Transaction, sql: str, values: Any) -> list[str]:
    """The steps that go through all rows of a table that grows, or all of the workspace's."""
    if not sql.lstrip().upper().startswith(("SELECT", "UPDATE", "DELETE", "WITH")):
        return []
    steps = [str(row[3]) for row in tx.run(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()]
    if "LIMIT" in sql and not any("TEMP B-TREE" in step for step in steps):
        return []  # it stops at the first rows there are
    return [step for step in steps if (read := _ALL_OF.match(step)) and (read[1] or read[2]) in GROW]
