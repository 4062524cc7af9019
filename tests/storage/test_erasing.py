"""A workspace's data goes in pieces, whole, and takes nothing of anybody else's with it."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Table, func, select, types
from sqlmodel import SQLModel

from storage import tables
from storage.erasing import erase_piece
from storage.sql import Database, Transaction
from storage.sql.columns import UtcDateTime
from tests.storage.many_leads import a_workspace, many_leads


async def test_nothing_is_left_of_it_in_any_table_and_all_is_left_of_others(database: Database) -> None:
    """Whatever tables there will be: each is filled for two workspaces by what it is made of."""
    await database.transact(_fill, "T1")
    await database.transact(_fill, "T2")
    before = await database.read(_counted, "T1")
    assert before == {table.name: _most(table) for table in SQLModel.metadata.sorted_tables}
    pieces = 1
    while await database.transact(erase_piece, "T1", 2):
        pieces += 1
    assert pieces > 10
    assert set((await database.read(_counted, "T1")).values()) == {0}
    assert await database.read(_counted, "T2") == before


async def test_a_farewell_is_remembered_beyond_it(database: Database) -> None:
    def received(tx: Transaction) -> None:
        for key in ("farewell:Ev1", "event:Ev1"):
            tx.connection.execute(tables.inbox.insert().values(team_id="T1", key=key, answer={}, at=tx.now))

    await database.transact(received)
    while await database.transact(erase_piece, "T1"):
        pass
    assert await database.read(lambda tx: tx.connection.execute(select(tables.inbox.c.key)).scalars().all()) == [
        "farewell:Ev1"
    ]


@pytest.mark.parametrize("number", [450])
async def test_a_piece_is_no_more_than_it_is_asked_for(database: Database, number: int) -> None:
    await database.transact(a_workspace)
    await database.transact(many_leads, number)
    left = []
    while await database.transact(erase_piece, "T1", 200):
        left.append((await database.read(_counted, "T1"))["lead"])
    assert left[:3] == [250, 50, 0]


def _counted(tx: Transaction, team_id: str) -> dict[str, int]:
    return {
        table.name: tx.connection.execute(
            select(func.count()).select_from(table).where(table.c.team_id == team_id)
        ).scalar_one()
        for table in SQLModel.metadata.sorted_tables
    }


def _fill(tx: Transaction, team_id: str) -> None:
    for table in SQLModel.metadata.sorted_tables:
        for number in range(_most(table)):
            row = {c.name: _value(tx, c, number) for c in table.columns if c.name != "id"} | {"team_id": team_id}
            for key in table.foreign_keys:
                parent = key.column.table
                theirs = select(key.column).where(parent.c.team_id == team_id).order_by(key.column).offset(number)
                row[key.parent.name] = tx.connection.execute(theirs).scalars().first()
            tx.connection.execute(table.insert().values(row))


def _most(table: Table) -> int:
    return 1 if list(table.primary_key) == [table.c.team_id] else 3


def _value(tx: Transaction, column: Any, number: int) -> Any:
    if isinstance(column.type, UtcDateTime):
        return tx.now + timedelta(seconds=number)
    if isinstance(column.type, types.Boolean):
        return False
    if isinstance(column.type, types.LargeBinary):
        return b"1"
    if isinstance(column.type, types.JSON):
        return {}
    return number + 1 if isinstance(column.type, types.Integer) else f"{number}"
