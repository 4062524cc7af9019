"""A second Baton beside the office's: another process on the same database, as far as anybody can tell."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.application import Baton
from bot.delivery.pacing import Pacing
from bot.doors.socket import SocketDoor
from tests.conversations.office import Office


@asynccontextmanager
async def another_baton(office: Office, *, connected: bool = False) -> AsyncIterator[Baton]:
    """With `connected` it takes its share of what Slack delivers over Socket Mode."""
    company = office.company
    url = office.baton.database.url.render_as_string(hide_password=False)
    database = type(office.baton.database)(url, company.clock)
    installed, api_url = company.installed, company.slack.api_url
    baton = Baton(database, bot_token=installed.bot_token, api_url=api_url, pacing=Pacing(rate=1000))
    await baton.start(company.seeds)
    door = SocketDoor(baton.app, app_token=installed.app_token, api_url=api_url)
    if connected:
        await door.start()
        await door.connected.wait()
    try:
        yield baton
    finally:
        await door.stop()
        await baton.stop()
