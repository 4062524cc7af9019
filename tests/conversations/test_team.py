"""The team in Settings: what each rep takes on and when they work; managers change all of it, reps their own hours."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.conversations.office import Office

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture(autouse=True)
async def wednesday(office: Office) -> None:
    office.clock.advance_to(datetime(2026, 11, 25, 10, 30, tzinfo=BERLIN))


async def team(office: Office, who: Any) -> None:
    home = await who.opens_home()
    await who.clicks("Settings", on=home)
    await who.clicks("Team")


async def rep_form(office: Office, who: Any) -> None:
    """Ravi's."""
    await team(office, who)
    await who.clicks("Change", near="@Ravi Rep")


async def test_a_manager_sees_the_team_and_says_what_a_rep_takes_on(office: Office) -> None:
    sofia = office.sofia
    await team(office, sofia)
    assert "3 sales reps; 3 can be given a lead now" in sofia.modal.text
    assert "@Ravi Rep can be given leads" in sofia.modal.text
    await sofia.clicks("Change", near="@Ravi Rep")
    changed = {
        "Hunter or farmer": "Farmer: existing customers",
        "Segments": "SMB, smb, Enterprise",
        "Share of leads": "2",
        "Most open leads": "5",
        "Working hours": "mon-thu 9-12:30, 13:30-17:30; fri 9-13",
    }
    await sofia.submits(changed)
    assert "Farmer · share 2 · SMB, Enterprise" in sofia.modal.text
    assert "no open leads, of at most 5" in sofia.modal.text
    note = await office.ravi.sees("changed what your leads are chosen by")
    assert "Mon-Thu 9:00-12:30, 13:30-17:30; Fri 9:00-13:00" in note.text
    await sofia.clicks("Change", near="@Ravi Rep")
    assert sofia.modal.values["Working hours"] == "Mon-Thu 9:00-12:30, 13:30-17:30; Fri 9:00-13:00"
    assert "@Sofia Sales Manager set Most open leads to 5" in sofia.modal.text


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("Most open leads", "0", "use “away”: /lead away"),
        ("Most open leads", "many", "a whole number from 1 to 200"),
        ("Share of leads", "0", "a whole number from 1 to 10"),
        ("Share of leads", "eleven", "a whole number from 1 to 10"),
        ("Working hours", "whenever", "is not a day"),
        ("Working hours", "Mon 17-9", "ends before it starts"),
    ],
)
async def test_what_cannot_be_is_refused_at_its_field(office: Office, field: str, typed: str, said: str) -> None:
    await rep_form(office, office.sofia)
    form = await office.sofia.submits({field: typed})
    assert said in form.errors[field]


async def test_two_managers_change_different_fields_and_neither_overwrites_the_other(office: Office) -> None:
    sofia = office.sofia
    await rep_form(office, sofia)
    first = sofia.leaves()
    await rep_form(office, sofia)
    await sofia.submits({"Most open leads": "5", "Territories": "DACH"})
    await sofia.closes(everything=True)
    sofia.turns_to(first)
    await sofia.submits({"Share of leads": "3"})
    assert "share 3 · DACH" in sofia.modal.text
    assert "no open leads, of at most 5" in sofia.modal.text
    await sofia.clicks("Change", near="@Ravi Rep")
    second = sofia.leaves()
    await rep_form(office, sofia)
    await sofia.submits({"Most open leads": "6"})
    await sofia.closes(everything=True)
    sofia.turns_to(second)
    form = await sofia.submits({"Most open leads": "7"})
    assert "You made Most open leads 6 in another window" in form.text.replace("*", "")
    await sofia.submits()
    assert "no open leads, of at most 7" in sofia.modal.text


async def test_a_rep_changes_their_own_hours_and_nothing_else(office: Office) -> None:
    ravi = office.ravi
    home = await ravi.opens_home()
    await ravi.clicks("Away", on=home)
    await ravi.clicks("My working hours")
    assert set(ravi.modal.values) == {"Working hours", "Time zone"}
    await ravi.submits({"Working hours": "Mon-Fri 12-20"})
    await team(office, office.sofia)
    assert "@Ravi Rep is not at work until" in office.sofia.modal.text
    assert "2 can be given a lead now" in office.sofia.modal.text


async def test_only_managers_see_the_team(office: Office) -> None:
    said = await office.ravi.runs("/lead settings", in_=office.sales)
    assert "Changing the settings is for managers" in said.text


async def test_a_reminder_waits_for_a_reps_own_hours(office: Office) -> None:
    """Somebody who works from noon is reminded then."""
    card = await office.offered_card()
    await office.ravi.clicks("Accept", on=card)
    home = await office.ravi.opens_home()
    await office.ravi.clicks("Away", on=home)
    await office.ravi.clicks("My working hours")
    await office.ravi.submits({"Working hours": "Mon-Fri 12-20"})
    await office.ravi.closes(everything=True)
    shown = await office.ravi.runs("/lead show L-1", in_=office.sales)
    await office.ravi.clicks("Details", on=shown)
    await office.ravi.clicks("Plan a meeting")
    await office.ravi.submits({"Date": "2026-11-27", "Time": "15:00", "With whom?": ["Jane Doe"]})
    await office.work()
    before = len(office.ravi.reads(office.ravi.dm))
    await office.later(hours=23, minutes=30)  # 10:00 the day before
    assert len(office.ravi.reads(office.ravi.dm)) == before
    await office.later(hours=2, minutes=5)
    assert len(office.ravi.reads(office.ravi.dm)) > before


async def test_managers_of_marketing_see_the_team_and_change_nothing_in_it(office: Office) -> None:
    await team(office, office.max)
    assert "3 sales reps" in office.max.modal.text
    assert "Change" not in office.max.modal.buttons
