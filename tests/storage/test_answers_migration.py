"""A database from before answers were vetted keeps them, and a conversation that was going on goes on."""

from collections.abc import Iterator

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from bot.clock import MovableClock
from bot.lead.people import Person
from storage import leads
from storage.answers import askings, half_filled
from storage.migrate import migrate
from storage.sql import Database, make_engine, parse_url
from tests.storage.test_buying_group_migration import MIGRATIONS, _empty, _insert


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = make_engine(parse_url(database_url))
    yield engine
    engine.dispose()


async def test_answers_from_before_are_kept_unvetted(engine: Engine, database_url: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    before = ScriptDirectory.from_config(config).get_revision("0006").down_revision
    _empty(engine)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, str(before))
        _insert(connection, "workspace", team_id="T1", tz="UTC")
        _insert(connection, "lead", id=1, team_id="T1", number=1, name="Jane Doe", stage="draft")
        _insert(connection, "answer", lead_id=1, key="money", team_id="T1", value="approved", documented_by="U1")
        _insert(connection, "asking", id=1, team_id="T1", user_id="U1", lead_id=1, question="timing", open=True)
    migrate(engine)
    database = Database(database_url, MovableClock())
    kept = await database.read(leads.get, "T1", 1)
    assert kept is not None
    answer = kept.answers["money"]
    assert (answer.value, answer.documented_by, answer.vetted_by, answer.vetted_at) == ("approved", "U1", "", None)
    asking = await database.read(askings.open_one, Person("T1", "U1"))
    assert asking is not None
    assert (asking.question, list(asking.plan)) == ("timing", [])
    await database.transact(half_filled.keep, Person("T1", "U1"), 1, {"timing": "within_3"})
    typed, _ = await database.read(half_filled.of, Person("T1", "U1"), 1)
    assert typed == {"timing": "within_3"}
    database.close()
