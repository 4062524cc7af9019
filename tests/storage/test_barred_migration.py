"""A list of an earlier release bars whom it was meant to bar, and whoever is barred and still worked on is closed."""

from collections.abc import Iterator

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from bot.clock import MovableClock
from bot.do_not_contact.withdraw import withdraw_what_is_left
from bot.lead.barred.may_contact import bar_on, bars_of
from bot.lead.details import Details
from bot.lead.identity.reach import reach_of
from bot.lead.lifecycle import Stage
from storage import leads, workspaces
from storage.do_not_contact import entries
from storage.migrate import migrate
from storage.sql import Database, Transaction, make_engine, parse_url
from tests.storage.test_buying_group_migration import MIGRATIONS, _empty, _insert

LISTED = ("@acme.example", "@www.south.example", "*@north.example", "@müller.example", "jane@west.example")
LEADS = ("bo@eu.acme.example", "bo@xn--mller-kva.example", "bo@south.example", "bo@fine.example")


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = make_engine(parse_url(database_url))
    yield engine
    engine.dispose()


async def test_a_list_from_before_bars_in_every_spelling(engine: Engine, database_url: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    before = ScriptDirectory.from_config(config).get_revision("0015").down_revision
    _empty(engine)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, str(before))
        _insert(connection, "workspace", team_id="T1", tz="Europe/Berlin")
        for number, email in enumerate(LEADS, 1):
            lead = {"id": number, "team_id": "T1", "number": number, "name": "Bo", "stage": "nurturing"}
            _insert(connection, "lead", **lead, email=email, email_key=email, phone="030 7654321")
        said = {"team_id": "T1", "asked_by": "U1", "decided_by": "U2"}
        for key in (*LISTED, "tel:+49301234567", ""):
            _insert(connection, "suppression", **said, key=key, state="confirmed")
        _insert(connection, "suppression", **said, key="bo@fine.example", state="lifted")
    migrate(engine)
    database = Database(database_url, MovableClock())
    for email in ("x@a.acme.example", "x@north.example", "x@xn--mller-kva.example", "Jane+x@west.example"):
        assert await database.read(_is_barred, Details("X", email=email)), email
    assert await database.read(_is_barred, Details("X", phone="030/1234567"))
    assert not await database.read(_is_barred, Details("X", email="bo@fine.example", phone="030 7654321"))
    assert (await database.read(entries.page, "T1", 0, 20)).total == len(LISTED) + 1
    assert sorted(await database.read(bars_of, "T1", [1, 2, 3, 4])) == [1, 2, 3]
    assert await database.transact(withdraw_what_is_left) == 3
    stages = [await database.read(leads.get, "T1", number) for number in (1, 2, 3, 4)]
    assert [lead.stage for lead in stages if lead] == [*[Stage.REFUSED] * 3, Stage.NURTURING]
    database.close()


def _is_barred(tx: Transaction, details: Details) -> bool:
    assert workspaces.get(tx, "T1")
    return bar_on(tx, "T1", reach_of(details)) is not None
