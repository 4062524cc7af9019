"""A version of the definition is read once, and only what was committed is remembered of it."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import text

from bot.lead.definition.default import DEFAULT
from storage import workspaces
from storage.sql import Database, Transaction

TEAM = "T1"


@pytest.fixture(autouse=True)
async def _workspace(database: Database) -> None:
    await database.transact(lambda tx: workspaces.add(tx, TEAM, tz="UTC"))


def adds(tx: Transaction, days: int, version: int = 2) -> int:
    workspaces.add_definition(tx, TEAM, replace(DEFAULT, version=version, horizon_days=days))
    return looks(tx, version)


def looks(tx: Transaction, version: int = 2) -> int:
    return workspaces.definition(tx, TEAM, version).horizon_days


def adds_and_refuses(tx: Transaction, days: int) -> None:
    assert adds(tx, days) == days
    raise ZeroDivisionError


async def test_what_was_rolled_back_is_not_remembered(database: Database) -> None:
    other = Database(database.url.render_as_string(hide_password=False), database.clock)
    with pytest.raises(ZeroDivisionError):
        await database.transact(adds_and_refuses, 11)
    assert await other.transact(adds, 77) == 77
    assert await database.transact(looks) == await database.read(looks) == 77
    other.close()


async def test_what_was_committed_is_read_once(database: Database) -> None:
    await database.transact(adds, 77)
    with database.engine.begin() as connection:
        connection.execute(text("DELETE FROM definition WHERE version = 2"))
    assert await database.transact(looks) == 77


async def test_it_is_read_again_before_long(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process erased the workspace, which came back and counts from one again."""
    await database.transact(adds, 11)
    with database.engine.begin() as connection:
        connection.execute(text("DELETE FROM definition WHERE version = 2"))
    other = Database(database.url.render_as_string(hide_password=False), database.clock)
    await other.transact(adds, 77)
    other.close()
    assert await database.transact(looks) == 11
    monkeypatch.setattr(workspaces, "_KEPT", -1.0)
    assert await database.transact(looks) == 77


async def test_a_workspace_under_way_keeps_the_definition_that_it_stored(database: Database) -> None:
    """A release that words the default anew changes nothing for whoever began with an earlier one."""
    earlier = replace(DEFAULT, questions=DEFAULT.questions[:3])
    with database.engine.begin() as connection:
        body = {"body": json.dumps(earlier.to_json())}
        connection.execute(text("UPDATE definition SET body = :body WHERE team_id = 'T1'"), body)
    assert await database.transact(lambda tx: workspaces.add(tx, TEAM)) is False
    assert await database.read(lambda tx: workspaces.definition(tx, TEAM, 1)) == earlier
