"""Managers say when the team works: its zone, hours, working days, its country's holidays and days off of its own.

The clock begins on Monday, 23 November 2026, at 10:30 in Berlin.
"""

from datetime import UTC, datetime

import pytest

from bot.simulator.form import Form
from tests.conversations.office import READY, Office, without

TIMING = "When do they want to buy?"
ZONE, COUNTRY, OWN, HOURS = "Time zone", "Country", "Days off of your own", "Working hours"


async def settings(office: Office) -> Form:
    home = await office.max.opens_home()
    await office.max.clicks("Settings", on=home)
    return office.max.modal


async def sets(office: Office, **values: object) -> Form | None:
    await settings(office)
    return await office.max.submits({name.replace("_", " "): value for name, value in values.items()})


async def test_what_is_set_at_first_follows_from_the_zone_of_the_first_person(office: Office) -> None:
    form = await settings(office)
    values = form.values
    assert (values[ZONE], values[COUNTRY], values[HOURS]) == ("Europe/Berlin", "Germany", "Mon-Fri 9:00-17:00")
    assert "Friday, December 25th, 2026 (Christmas Day)" in form.text


async def test_a_manager_sets_them_and_everybody_finds_them_set(office: Office) -> None:
    own = "2026-12-24\n2026-12-28 to 2026-12-31\n2027-01-06 work"
    await settings(office)
    changes = {ZONE: "Asia/Dubai", COUNTRY: "Germany, Bayern", OWN: own}
    await office.max.submits({**changes, HOURS: "Sun to Wed 8.30-12, 1pm-6pm; thu 8:30 – 13"})
    await office.sofia.clicks("Settings", on=await office.sofia.opens_home())
    values = office.sofia.modal.values
    assert {label: values[label] for label in changes} == changes
    assert values[HOURS] == "Mon-Wed 8:30-12:00, 13:00-18:00; Thu 8:30-13:00; Sun 8:30-12:00, 13:00-18:00"
    assert "Thursday, December 24th, 2026; Friday, December 25th" in office.sofia.modal.text


async def test_where_two_set_the_same_the_second_is_told_what_and_by_whom(office: Office) -> None:
    await office.sofia.clicks("Settings", on=await office.sofia.opens_home())
    await settings(office)
    await office.sofia.submits({ZONE: "Asia/Tokyo", COUNTRY: "Japan", HOURS: "Mon 10-17", OWN: "2026-12-24"})
    mine = {ZONE: "America/New_York", COUNTRY: "Austria", HOURS: "Fri 8:00-17:00", OWN: "2026-12-23"}
    form = await office.max.submits(mine)
    assert form is not None
    for what in ("Time zone Asia/Tokyo", "Country Japan", "Working hours Mon 10:00-17:00"):
        assert f"@Sofia Sales Manager made {what}" in form.text
    assert {label: form.values[label] for label in mine} == mine
    await office.max.submits()
    values = (await settings(office)).values
    assert {label: values[label] for label in mine} == mine


@pytest.mark.parametrize(
    ("label", "given", "said"),
    [
        (HOURS, "Mon-Fri 9-5", "“9-5” ends before it starts. Or did you mean 9:00-17:00?"),
        (HOURS, "9-17", "“9-17” does not say on which days"),
        (HOURS, "Mon-Fri 9-13, 12-17", "On Monday, 9:00-13:00 and 12:00-17:00 overlap"),
        (OWN, "2026-12-24\nChristmas", "Line 2, “Christmas”, is not a date"),
        (OWN, "2026-12-24 to 2027-12-24", "is not a date"),
        (OWN, "2026-13-01", "is not a date"),
        (OWN, "2027-01-01 to 2027-02-15\n2027-02-16 to 2027-03-31", "more than 60 days in a row"),
    ],
)
async def test_what_cannot_be_is_refused_at_its_field(office: Office, label: str, given: str, said: str) -> None:
    await settings(office)
    form = await office.max.submits({label: given})
    assert form is not None
    assert said in form.errors[label]


@pytest.mark.parametrize(
    ("country", "own", "brought", "asked"),
    [
        ("Germany", "", "2026-12-31", "2027-01-04"),
        ("Germany", "", "2027-01-05", "2027-01-06"),
        ("Austria", "", "2027-01-05", "2027-01-07"),
        ("Germany, Bayern", "", "2027-01-05", "2027-01-07"),
        ("Germany", "2027-01-06 – 2027-01-08", "2027-01-05", "2027-01-11"),
        ("Austria", "2027-01-06 work", "2027-01-05", "2027-01-06"),
        ("No country: no public holidays", "", "2026-12-31", "2027-01-01"),
    ],
)
async def test_nobody_is_reminded_on_a_day_off(
    office: Office, country: str, own: str, brought: str, asked: str
) -> None:
    """A draft's marketer is asked again a working day after it was touched."""
    await settings(office)
    await office.max.submits({COUNTRY: country, OWN: own})
    office.clock.advance_to(datetime.fromisoformat(f"{brought}T10:00+01:00"))
    await office.mia_brings(without(TIMING))
    while not asked_again(office):
        await office.later(hours=24)
    assert office.clock.now().date().isoformat() == asked


def asked_again(office: Office) -> list[str]:
    return [message.text for message in office.mia.reads(office.mia.dm) if "still needs" in message.text]


async def test_reminders_come_within_the_hours_and_on_the_days_that_were_set(office: Office) -> None:
    await settings(office)
    await office.max.submits({HOURS: "Wed, Sat 13-15"})
    await office.mia_brings(without(TIMING))
    await office.later(hours=48)  # Wednesday, 10:30
    assert not asked_again(office)
    await office.later(hours=3)
    assert len(asked_again(office)) == 1
    await office.later(days=2)
    assert len(asked_again(office)) == 1


async def test_what_sales_answers_comes_on_a_holiday_too(office: Office) -> None:
    office.clock.advance_to(datetime(2026, 12, 25, 21, 0, tzinfo=UTC))
    card = await office.offered_card()
    await office.ravi.clicks("Accept", on=card)
    await office.mia.sees("@Ravi Rep accepted L-1")


async def test_the_menu_of_zones_finds_a_zone_by_its_country(office: Office) -> None:
    await settings(office)
    await office.max.chooses(ZONE, "Asia/Kathmandu")
    await office.max.submits()
    assert (await settings(office)).values[ZONE] == "Asia/Kathmandu"


async def test_settings_of_other_people_stay_when_the_zone_changes(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "3 to 6 months"})
    await settings(office)
    await office.max.submits({ZONE: "Asia/Tokyo"})
    values = (await settings(office)).values
    assert (values[ZONE], values[COUNTRY]) == ("Asia/Tokyo", "Japan")
