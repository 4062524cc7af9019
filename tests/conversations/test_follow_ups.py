"""Nurture: follow-ups come when they are due, and lead back to sales."""

from bot.simulator.seen import Message
from tests.conversations.office import READY, Office

TIMING = "When do they want to buy?"


async def nurtured(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "3 to 6 months"})
    await office.mia.sees("is not ready for sales yet")


async def test_a_follow_up_comes_when_due_and_not_before(office: Office) -> None:
    await nurtured(office)
    await office.later(days=59)
    assert not reminders(office)
    await office.later(days=1)
    note = await office.mia.sees("Time to follow up")
    rest = ["Skip", "Log a conversation", "Call script", "Never", "Details"]
    assert note.labels == ["Done", "Ready now", "Snooze", *rest], "three buttons and a menu"
    await office.later(hours=1)
    assert len(reminders(office)) == 1


async def test_done_plans_the_next_one(office: Office) -> None:
    await nurtured(office)
    await office.later(days=60)
    note = await office.mia.sees("Time to follow up")
    await office.mia.clicks("Done", on=note)
    assert await office.mia.submits() is None
    await office.mia.sees("Done by you")
    assert not reminders(office)  # it says what came of it instead
    await office.later(days=62)
    assert len(reminders(office)) == 1


async def test_snooze_asks_until_when(office: Office) -> None:
    await nurtured(office)
    await office.later(days=60)
    note = await office.mia.sees("Time to follow up")
    await office.mia.clicks("Snooze", on=note)
    form = await office.mia.submits({"Or another day": "2020-01-01"})
    assert "has passed" in form.errors["Or another day"]
    assert await office.mia.submits({"Or another day": "2027-02-01"}) is None
    await office.mia.sees("Snoozed by you")
    await office.later(days=5)
    assert not reminders(office)
    await office.later(days=8)
    assert len(reminders(office)) == 1


async def test_ready_now_asks_what_went_stale_and_offers_the_lead(office: Office) -> None:
    await nurtured(office)
    await office.later(days=100)
    note = await office.mia.sees("Time to follow up")
    await office.mia.clicks("Ready now", on=note)
    assert TIMING in office.mia.modal.labels
    assert "What is their requirement?" in office.mia.modal.labels  # older than 90 days
    await office.mia.submits({TIMING: "Within 3 months"})
    card = await office.ravi.sees("Why it came to sales", in_=office.sales)
    assert "Ship orders within a day" in card.text


async def test_never_closes_it(office: Office) -> None:
    await nurtured(office)
    await office.later(days=60)
    note = await office.mia.sees("Time to follow up")
    await office.mia.clicks("Never", on=note)
    await office.mia.sees("Closed for good by you")
    await office.later(days=300)
    assert not reminders(office)


async def test_nothing_is_sent_at_night_or_on_a_sunday(office: Office) -> None:
    await nurtured(office)
    await office.later(days=55)  # Sunday 17 January
    await office.later(days=7, hours=13)  # Sunday night a week on: long due
    assert not reminders(office)
    await office.later(hours=10)
    assert len(reminders(office)) == 1


LINE = ["Done", "Ready now", "Snooze", "Skip", "Open"]
NAMES = ("Al Stone", "Bo Lind", "Cy Marsh")


async def several(office: Office, number: int = 3) -> Message:
    """As many leads come due in one morning."""
    for n, name in enumerate(NAMES[:number], 1):
        who = f"{name}, {name.lower().replace(' ', '@')}.example, from Fair"
        await office.mia_brings({**READY, TIMING: "3 to 6 months"}, who=who, Phone=f"+1 555 010{n}")
        await office.mia.sees(f"L-{n} {name}")
    await office.later(days=60)
    note: Message = await office.mia.sees("follow-ups are due")
    return note


async def test_several_that_are_due_in_one_morning_come_as_one_list(office: Office) -> None:
    note = await several(office)
    assert not reminders(office), "none has a message of its own"
    assert "3 follow-ups are due" in note.text
    for n, name in enumerate(NAMES, 1):
        assert name in note.text
        assert f"L-{n} {name}" in note.text
    assert note.text.count("Ask whether the date still holds (email)") == 3
    assert note.text.count("Their answers say to look again now: “They want to buy in 3 to 6 months.”") == 3, (
        "why today"
    )
    assert note.labels == LINE * 3, "one menu for each"


async def test_open_shows_one_of_a_list_with_its_text_to_copy(office: Office) -> None:
    note = await several(office)
    await office.mia.clicks("Open", on=note, near="Bo Lind")
    shown = await office.mia.sees("Time to follow up on L-2")
    assert shown.ephemeral
    assert "Channel: Email :email: bo@lind.example. They prefer phone :phone: +1 555 0102" in shown.text
    assert "Subject: " in shown.text
    assert {"Never", "Call script", "Log a conversation", "Details"} <= set(shown.labels)
    await office.mia.clicks("Done", on=shown)
    assert await office.mia.submits() is None
    await office.work()
    await office.mia.sees("2 of 3 follow-ups are left")


