"""The day and the hour of a touch: the marketer's hours, the prospect's clocks, the caps, the day's ration; and why."""

from datetime import UTC, date, datetime

from storage import tables
from storage.sql import Transaction, upsert
from storage.team.reps import Profile
from tests.conversations.office import READY, Office

TIMING = "When do they want to buy?"


async def nurtures(office: Office, number: int, name: str, **more: str) -> None:
    await office.mia_brings({**READY, TIMING: "3 to 6 months"}, name, **more)
    note = await office.mia.sees(f"L-{number} {name} (")
    await office.mia.clicks("Snooze", on=note)
    await office.mia.submits({"Or another day": date(2026, 12, 8)})


def told(office: Office) -> list[str]:
    words = ("Time to follow up", "follow-ups are due")
    return [m.text for m in office.mia.reads(office.mia.dm) if any(each in m.text for each in words)]


async def until_told(office: Office, day: date) -> str:
    """Let time pass until the marketer is told, half an hour at a time; returns when, on her clocks."""
    office.clock.advance_to(datetime(day.year, day.month, day.day, 6, 0, tzinfo=UTC))
    before = len(told(office))
    for _ in range(24):
        await office.later(minutes=30)
        if len(told(office)) > before:
            return office.clock.now().strftime("%d %H")
    return ""


async def test_a_touch_comes_when_both_are_at_work_and_says_why_then(office: Office) -> None:
    home = await office.mia.opens_home()
    await office.mia.clicks("My hours", on=home)
    await office.mia.submits({"Working hours": "Mon-Fri 12:00-20:00"})
    await nurtures(office, 1, "Jane", **{"Time zone": "America/New_York", "Company": "Acme"})
    await nurtures(office, 2, "Jo", Phone="+91 22 12345678", Company="Bolt")
    shown = (await office.mia.runs("/lead show L-2", in_=office.sales)).text
    assert "Snoozed until then" in shown
    assert "Their time zone: Asia/Kolkata (a guess from their phone number)" in shown
    listed = (await office.mia.runs("/lead find jane", in_=office.sales)).text
    assert "follow-up Tuesday, December 8th, 2026" in listed
    assert "snoozed until then" in listed
    # She begins at noon, when it is 16:30 in Mumbai: New York, where it is 6, comes along in the one message.
    assert await until_told(office, date(2026, 12, 8)) == "08 11"
    [one] = told(office)
    assert "2 follow-ups are due" in one


async def test_nobody_is_contacted_too_often_and_no_day_holds_too_much(office: Office) -> None:
    home = await office.max.opens_home()
    await office.max.clicks("Settings", on=home)
    wrong = await office.max.submits({"Follow-ups a day for one marketer": "0"})
    assert wrong.errors
    await office.max.submits({"Follow-ups a day for one marketer": "2", "Touches of one company in 30 days": "1"})
    await nurtures(office, 1, "Ann", Company="Acme")
    await nurtures(office, 2, "Ben", Company="Acme")
    await nurtures(office, 3, "Cleo", Company="Bolt")
    await nurtures(office, 4, "Dan", Company="Crux")
    lines = [(await office.mia.runs(f"/lead show L-{n}", in_=office.sales)).text for n in (1, 2, 3, 4)]
    assert "Next: Tuesday, December 8th, 2026" in lines[0]
    assert "Next: Thursday, January 7th, 2027" in lines[1]
    assert "moved, as their company would be contacted too often" in lines[1]
    assert "Next: Tuesday, December 8th, 2026" in lines[2]
    assert "Next: Wednesday, December 9th, 2026" in lines[3]
    assert "moved, as that day was full" in lines[3]


async def test_one_that_cannot_be_told_is_named_to_a_manager(office: Office) -> None:
    """Row 33 of field.md: something nobody thought of keeps it from being sent, here hours that cannot be read."""
    await nurtures(office, 1, "Ann", Company="Acme")

    def set_hours(tx: Transaction, hours: str) -> None:
        row = {"team_id": office.slack.workspace.team_id, "user_id": office.mia.id, **Profile(hours=hours)._asdict()}
        upsert(tx, tables.rep, [row | {"segments": [], "territories": []}], ("team_id", "user_id"))

    await office.baton.database.transact(set_hours, "whenever")
    office.clock.advance_to(datetime(2026, 12, 8, 12, 0, tzinfo=UTC))
    await office.work()
    await office.later(hours=2)
    assert not told(office)
    await office.later(days=1, hours=1)
    alarm = await office.max.sees("A follow-up is late")
    assert "L-1" in alarm.text
    assert "was to come Tuesday, December 8th, 2026" in alarm.text
    assert "A follow-up is late" in (await office.max.opens_home()).text
    await office.later(minutes=30)
    assert len([m for m in office.max.reads(office.max.dm) if "A follow-up is late" in m.text]) == 1
    await office.baton.database.transact(set_hours, "")
    await office.later(hours=17)  # in the morning
    assert told(office)
    assert "A follow-up is late" not in (await office.max.opens_home()).text
