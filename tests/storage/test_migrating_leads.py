"""A database of the first schema, with leads in it, is brought to the newest: nothing lost, everything found."""

from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text

import storage.migrate
from bot.cadence.plan import plan_next, run_of
from bot.cadence.run import Run
from bot.clock import MovableClock
from bot.lead.details import Details
from bot.lead.identity.sameness import Likeness
from storage import finding, follow_up_days, leads, workspaces
from storage.do_not_contact import entries
from storage.intake.known import known
from storage.migrate import migrate
from storage.nurture import courses
from storage.sql import Database, Transaction
from tests.guarantees.everything import undone

LEAD = """INSERT INTO lead (team_id, number, stage, stage_at, originator, owner, created_at, name, company, email,
    email_key, title, phone, source, arrival, notes, search, definition_version, maturity, attempts, offer, reasons,
    cautions, decided_by, reject_code, reject_note, track, touch) VALUES ('T1', 1, 'nurturing', :at, 'U1', '', :at,
    'Jané Doe', 'Škoda a.s.', 'jane@skoda.example', 'jane@skoda.example', '', '+49 30 901820', '', '', '', 'jané doe',
    1, 1, 0, 0, '[]', '[]', '', '', '', '', 0)"""
DUE = """INSERT INTO due (team_id, kind, lead_id, step, due_at, anchor_at, state)
    VALUES ('T1', 'follow_up', 1, 0, :at, :at, 'pending')"""
BARRED = """INSERT INTO suppression (team_id, email_key, lead_id, asked_by, state, decided_by)
    VALUES ('T1', 'jane@skoda.example', 1, 'U2', 'confirmed', 'U3')"""


@pytest.fixture
def old(database: Database, clock: MovableClock) -> Database:
    """Emptied, and set up again as the first release did."""
    with database.engine.begin() as connection:
        _empty(connection)
        _upgrade(connection, "0001")
        for line in (LEAD, DUE, BARRED):
            connection.execute(text(line), {"at": "2026-11-20 10:00:00.000000"})
    return database


def _empty(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
        return
    connection.execute(text("PRAGMA defer_foreign_keys=ON"))
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    names = [name for (name,) in connection.execute(text(tables))]
    for name in sorted(names, key=lambda name: name != "lead_words"):
        connection.execute(text(f'DROP TABLE IF EXISTS "{name}"'))


def _upgrade(connection: Connection, to: str) -> None:
    config = Config()
    folder = Path(storage.migrate.__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder))
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _goes_on_as_before(tx: Transaction) -> Run:
    """Have its marketer do what was planned before there were runs; returns the run, and changes nothing."""
    lead = leads.by_number(tx, "T1", 1)
    assert lead
    assert courses.latest(tx, lead)
    with undone(tx):
        workspaces.add(tx, "T1", tz="Europe/Berlin")
        plan_next(tx, lead)
        return run_of(tx, lead)


async def test_leads_of_the_first_schema_are_found_and_recognised(old: Database) -> None:
    engine: Engine = old.engine
    migrate(engine)
    run = await old.transact(_goes_on_as_before)
    assert (run.course.touch, run.next.number, run.goes_on) == (1, 1, True)
    found = await old.read(finding.search, "T1", "skoda jane")
    assert [(lead.number, lead.name, lead.company) for lead in found] == [(1, "Jané Doe", "Škoda a.s.")]
    alike = await old.read(known, "T1", Details("Jane Doe", "SKODA", phone="030 901820"))
    assert [(same.lead.number, same.why) for same in alike.same] == [(1, Likeness.PHONE)]
    alike = await old.read(known, "T1", Details("J. Doe", "Skoda"))
    assert [(same.lead.number, same.why) for same in alike.same] == [(1, Likeness.PERSON)]
    listed = (await old.read(entries.page, "T1", 0, 20)).entries
    assert [way.as_given for entry in listed for way in entry.ways] == ["jane@skoda.example", "+49 30 901820"]
    old.clock.advance(days=365)  # type: ignore[attr-defined]
    assert [lead.number for lead in await old.read(follow_up_days.coming, "T1", old.clock.now(), "U1")] == [1]
    migrate(engine)