async def test_each_line_of_a_list_is_settled_on_its_own(office: Office) -> None:
    note = await several(office)
    await office.mia.clicks("Done", on=note, near="Bo Lind")
    assert await office.mia.submits() is None
    await office.work()
    note = await office.mia.sees("2 of 3 follow-ups are left")
    assert "Bo Lind\n:white_check_mark: Done by you" in note.text, "struck, with what came of it"
    assert note.labels == [*LINE, "Undo", *LINE]
    await office.mia.clicks("Undo", on=note)
    await office.work()
    note = await office.mia.sees("3 follow-ups are due")
    assert note.labels == LINE * 3
    await office.mia.clicks("Done", on=note, near="Bo Lind")
    assert await office.mia.submits() is None
    await office.later(minutes=11)
    note = await office.mia.sees("2 of 3 follow-ups are left")
    assert note.labels == LINE * 2, "ten minutes are over"
    await office.later(days=3)  # the working day after: the reminder of those that wait
    again = await office.mia.sees("2 follow-ups are due")
    older = await office.mia.sees("2 of 3 follow-ups are asked for again below")
    assert older.labels == [], "the buttons to use are those of the newer message"
    assert older.ts == note.ts
    assert "Bo Lind" not in again.text
    await office.mia.clicks("Skip", on=again, near="Al Stone")
    await office.later(days=10)
    last = await office.mia.sees("Reminder. Time to follow up on")
    assert "Cy Marsh" in last.text, "one that is left has a message of its own"


async def test_what_waits_and_what_comes_today_are_one_message(office: Office) -> None:
    for day, name in enumerate(NAMES[:2], 1):
        who = f"{name}, {name.lower().replace(' ', '@')}.example, from Fair"
        phone = {"Phone": "+51 1 2345678"} if day == 2 else {}  # in Lima the day begins at two in the afternoon here
        await office.mia_brings({**READY, TIMING: "3 to 6 months"}, who=who, **phone)
        await office.mia.sees(f"L-{day} {name}")
        await office.later(days=3 if day == 1 else 0)  # from a Monday to a Thursday
    await office.later(days=57)
    assert len(reminders(office)) == 1
    await office.later(days=3)  # at half past ten: the reminder of the one waits for the other
    assert len(reminders(office)) == 1
    await office.later(hours=4)
    note = await office.mia.sees("2 follow-ups are due")
    assert "Al Stone\nAsk whether the date still holds (email)\nI first told you on" in note.text
    assert "Bo Lind\nAsk whether the date still holds (email)\nTheir answers say" in note.text
    assert not reminders(office), "and no message beside it: the first one points to it"
    await office.mia.sees("I asked you again in a newer message, below")
    await office.mia.clicks("Open", on=note, near="Bo Lind")
    shown = await office.mia.sees("Time to follow up on L-2")
    assert "Best time: 2:00 PM to 5:00 PM, when it is day there: America/Lima (a guess from" in shown.text
    told = [each for each in office.mia.reads(office.mia.dm) if "Al Stone" in each.text]
    assert len(told) == 3, "that it is not ready, that it is time, and the list"


async def test_a_list_is_about_those_that_still_wait_when_it_is_sent(office: Office) -> None:
    note = await several(office, 2)
    for name in NAMES[:2]:
        await office.mia.clicks("Done", on=note, near=name)
        assert await office.mia.submits() is None
    await office.later(days=15)
    assert "All 2 follow-ups are done." in (await office.mia.sees("follow-ups are")).text
    assert not reminders(office)


def reminders(office: Office) -> list[object]:
    return [message for message in office.mia.reads(office.mia.dm) if "Time to follow up" in message.text]


async def test_snooze_offers_the_days_people_mean_in_working_days(office: Office) -> None:
    await nurtured(office)
    await office.later(days=60)  # a Friday
    note = await office.mia.sees("Time to follow up")
    await office.mia.clicks("Snooze", on=note)
    assert office.mia.modal.choices("Until when?") == ["The next working day", "In a month"]
    assert office.mia.modal.values["Until when?"] == "The next working day"
    assert await office.mia.submits() is None
    assert "Monday, January 25th, 2027" in (await office.mia.sees("Snoozed by you")).text


async def test_snoozing_until_the_likeliest_day_takes_two_presses(office: Office) -> None:
    await nurtured(office)
    await office.mia.clicks("Snooze", on=await office.mia.sees("is not ready for sales yet"))
    assert office.mia.modal.values["Until when?"] == "Next Monday"
    assert await office.mia.submits() is None
    assert "Monday, November 30th, 2026" in (await office.mia.sees("Snoozed")).text
