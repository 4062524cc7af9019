"""Somebody on the internet who has found Baton's door, and what they must not leave behind it."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from sqlmodel import SQLModel

from bot.clock import MovableClock
from bot.http_door import HttpDoor
from storage.engine import Transaction
from tests.conversations.office import Office
from tests.doors.http_slack import SECRET, Slack
from tests.doors.toy import Toy


@pytest.fixture
async def slack(office: Office) -> AsyncIterator[Slack]:
    """An HTTP door of the office's Baton, whoever speaks to it; `slack.signature` is how Slack would sign."""
    slack = Slack(MovableClock(), Toy())
    slack.door = HttpDoor(office.baton.app, signing_secret=SECRET, clock=slack.clock, healthy=lambda: True, port=0)
    await slack.door.start()
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=32)) as slack.session:
        yield slack
    await slack.door.stop()


async def nothing_was_written_since(before: set[str], office: Office) -> None:
    changed = await office.baton.database.read(contents) ^ before
    assert not changed, "\n".join(sorted(changed))


def contents(tx: Transaction) -> set[str]:
    """Every row there is, but for a refusal that somebody was told, and that it was told."""
    return {
        f"{table.name}: {row}"
        for table in SQLModel.metadata.sorted_tables
        for row in tx.connection.execute(table.select()).mappings()
        if not _tells_a_refusal(row)
    }


def _tells_a_refusal(row: Any) -> bool:
    return row.get("kind") == "note" or str(row.get("key")).endswith((":told", ":note"))
