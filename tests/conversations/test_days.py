"""A day that somebody chooses is that day for everybody, wherever they live."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.conversations.office import READY, Office
from tests.conversations.test_where_people_live import NIGHT_IN_BERLIN, TALK, lives_in, log_form, office_in

TIMING = "When do they want to buy?"
MORNING_IN_TOKYO = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)


async def nurtured(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "3 to 6 months"})
    await office.mia.sees("is not ready for sales yet")


async def snoozes(office: Office, until: date) -> str:
    note = await office.mia.sees("is not ready for sales yet")
    await office.mia.clicks("Snooze", on=note)
    form = await office.mia.submits({"Or another day": until})
    assert form is None or not form.errors
    return (await office.mia.sees("Snoozed by you")).text


def followed_up(office: Office) -> list[str]:
    return [m.text for m in office.mia.reads(office.mia.dm) if "Time to follow up" in m.text]


@pytest.mark.parametrize(
    ("zone", "hour"),
    [("America/Los_Angeles", 15), ("Pacific/Auckland", 12), ("Asia/Tokyo", 9), ("Pacific/Pago_Pago", 12)],
)
async def test_the_day_that_was_chosen_is_said_kept_and_kept_to(database_url: str, zone: str, hour: int) -> None:
    """The workspace is in Tokyo, where the prospect is taken to be, its marketer somewhere else, told when it is day
    for both; 2 February 2027 is a Tuesday."""
    async with office_in(database_url, MORNING_IN_TOKYO, tz="Asia/Tokyo") as office:
        await lives_in(office, office.mia, zone)
        await office.work()
        await nurtured(office)
        said = "Tuesday, February 2nd, 2027"
        assert f"next follow-up {said}" in await snoozes(office, date(2027, 2, 2))
        for who in (office.mia, office.max):
            shown = await who.runs("/lead show L-1", in_=office.sales)
            assert f"Next: {said}" in shown.text
            assert f"moved the follow-up to {said}" in shown.text
        office.clock.advance_to(datetime(2027, 1, 31, 0, 0, tzinfo=UTC))
        while not followed_up(office):
            await office.later(minutes=30)
        local = office.clock.now().astimezone(ZoneInfo(zone))
        assert (local.date(), local.hour) == (date(2027, 2, 2), hour)


async def test_a_day_without_work_is_said_with_the_working_day_that_follows(database_url: str) -> None:
    async with office_in(database_url, MORNING_IN_TOKYO, tz="Asia/Tokyo") as office:
        await nurtured(office)
        said = await snoozes(office, date(2027, 1, 31))
        assert "next follow-up Monday, February 1st, 2027" in said
        shown = await office.mia.runs("/lead show L-1", in_=office.sales)
        assert "moved the follow-up to Sunday, January 31st, 2027" in shown.text


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles"])
async def test_whoever_moves_is_reminded_on_the_day_that_was_chosen(database_url: str, zone: str) -> None:
    async with office_in(database_url, MORNING_IN_TOKYO) as office:
        await nurtured(office)
        await snoozes(office, date(2027, 2, 2))
        await lives_in(office, office.mia, zone)
        await office.later(days=1, hours=1)
        office.clock.advance_to(datetime(2027, 2, 1, 0, 0, tzinfo=UTC))
        while not followed_up(office):
            await office.later(minutes=30)
        local = office.clock.now().astimezone(ZoneInfo(zone))
        assert (local.date(), local.hour) == (date(2027, 2, 2), 9)


async def test_nobody_is_told_of_the_day_after_as_to_come(database_url: str) -> None:
    """Tomorrow in Berlin is today in Auckland: it cannot be snoozed until then any more."""
    async with office_in(database_url, NIGHT_IN_BERLIN) as office:
        await lives_in(office, office.mia, "Pacific/Auckland")
        await nurtured(office)
        await office.mia.clicks("Snooze", on=await office.mia.sees("is not ready for sales yet"))
        form = await office.mia.submits({"Or another day": date(2026, 11, 24)})
        assert form is not None
        assert "has passed" in form.errors["Or another day"]


@pytest.mark.parametrize("day", [20, 23, 24])
async def test_a_conversation_stays_on_its_day_for_every_reader(database_url: str, day: int) -> None:
    async with office_in(database_url, NIGHT_IN_BERLIN) as office:
        await lives_in(office, office.ravi, "Pacific/Auckland")
        await lives_in(office, office.max, "America/Los_Angeles")
        await log_form(office)
        await office.ravi.submits(TALK | {"When?": date(2026, 11, day)})
        said = {20: "Friday, November 20th", 23: "Monday, November 23rd", 24: "Tuesday, November 24th"}[day]
        for who in (office.ravi, office.max, office.mia):
            await who.clicks("Details", on=await who.runs("/lead show L-1", in_=office.sales))
            assert said in who.modal.text


async def test_no_hurry_is_said_as_the_day_that_sales_chose(database_url: str) -> None:
    async with office_in(database_url, NIGHT_IN_BERLIN) as office:
        await lives_in(office, office.mia, "America/Los_Angeles")
        await office.work()
        await office.ravi.clicks("Reject", on=await office.offered_card())
        until = date(2026, 11, 23) + timedelta(days=71)
        await office.ravi.submits({"Reason": "No hurry (bad timing)", "Until when?": until})
        note = await office.mia.sees("no hurry", in_=office.mia.dm)
        assert "in good time before Tuesday, February 2nd, 2027" in note.text


@pytest.mark.parametrize(
    ("zone", "moment"),
    [
        ("Europe/Berlin", datetime(2026, 12, 3, 13, 0, tzinfo=UTC)),
        ("Pacific/Auckland", datetime(2026, 12, 3, 1, 0, tzinfo=UTC)),
        ("America/Los_Angeles", datetime(2026, 12, 3, 22, 0, tzinfo=UTC)),
    ],
)
async def test_a_meeting_is_planned_by_the_clock_of_whoever_plans_it(
    database_url: str, zone: str, moment: datetime
) -> None:
    async with office_in(database_url, datetime(2026, 11, 23, 9, 30, tzinfo=UTC)) as office:
        await lives_in(office, office.ravi, zone)
        await office.work()
        await office.ravi.clicks("Accept", on=await office.offered_card())
        await office.ravi.clicks("Details", on=await office.ravi.sees("is yours"))
        await office.ravi.clicks("Plan a meeting")
        assert f"Times are {zone}." in office.ravi.modal.text
        await office.ravi.submits({"Date": date(2026, 12, 3), "Time": "14:00", "With whom?": ["Tom Chen"]})
        local = moment.astimezone(ZoneInfo("Europe/Berlin"))
        told = await office.mia.sees("planned a meeting", in_=office.mia.dm)
        assert f"{local:%-I:%M %p}" in told.text
