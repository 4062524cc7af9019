"""Follow-ups by day: `/lead due` today, this week or on a day; what Home shows a marketer first."""

from datetime import date

from tests.conversations.office import READY, Office
from tests.conversations.test_same_lead import about_leads

TIMING = "When do they want to buy?"
NAMES = ("Ann Ash", "Ben Birch", "Cleo Cedar")


async def nurtured(office: Office, *names: str) -> None:
    for name in names:
        first = name.split()[0].lower()
        await office.mia_brings({**READY, TIMING: "3 to 6 months"}, who=f"{name}, {first}@{first}.example, from Fair")


async def snoozed(office: Office, label: str, until: date) -> None:
    await office.mia.clicks("Snooze", on=await office.mia.sees(f"{label} "))
    await office.mia.submits({"Or another day": until})


async def test_follow_ups_are_listed_by_day_and_home_begins_with_what_is_due(office: Office) -> None:
    await nurtured(office, *NAMES)
    for label, on in (("L-1", date(2026, 11, 24)), ("L-2", date(2026, 11, 25)), ("L-3", date(2026, 11, 27))):
        await snoozed(office, label, on)
    assert "Follow-ups due by today: none. The next one comes" in (await office.mia.runs("/lead due today")).text
    await office.later(days=2)  # Wednesday

    shown = await office.mia.runs("/lead due")
    order = ["Overdue", "L-1 Ann Ash", "Today", "L-2 Ben Birch", "This week", "L-3 Cleo Cedar"]
    assert sorted(order, key=shown.text.index) == order
    assert {"Today", "This week", "Snooze all 2 that are due"} <= set(shown.labels)
    await office.mia.clicks("Today", on=shown)
    today = await office.mia.sees("Follow-ups due by today")
    assert "L-3" not in today.text
    week = await office.mia.runs("/lead due this week")
    assert "L-3 Cleo Cedar" in week.text
    friday = await office.mia.runs("/lead due friday")
    assert "Follow-ups of Friday, November 27th, 2026" in friday.text
    assert "L-2" not in friday.text
    assert "L-3 Cleo Cedar" in (await office.mia.runs("/lead due 2026-11-27")).text
    assert "L-1" not in (await office.mia.runs("/lead due overdue")).text.partition("L-1")[0]

    home = (await office.mia.opens_home()).text
    order = ["What to do now", "Follow up on 2 leads, first: L-1 Ann Ash", "Due now", "L-2 Ben Birch", "Coming up"]
    order += ["L-3 Cleo", "Nothing in: Returned by sales · My drafts · Waiting for sales"]
    assert sorted(order, key=home.index) == order
    digest = (await office.mia.runs("/lead digest")).text
    assert "3 being nurtured · follow-ups: 1 overdue, 1 due today, 1 within a week" in digest


async def test_all_that_is_due_is_snoozed_at_once_and_taken_back_at_once(office: Office) -> None:
    await nurtured(office, *NAMES)
    for label in ("L-1", "L-2", "L-3"):
        await snoozed(office, label, date(2026, 11, 25))
    await office.later(days=2)
    await office.mia.clicks("Snooze all 3 that are due", on=await office.mia.opens_home())
    form = office.mia.modal
    assert "3 follow-ups are due by today." in form.text
    assert "L-2 Ben Birch" in form.text
    window = office.mia.leaves()
    await office.mia.clicks("Details", on=await office.mia.runs("/lead L-3"))
    await office.mia.clicks("Never")
    await office.mia.closes(everything=True)
    form = await office.mia.turns_to(window).submits({"Until when?": "Next Monday"})
    assert "Other follow-ups are due by now than were shown" in form.text
    window = office.mia.leaves()
    await office.work()
    await office.mia.clicks("Undo", on=await office.mia.sees("Closed for good by you"))
    await office.work()
    await office.mia.turns_to(window).submits({"Until when?": "Next Monday"})
    assert office.mia.modal, "it is drawn once more, with all three"
    await office.mia.submits({"Until when?": "Next Monday"})
    await office.work()
    told = await office.mia.sees("3 follow-ups snoozed by you to Monday, November 30th, 2026")
    assert not [m.text for m in office.mia.reads(office.mia.dm) if "time to follow up" in m.text.lower()]
    assert "Follow-ups due by today: none" in (await office.mia.runs("/lead due today")).text
    assert "Snooze all" not in " ".join((await office.mia.opens_home()).buttons)

    await office.mia.clicks("Details", on=await office.mia.runs("/lead L-2"))
    await office.mia.clicks("Log a conversation")
    await office.mia.submits({"With whom?": ["Ben Birch"], "How?": "Phone", "What did you learn?": "In spring"})
    await office.mia.closes(everything=True)
    await office.mia.clicks("Undo", on=told)
    await office.work()
    back = await office.mia.sees("You took it back")
    assert "2 follow-ups as before. 1 follow-up (L-2) went on since" in back.text
    assert "Undo" not in back.labels
    due = (await office.mia.runs("/lead due today")).text
    assert "L-1 Ann Ash" in due
    assert "L-3 Cleo Cedar" in due
    assert "L-2" not in due


async def test_what_was_snoozed_at_once_cannot_be_taken_back_after_ten_minutes(office: Office) -> None:
    await nurtured(office, *NAMES[:2])
    for label in ("L-1", "L-2"):
        await snoozed(office, label, date(2026, 11, 25))
    await office.later(days=2)
    await office.mia.clicks("Snooze all 2 that are due", on=await office.mia.runs("/lead due"))
    await office.mia.submits({"Until when?": "Tomorrow"})
    told = await office.mia.sees("2 follow-ups snoozed by you")
    await office.later(minutes=11)
    assert "Undo" not in (await office.mia.sees("2 follow-ups snoozed by you")).labels
    assert told.ts


async def test_all_that_somebody_had_is_handed_over_and_taken_back_at_once(office: Office) -> None:
    await nurtured(office, *NAMES)
    before = about_leads(office)
    await office.max.clicks("Hand over", on=await office.max.opens_home())
    await office.max.submits({"Whose leads?": office.mia})
    await office.max.submits({"Who takes over for marketing?": office.max})
    await office.work()
    told = await office.max.sees("3 leads of @Mia Marketer handed over to @Max Marketing Manager")
    assert about_leads(office) != before
    await office.max.clicks("Details", on=await office.max.runs("/lead L-2"))
    await office.max.clicks("Hand over")
    await office.max.submits({"Who takes over for marketing?": office.mia})
    await office.max.closes(everything=True)
    await office.max.clicks("Undo", on=told)
    await office.work()
    assert "2 leads as before. 1 lead went on since" in (await office.max.sees("You took it back")).text
    assert about_leads(office) == before
    assert "handed 2 leads" in (await office.mia.sees("over to you for marketing")).text
    shown = (await office.max.runs("/lead show L-1")).text
    assert "@Max Marketing Manager took back what was done: handed it over" in shown
