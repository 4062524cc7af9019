"""A database from before the buying group keeps its leads, and has room for their contacts afterwards."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, MetaData, Table, inspect, text

from bot.clock import MovableClock
from bot.engagement.buying_group import Contact
from storage import leads
from storage.engagement import contacts
from storage.migrate import migrate
from storage.sql import Database, make_engine, parse_url

MIGRATIONS = Path(__file__).resolve().parents[2] / "storage" / "migrations"


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = make_engine(parse_url(database_url))
    yield engine
    engine.dispose()


async def test_leads_from_before_are_kept_and_get_contacts(engine: Engine, database_url: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    before = ScriptDirectory.from_config(config).get_revision("0005").down_revision
    _empty(engine)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, str(before))
        assert not inspect(connection).has_table("contact")
        _insert(connection, "workspace", team_id="T1", tz="UTC")
        lead = {"id": 1, "team_id": "T1", "number": 1, "name": "Jane Doe", "stage": "accepted", "owner": "U2"}
        _insert(connection, "lead", **lead, maturity=1)
    migrate(engine)
    database = Database(database_url, MovableClock())
    kept = await database.read(leads.get, "T1", 1)
    assert kept is not None
    assert (kept.name, kept.owner, kept.maturity) == ("Jane Doe", "U2", 1)
    await database.transact(contacts.add, kept, Contact(0, "Tom Chen"), "U2")
    [tom] = await database.read(contacts.of_lead, "T1", 1)
    assert tom.name == "Tom Chen"
    database.close()


def _empty(engine: Engine) -> None:
    with engine.begin() as connection:
        known = MetaData()
        known.reflect(connection)
        known.drop_all(connection)


def _insert(connection: Connection, into: str, **values: Any) -> None:
    """A row of the schema of that time: what is not given is empty, nought, or now."""
    table = Table(into, MetaData(), autoload_with=connection)
    empty = {datetime: text("CURRENT_TIMESTAMP"), str: "", int: 0, bool: False}
    for column in table.c:
        if column.name not in values and not column.nullable and not column.primary_key:
            values[column.name] = empty.get(column.type.python_type, [])
    connection.execute(table.insert().values(**values))
