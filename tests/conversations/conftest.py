"""An office where the real bot is at work: half the runs on SQLite and Socket Mode, half on PostgreSQL and HTTP."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.application import Baton
from bot.clock import Clock, MovableClock
from bot.delivery.pacing import Pacing
from bot.http_door import HttpDoor
from bot.sandbox import Company, found_company
from bot.socket_door import SocketDoor
from storage.engine import Database
from tests.conversations.office import Office


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))  # a Monday, 10:30 in Berlin


@pytest.fixture
async def office(database_url: str, clock: MovableClock) -> AsyncIterator[Office]:
    company = await found_company(clock)
    baton = Baton(
        Database(database_url, clock),
        bot_token=company.installed.bot_token,
        api_url=company.slack.api_url,
        pacing=Pacing(rate=1000),
    )
    await baton.start(company.seeds)
    over_http = database_url.startswith("postgresql")
    door = await (_http if over_http else _socket)(company, baton)
    yield Office(company, baton)
    await door.stop()
    await baton.stop()
    await company.slack.stop()


async def _http(company: Company, baton: Baton) -> HttpDoor:
    secret = company.installed.signing_secret
    door = HttpDoor(baton.app, signing_secret=secret, clock=Clock(), healthy=lambda: True, port=0)
    await door.start()
    company.installed.request_url = f"http://127.0.0.1:{door.port}/slack/events"
    return door


async def _socket(company: Company, baton: Baton) -> SocketDoor:
    door = SocketDoor(baton.app, app_token=company.installed.app_token, api_url=company.slack.api_url)
    await door.start()
    await door.connected.wait()
    return door
