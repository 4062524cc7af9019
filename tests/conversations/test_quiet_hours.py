"""Reminders that come due at night, or while nothing is running, wait for the morning and are then sent once.

The clock begins on a Monday at 10:30.
"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from storage import tables
from tests.conversations.office import IN_ITS_MENU, READY, Office, without

BERLIN = ZoneInfo("Europe/Berlin")

TIMING = "When do they want to buy?"


async def test_after_downtime_at_night_a_prompt_waits_for_the_morning(office: Office) -> None:
    await office.mia_brings(without(TIMING))
    await office.mia.sees("needs one answer")
    await office.later(days=2, hours=12)  # Wednesday 22:30; the prompt was due on Tuesday
    assert not said(office, "still needs")
    await office.later(hours=11)
    assert len(said(office, "still needs")) == 1


async def test_after_downtime_at_night_the_digest_waits_for_the_morning(office: Office) -> None:
    await office.later(days=7, hours=13)  # Monday 23:30, due at 09:00
    assert not digests(office)
    await office.later(hours=10)
    assert len(digests(office)) == 1


async def slack_is_down_into_the_night(office: Office) -> None:
    """It goes down now, and comes back between three and half past four; what comes due is left in the outbox."""
    office.slack.faults.down = True
    now = office.clock.now().astimezone(BERLIN)
    back = (now + timedelta(days=1)).replace(hour=3, minute=15)
    while office.clock.now() < back:
        await office.later(minutes=61)
    office.slack.faults.down = False
    for _ in range(4):
        await office.later(minutes=6)


async def the_morning_comes(office: Office) -> None:
    await office.later(hours=6)
    for _ in range(4):
        await office.later(minutes=6)


async def test_a_prompt_that_slack_did_not_take_by_day_is_not_sent_at_night(office: Office) -> None:
    await office.mia_brings(without(TIMING))
    await office.mia.sees("needs one answer")
    await office.later(hours=23, minutes=59)  # it comes due on Tuesday at 10:30
    await slack_is_down_into_the_night(office)
    assert not said(office, "still needs")
    await the_morning_comes(office)
    assert len(said(office, "still needs")) == 1


async def test_a_follow_up_that_slack_did_not_take_on_friday_is_not_sent_on_the_weekend(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "3 to 6 months"})
    await office.mia.sees("is not ready for sales yet")
    office.clock.advance_to(datetime(2027, 1, 22, 8, 59, tzinfo=BERLIN))  # the follow-up is due: a Friday
    await slack_is_down_into_the_night(office)
    for _ in range(12):
        await office.later(hours=4)
    assert not said(office, "Time to follow up")
    await office.later(hours=6)
    assert len(said(office, "Time to follow up")) == 1


async def test_a_meetings_reminder_that_slack_did_not_take_by_day_is_not_sent_at_night(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Accept", on=card)
    note = await office.ravi.sees("is yours")
    await office.ravi.clicks("Details", on=note)
    await office.ravi.clicks("Plan a meeting")
    await office.ravi.submits({"Date": date(2026, 11, 26), "Time": "14:00", "With whom?": ["Tom Chen"]})
    await office.ravi.closes()
    office.clock.advance_to(datetime(2026, 11, 25, 8, 59, tzinfo=BERLIN))
    await slack_is_down_into_the_night(office)
    assert not [m for m in office.ravi.reads(office.ravi.dm) if "Coming up for L-1" in m.text]
    await the_morning_comes(office)
    assert len([m for m in office.ravi.reads(office.ravi.dm) if "Coming up for L-1" in m.text]) == 1


async def test_a_draft_closed_by_day_is_not_told_of_at_night(office: Office) -> None:
    await office.mia_brings(without(TIMING))
    await office.mia.sees("needs one answer")
    for _ in range(29):
        await office.later(days=1)  # Tuesday; the draft is closed on Wednesday
    await office.later(hours=23)
    assert not said(office, "I closed")
    await slack_is_down_into_the_night(office)
    assert not said(office, "I closed")
    await the_morning_comes(office)
    assert len(said(office, "I closed")) == 1


@pytest.mark.parametrize("hour", ["09:00", "19:00"])
async def test_a_digest_that_slack_did_not_take_on_time_waits_for_the_morning(office: Office, hour: str) -> None:
    home = await office.max.opens_home()
    await office.max.clicks("Settings", on=home)
    await office.max.submits({"Weekly digest: time": hour})
    office.clock.advance_to(datetime(2026, 11, 30, int(hour[:2]) - 1, 59, tzinfo=BERLIN))
    await slack_is_down_into_the_night(office)
    assert not digests(office)
    await the_morning_comes(office)
    assert len(digests(office)) == 1


async def test_a_digest_comes_at_the_hour_agreed_on_also_outside_working_hours(office: Office) -> None:
    home = await office.max.opens_home()
    await office.max.clicks("Settings", on=home)
    await office.max.submits({"Weekly digest: time": "19:00"})
    office.clock.advance_to(datetime(2026, 11, 30, 19, 5, tzinfo=BERLIN))
    await office.work()
    assert len(digests(office)) == 1


async def test_what_somebody_does_at_night_is_answered_at_once_beside_a_reminder_that_waits(office: Office) -> None:
    await office.mia_brings(without(TIMING))
    note = await office.mia.sees("needs one answer")
    await office.later(hours=23, minutes=59)
    await slack_is_down_into_the_night(office)
    await office.mia.clicks("Answer now", on=note)
    await office.mia.submits({TIMING: "Within 3 months"})
    await office.mia.sees("meets the definition")
    card = await office.ravi.sees("Why it came to sales", in_=office.sales)
    await office.ravi.clicks("Accept", on=card)
    await office.mia.sees("@Ravi Rep accepted L-1")
    await office.ravi.sees("is yours")
    await office.ravi.sees("Accepted by @Ravi Rep", in_=office.sales)
    await the_morning_comes(office)
    assert not said(office, "still needs")


async def test_closing_a_form_of_a_nurtured_lead_changes_nothing(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "6 to 9 months"})
    note = await office.mia.sees("is not ready for sales yet")
    await office.mia.clicks("Ready now", on=note)
    await office.mia.closes()
    await office.work()
    assert len(said(office, "is not ready for sales yet")) == 1


async def test_an_earlier_card_points_to_the_newer_one(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "Wrong person"})
    note = await office.mia.sees("wrong person", in_=office.mia.dm)
    await office.mia.clicks("Fix and resubmit", on=note)
    await office.mia.submits({"Name": "Maria Lopez"})
    await office.mia.submits()
    await office.ravi.sees("Why it came to sales", in_=office.sales)
    await office.work()
    first, second = office.ravi.reads(office.sales)
    assert first.labels == ["Details"]
    assert second.labels == ["Accept", "Reject", "Details", *IN_ITS_MENU]
    assert "Maria Lopez" in second.text


def said(office: Office, text: str) -> list[object]:
    return [message for message in office.mia.reads(office.mia.dm) if text in message.text]


def digests(office: Office) -> list[object]:
    return [m for m in office.max.reads(office.marketing) if "what became of our leads" in m.text]


async def test_one_follow_up_that_cannot_be_done_keeps_no_other_waiting(office: Office) -> None:
    for who in ("Bo Lind, bo@north.example", "Al Stone, al@stone.example"):
        await office.mia_brings({**READY, TIMING: "3 to 6 months"}, who=who)
        await office.mia.sees("is not ready for sales yet")
    with office.baton.database.engine.begin() as connection:
        broken = connection.execute(select(tables.lead.c.id).where(tables.lead.c.name == "Bo Lind")).scalar()
        # A stage this release does not know, as a newer one could have left it.
        connection.execute(tables.lead.update().where(tables.lead.c.id == broken).values(stage="unheard of"))
    await office.later(days=63)  # a Monday
    assert len(said(office, "Time to follow up")) == 1
    with office.baton.database.engine.begin() as connection:
        connection.execute(tables.lead.update().where(tables.lead.c.id == broken).values(stage="nurturing"))
    await office.later(minutes=11)
    assert len(said(office, "Time to follow up")) == 2
