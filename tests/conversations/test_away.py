"""Away: a rep says when, in words or in Home; a colleague covers, by dates; the leads and the credit stay theirs."""

import re
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.conversations.office import Office

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture(autouse=True)
async def wednesday(office: Office) -> None:
    """It is a Wednesday morning in Berlin."""
    office.clock.advance_to(datetime(2026, 11, 25, 10, 30, tzinfo=BERLIN))


def at(person: Any) -> str:
    name: str = person.user.name
    return f"@{name}"


async def accepted(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Accept", on=card)
    await office.ravi.sees("jane@acme.example")


async def test_a_rep_is_away_until_friday_and_a_colleague_covers(office: Office) -> None:
    await accepted(office)
    said = await office.ravi.runs(f"/lead away until friday, cover {at(office.lena)}", in_=office.sales)
    assert "You are away from Wednesday, November 25th, 2026 until Friday, November 27th, 2026" in said.text
    assert "Reminders about your one open lead go to @Lena Rep" in said.text
    assert "the leads stay yours, with the credit" in said.text
    note = await office.lena.sees("You cover for @Ravi Rep")
    assert "L-1 Jane Doe Acme Corp" in note.text
    await office.later(days=2, hours=13, minutes=45)
    over = await office.lena.sees("you no longer cover for @Ravi Rep")
    assert "As planned" in over.text
    await office.later(days=2, hours=10)
    back = await office.ravi.sees("Welcome back")
    assert "@Lena Rep covered for you" in back.text
    shown = await office.ravi.runs("/lead show L-1", in_=office.sales)
    assert "@Ravi Rep" in shown.text, "the lead stayed his"
    await office.sofia.clicks("Settings", on=await office.sofia.opens_home())
    await office.sofia.clicks("Team")
    await office.sofia.clicks("Change", near="@Ravi Rep")
    told = office.sofia.modal.text
    assert (
        "From Wednesday, November 25th, 2026 until Friday, November 27th, 2026 (that day included): @Lena Rep" in told
    )


async def test_back_earlier(office: Office) -> None:
    await office.ravi.runs(f"/lead away until friday, cover {at(office.lena)}", in_=office.sales)
    await office.lena.sees("You cover for @Ravi Rep")
    said = await office.ravi.runs("/lead back", in_=office.sales)
    assert "You are back" in said.text
    await office.lena.sees("@Ravi Rep ended it: you no longer cover")
    again = await office.ravi.runs("/lead back", in_=office.sales)
    assert "You are not away, so there is nothing to come back from" in again.text


@pytest.mark.parametrize("typed", ["until whenever", "until 2020-01-01", "L-12", "for a while"])
async def test_what_cannot_be_read_is_refused_and_handed_back(office: Office, typed: str) -> None:
    said = await office.ravi.runs(f"/lead away {typed}", in_=office.sales)
    assert "I could not read when" in said.text.replace("*", "")
    assert "/lead away until friday, cover @colleague" in said.text
    assert f"/lead away {typed}" in said.text.replace("\n", " ")
    assert "back from" in (await office.ravi.runs("/lead back", in_=office.sales)).text


async def test_who_cannot_cover(office: Office) -> None:
    ravi, lena, mia = office.ravi, office.lena, office.mia
    said = await ravi.runs(f"/lead away until friday, cover {at(ravi)}", in_=office.sales)
    assert "You cannot cover for yourself" in said.text
    said = await ravi.runs(f"/lead away until friday, cover {at(mia)}", in_=office.sales)
    assert "@Mia Marketer is not a sales rep here" in said.text
    said = await ravi.runs(f"/lead away until friday, cover {at(lena)} and {at(mia)}", in_=office.sales)
    assert "One colleague covers at a time" in said.text
    await lena.runs("/lead away tomorrow", in_=office.sales)
    said = await ravi.runs(f"/lead away until friday, cover {at(lena)}", in_=office.sales)
    assert re.search(r"@Lena Rep is away as well, until Thursday, November 26th", said.text)
    said = await ravi.runs(f"/lead away today, cover {at(lena)}", in_=office.sales)
    assert "You are away on Wednesday" in said.text, "she is there today"


async def test_a_cover_who_goes_away_is_told_to_whoever_counts_on_them(office: Office) -> None:
    await office.ravi.runs(f"/lead away until friday, cover {at(office.lena)}", in_=office.sales)
    await office.lena.runs("/lead away tomorrow", in_=office.sales)
    note = await office.ravi.sees("will be away as well")
    assert "@Lena Rep, who covers for you" in note.text


async def test_marketers_have_nothing_to_be_away_from(office: Office) -> None:
    said = await office.mia.runs("/lead away until friday", in_=office.sales)
    assert "Saying when a sales rep is away is for sales reps and managers" in said.text
    said = await office.max.runs("/lead away until friday", in_=office.sales)
    assert "You are not a sales rep here" in said.text


async def test_a_manager_of_sales_says_it_for_a_rep_and_nobody_else_does(office: Office) -> None:
    said = await office.sofia.runs(f"/lead away {at(office.ravi)} until friday", in_=office.sales)
    assert "@Ravi Rep is away" in said.text
    note = await office.ravi.sees("@Sofia Sales Manager noted that you are away")
    await office.ravi.clicks("Change", on=note)
    assert "You are away" in office.ravi.modal.text
    await office.ravi.clicks("Back now")
    assert "You are away" not in office.ravi.modal.text
    said = await office.lena.runs(f"/lead away {at(office.ravi)} until friday", in_=office.sales)
    assert "Only @Ravi Rep and managers of sales can change that" in said.text


async def test_home_has_a_button_and_a_form(office: Office) -> None:
    home = await office.ravi.opens_home()
    await office.ravi.clicks("Away", on=home)
    form = await office.ravi.submits({"When?": "2026-12-24 to 2027-01-02", "Who covers meanwhile?": "Lena Rep"})
    assert form is None
    await office.ravi.sees("You are away from Thursday, December 24th, 2026 until Saturday, January 2nd, 2027")
    await office.lena.sees("You cover for @Ravi Rep, who is away from Thursday, December 24th")
    home = await office.ravi.opens_home()
    await office.ravi.clicks("Away", on=home)
    await office.ravi.clicks("Rest of today")
    assert "On Wednesday, November 25th, 2026, nobody covers" in office.ravi.modal.text
    await office.ravi.clicks("Take back")
    assert "December" not in office.ravi.modal.text
    await office.lena.sees("You need not cover for @Ravi Rep")
    form = await office.ravi.submits({"When?": "sometime"})
    assert "I could not read that" in form.errors["When?"]


async def test_reminders_about_a_lead_go_to_the_cover_who_can_act_on_it(office: Office) -> None:
    await accepted(office)
    shown = await office.ravi.runs("/lead show L-1", in_=office.sales)
    await office.ravi.clicks("Details", on=shown)
    await office.ravi.clicks("Plan a meeting")
    await office.ravi.submits({"Date": "2026-11-27", "Time": "15:00", "With whom?": ["Jane Doe"]})
    await office.ravi.runs(f"/lead away until friday, cover {at(office.lena)}", in_=office.sales)
    await office.work()
    before = len(office.ravi.reads(office.ravi.dm))
    await office.later(days=1)
    note = await office.lena.sees("For @Ravi Rep, who is away until Friday, November 27th")
    assert "The lead stays theirs" in note.text
    assert len(office.ravi.reads(office.ravi.dm)) == before, "he is left in peace"
    shown = await office.lena.runs("/lead show L-1", in_=office.sales)
    assert "jane@acme.example" in shown.text, "who covers can reach them"
    await office.lena.clicks("Details", on=shown)
    await office.lena.clicks("Log a conversation")
    await office.lena.runs("/lead back", in_=office.sales)
    await office.ravi.runs("/lead back", in_=office.sales)
    shown = await office.lena.runs("/lead show L-1", in_=office.sales)
    assert "jane@acme.example" not in shown.text


async def test_a_cover_sees_nothing_before_the_time_has_come(office: Office) -> None:
    await accepted(office)
    await office.ravi.runs(f"/lead away tomorrow, cover {at(office.lena)}", in_=office.sales)
    shown = await office.lena.runs("/lead show L-1", in_=office.sales)
    assert "jane@acme.example" not in shown.text
    await office.later(hours=14)
    shown = await office.lena.runs("/lead show L-1", in_=office.sales)
    assert "jane@acme.example" in shown.text


def friday_night() -> int:
    return int(datetime(2026, 11, 27, 23, 59, 59, tzinfo=BERLIN).timestamp())


async def test_slacks_status_is_a_hint_that_asks(office: Office) -> None:
    office.slack.sets_status(office.ravi, "Vacationing", ":palm_tree:", friday_night())
    await office.slack.settle()
    note = await office.ravi.sees("Slack says you are away until Friday, November 27th")
    said = await office.ravi.runs("/lead back", in_=office.sales)
    assert "You are not away" in said.text, "it decides nothing"
    office.slack.moves(office.ravi, "Europe/Paris")  # which says the same status again
    await office.slack.settle()
    await office.work()
    assert len([m for m in office.ravi.reads(office.ravi.dm) if "Slack says" in m.text]) == 1
    await office.ravi.clicks("Yes, until then", on=note)
    await office.ravi.sees("Nobody covers, so reminders about leads of yours go to @Sofia Sales Manager")
    said = await office.ravi.runs("/lead back", in_=office.sales)
    assert "You are back" in said.text


async def test_a_status_that_is_no_absence_changes_nothing_whatever_is_answered(office: Office) -> None:
    office.slack.sets_status(office.ravi, "Out sick", ":face_with_thermometer:")
    await office.slack.settle()
    note = await office.ravi.sees("until when shall I route no leads to you?")
    await office.ravi.clicks("No", on=note)
    await office.ravi.sees("You said that you are not away")
    assert "You are not away" in (await office.ravi.runs("/lead back", in_=office.sales)).text


async def test_no_other_status_asks_and_only_reps_are_asked(office: Office) -> None:
    soon = int((office.clock.now() + timedelta(minutes=5)).timestamp())
    office.slack.sets_status(office.ravi, "In a meeting", ":spiral_calendar_pad:", friday_night())
    office.slack.sets_status(office.lena, "Working remotely, no vacation", ":house_with_garden:", friday_night())
    office.slack.sets_status(office.lena, "Vacationing", ":palm_tree:", soon)
    office.slack.sets_status(office.mia, "Vacationing", ":palm_tree:", friday_night())
    await office.slack.settle()
    await office.work()
    for who in (office.ravi, office.lena, office.mia):
        assert not [m for m in who.reads(who.dm) if "Slack says" in m.text]


async def test_who_has_said_so_already_is_not_asked(office: Office) -> None:
    await office.ravi.runs("/lead away until next friday", in_=office.sales)
    office.slack.sets_status(office.ravi, "Vacationing", ":palm_tree:", friday_night())
    await office.slack.settle()
    await office.work()
    assert not [m for m in office.ravi.reads(office.ravi.dm) if "Slack says" in m.text]
