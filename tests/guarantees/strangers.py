"""Somebody on the internet who has found Baton's door, and what they must not leave behind it."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from sqlalchemy import Table, select
from sqlmodel import SQLModel

from bot.clock import MovableClock
from bot.doors.http import HttpDoor
from storage import tables
from storage.sql import Transaction
from tests.conversations.office import Office
from tests.doors.http_slack import SECRET, Slack
from tests.doors.toy import Toy


@pytest.fixture
async def slack(office: Office) -> AsyncIterator[Slack]:
    """An HTTP door of the office's Baton, whoever speaks to it; `slack.signature` is how Slack would sign."""
    slack = Slack(MovableClock(), Toy())
    slack.door = HttpDoor(office.baton.app, signing_secret=SECRET, clock=slack.clock, port=0)
    await slack.door.start()
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=32)) as slack.session:
        yield slack
    await slack.door.stop()


async def nothing_was_written_since(before: set[str], office: Office) -> None:
    """Not even by what they set off: it is seen to its end first."""
    await office.baton.courier.deliver_now()
    changed = await office.baton.database.read(contents) ^ before
    changed -= await office.baton.database.read(_opened_to_tell_a_refusal)
    assert not changed, "\n".join(sorted(changed))


def contents(tx: Transaction) -> set[str]:
    """Every row there is, but for a refusal that somebody was told, and that it was told; and how far the Homes are
    drawn that people look at, which is no more than whose they are."""
    told = [table for table in SQLModel.metadata.sorted_tables if table.name not in ("home", "home_news")]
    whose = tx.connection.execute(select(tables.home.c.team_id, tables.home.c.user_id)).all()
    return {_seen(table, row) for table in told for row in _rows(tx, table)} | {f"home of {who}" for who in whose}


def _opened_to_tell_a_refusal(tx: Transaction) -> set[str]:
    told = tables.notice.select().where(tables.notice.c.kind == "note")
    people = {notice.destination for notice in tx.connection.execute(told)}
    rows = _rows(tx, tables.direct_channel)
    return {_seen(tables.direct_channel, row) for row in rows if row["user_id"] in people}


def _seen(table: Table, row: Any) -> str:
    return f"{table.name}: {row}"


def _rows(tx: Transaction, table: Table) -> list[Any]:
    return [row for row in tx.connection.execute(table.select()).mappings() if not _tells_a_refusal(row)]


def _tells_a_refusal(row: Any) -> bool:
    return row.get("kind") == "note" or str(row.get("key")).endswith((":told", ":note"))
