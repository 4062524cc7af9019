"""Slack does not say which time zone people are in: Baton goes by UTC, says so, and asks."""

from collections.abc import AsyncIterator

import pytest

from bot.application import Baton
from bot.clock import MovableClock
from bot.delivery.pacing import Pacing
from bot.playground.sandbox import found_company
from bot.simulator.seen import Message
from storage import workspaces
from storage.sql import Database
from tests.conversations.conftest import _socket
from tests.conversations.office import Office
from tests.conversations.two import another_baton

ASKED = "Which time zone are you in?"
ZONE = "Time zone"


@pytest.fixture
async def office(database_url: str, clock: MovableClock) -> AsyncIterator[Office]:
    company = await found_company(clock)
    for person in company.slack.people.values():
        person.user.tz = ""
    pacing, token = Pacing(rate=1000), company.installed.bot_token
    database = Database(database_url, clock)
    baton = Baton(database, bot_token=token, api_url=company.slack.api_url, pacing=pacing)
    await baton.start(company.seeds)
    door = await _socket(company, baton)
    yield Office(company, baton)
    await door.stop()
    await baton.stop()
    await company.slack.stop()


async def zone(office: Office) -> tuple[str, bool]:
    kept = await office.baton.database.read(workspaces.get, office.slack.workspace.team_id)
    assert kept is not None
    return kept.tz, kept.tz_assumed


def asked(office: Office) -> list[Message]:
    people = (office.max, office.sofia, office.mia, office.ravi)
    return [message for person in people for message in person.reads(person.dm) if ASKED in message.text]


async def test_both_managers_are_asked_once_and_nobody_else(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    await office.work()
    assert len(asked(office)) == 2
    assert await zone(office) == ("UTC", True)
    assert ASKED in (await office.max.opens_home()).text
    assert ASKED not in (await office.mia.opens_home()).text
    async with another_baton(office) as again:
        await again.courier.deliver_now()
    assert len(asked(office)) == 2


@pytest.mark.parametrize("chosen", ["Asia/Tokyo", "UTC"])
async def test_what_a_manager_chooses_is_the_answer_even_if_it_is_utc(office: Office, chosen: str) -> None:
    await office.work()
    question = next(message for message in office.max.reads(office.max.dm) if ASKED in message.text)
    await office.max.clicks("Settings", on=question)
    await office.max.submits({ZONE: chosen})
    assert await zone(office) == (chosen, False)
    assert ASKED not in (await office.sofia.opens_home()).text
    await office.later(days=5)
    async with another_baton(office) as again:
        await again.courier.deliver_now()
    assert not asked(office)
    assert "@Max Marketing Manager set the time zone" in (await office.sofia.sees("set the time zone")).text


async def test_other_settings_are_not_saved_without_it(office: Office) -> None:
    """Slack itself does not take the form without: the field is required, and stands empty."""
    await office.work()
    question = next(message for message in office.max.reads(office.max.dm) if ASKED in message.text)
    await office.max.clicks("Settings", on=question)
    form = await office.max.submits({"Weekly digest: time": "11:00"})
    assert form is not None
    assert await zone(office) == ("UTC", True)


async def test_a_question_left_alone_is_asked_again_after_a_later_start(office: Office) -> None:
    await office.work()
    for _ in range(3):
        await office.later(days=1)
    async with another_baton(office) as again:
        await again.courier.deliver_now()
    assert len(asked(office)) == 4
