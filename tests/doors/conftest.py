"""An HTTP door with a toy app behind it and Slack in front."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.clock import MovableClock
from bot.doors.http import HttpDoor
from tests.doors.http_slack import SECRET, Slack
from tests.doors.toy import Toy


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    toy, clock = Toy(), MovableClock()
    slack = Slack(clock, toy)
    slack.door = HttpDoor(toy.app, signing_secret=SECRET, clock=clock, health=slack.health, host="127.0.0.1", port=0)
    await slack.door.start()
    async with aiohttp.ClientSession() as slack.session:
        yield slack
    toy.let_go.set()
    await slack.door.stop()
