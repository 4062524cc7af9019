"""What only one person gets follows the zone they live in; what a channel gets, the team's."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.application import Baton
from bot.clock import MovableClock
from bot.delivery.pacing import Pacing
from bot.playground.sandbox import found_company
from bot.simulator.people import Person
from bot.simulator.reading import NamesFor
from storage.sql import Database
from tests.conversations.conftest import _socket
from tests.conversations.office import Office, without

TIMING = "When do they want to buy?"
NIGHT_IN_BERLIN = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)  # Monday 20:30; 8:30 on Tuesday in Auckland
TALK = {"How?": "Phone", "With whom?": ["Jane Doe"], "What did you learn?": "Budget in March"}


@asynccontextmanager
async def office_in(
    url: str, now: datetime, tz: str = "Europe/Berlin", before: Callable[[Office], None] = lambda office: None
) -> AsyncIterator[Office]:
    """Open an office at that moment; `before` happens before Baton starts."""
    company = await found_company(MovableClock(now), tz=tz)
    database = Database(url, company.clock)
    api_url = company.slack.api_url
    baton = Baton(database, bot_token=company.installed.bot_token, api_url=api_url, pacing=Pacing(rate=1000))
    office = Office(company, baton)
    before(office)
    await baton.start(company.seeds)
    door = await _socket(company, baton)
    try:
        yield office
    finally:
        await door.stop()
        await baton.stop()
        await company.slack.stop()


async def lives_in(office: Office, person: Person, tz: str) -> None:
    """Somebody moves, and Baton hears of it, or asks."""
    office.slack.moves(person, tz)
    person._names = NamesFor(office.slack.workspace, person.user)
    await office.slack.settle()
    await office.work()


def travels_unheard(office: Office, person: Person, tz: str) -> None:
    person.user.tz = tz
    person._names = NamesFor(office.slack.workspace, person.user)


async def log_form(office: Office) -> None:
    await office.ravi.clicks("Accept", on=await office.offered_card())
    await office.ravi.clicks("Details", on=await office.ravi.sees("is yours"))
    await office.ravi.clicks("Log a conversation")


@pytest.mark.parametrize("day", [23, 24])
async def test_a_talk_of_today_can_be_logged_wherever_today_is(database_url: str, day: int) -> None:
    async with office_in(database_url, NIGHT_IN_BERLIN) as office:
        await office.work()  # Slack says that he lives in Berlin; then he travels
        travels_unheard(office, office.ravi, "Pacific/Auckland")
        await log_form(office)
        form = await office.ravi.submits(TALK | {"When?": date(2026, 11, day)})
        assert form is None or not form.errors


@pytest.mark.parametrize(("zone", "day"), [("Pacific/Auckland", 25), ("Europe/Berlin", 24), ("Pacific/Pago_Pago", 24)])
async def test_a_day_that_is_still_to_come_where_they_live_is_refused(database_url: str, zone: str, day: int) -> None:
    async with office_in(database_url, NIGHT_IN_BERLIN) as office:
        await lives_in(office, office.ravi, zone)
        await log_form(office)
        form = await office.ravi.submits(TALK | {"When?": date(2026, 11, day)})
        assert form is not None
        assert "still to come" in form.errors["When?"]


async def test_without_an_answer_from_slack_a_day_is_judged_by_what_was_known(database_url: str) -> None:
    async with office_in(database_url, NIGHT_IN_BERLIN) as office:
        await log_form(office)
        await office.work()
        travels_unheard(office, office.ravi, "Pacific/Auckland")
        office.slack.faults.next("users.info", times=5).error("internal_error")
        form = await office.ravi.submits(TALK | {"When?": date(2026, 11, 24)})
        assert form is not None
        assert "still to come" in form.errors["When?"]


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Asia/Tokyo", "Pacific/Auckland"])
async def test_a_prompt_comes_when_its_marketer_works(database_url: str, zone: str) -> None:
    """Everybody else lives in Berlin; the draft is touched in the evening there."""
    async with office_in(database_url, NIGHT_IN_BERLIN) as office:
        await lives_in(office, office.mia, zone)
        await office.work()
        await office.mia_brings(without(TIMING))
        await office.mia.sees("needs one answer")
        while not [m for m in office.mia.reads(office.mia.dm) if "still needs" in m.text]:
            await office.later(minutes=29)
        local = office.clock.now().astimezone(ZoneInfo(zone))
        assert 9 <= local.hour < 17, local
        assert local.date() == NIGHT_IN_BERLIN.astimezone(ZoneInfo(zone)).date() + timedelta(days=1)


async def test_a_digest_comes_by_the_clock_of_the_team(database_url: str) -> None:
    async with office_in(database_url, NIGHT_IN_BERLIN) as office:
        for person in (office.mia, office.max, office.ravi):
            await lives_in(office, person, "America/Los_Angeles")
        office.clock.advance_to(datetime(2026, 11, 30, 8, 0, tzinfo=UTC))
        await office.work()
        assert [m for m in office.max.reads(office.sales) if "what became of our leads" in m.text]


async def test_a_zone_that_slack_did_not_tell_at_first_is_asked_for_again(database_url: str) -> None:
    def slack_says_nothing(office: Office) -> None:
        office.slack.faults.next("users.info", times=50).error("internal_error")

    async with office_in(database_url, NIGHT_IN_BERLIN, tz="Asia/Tokyo", before=slack_says_nothing) as office:
        assert await zone_set(office) is None
        office.slack.faults.clear()
        await office.later(minutes=30)
        assert await zone_set(office) == "Asia/Tokyo"


async def test_a_zone_that_a_manager_set_stays(database_url: str) -> None:
    async with office_in(database_url, NIGHT_IN_BERLIN) as office:
        await office.max.clicks("Settings", on=await office.max.opens_home())
        await office.max.submits({"Time zone": "UTC"})
        for _ in range(3):
            await office.later(days=1)
        assert await zone_set(office) == "UTC"


async def zone_set(office: Office) -> object:
    await office.max.clicks("Settings", on=await office.max.opens_home())
    zone = office.max.modal.values["Time zone"]
    await office.max.closes()
    return zone
