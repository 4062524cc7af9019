"""The forms about a buying group and its meetings, left open while somebody else was at it."""

from datetime import date

from tests.conversations.agreement import MONEY, TIMING
from tests.conversations.office import READY, Office, without
from tests.conversations.test_stale_forms import details

WHO, TITLE, PARTS, WHY = "Who is it?", "Title", "What part do they play?", "How did they come to join, and why?"
WITH, LEARNED, STAGE, WHAT = "With whom?", "What did you learn?", "Stage now", "What about it?"
TOM = "Tom Chen"


async def accepted(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Accept", on=card)
    await office.ravi.sees("is yours")


async def opens(office: Office, who: object, name: str = TOM) -> None:
    await details(who, office)  # type: ignore[arg-type]
    await who.chooses("Change a contact", name)  # type: ignore[attr-defined]


async def test_two_say_more_about_somebody_and_both_are_heard(office: Office) -> None:
    await accepted(office)
    await opens(office, office.ravi)
    await opens(office, office.mia)
    await office.mia.submits({PARTS: ["Approver", "User"], "Referred by": "Jane Doe"})
    await office.ravi.submits({WHY: "He pays for it", "Where in the company?": "Finance"})
    await opens(office, office.mia)
    values = office.mia.modal.values
    assert values[PARTS] == ["Approver", "User"]
    assert values["Referred by"] == "Jane Doe"
    assert values[WHY] == "He pays for it"
    assert values["Where in the company?"] == "Finance"


async def test_where_two_say_different_things_the_second_is_told(office: Office) -> None:
    await accepted(office)
    await opens(office, office.ravi)
    await opens(office, office.mia)
    await office.mia.submits({TITLE: "Finance Director", PARTS: ["User"]})
    form = await office.ravi.submits({TITLE: "CEO", PARTS: ["Approver", "Influencer"]})
    assert "@Mia Marketer made Title “Finance Director”" in form.text
    assert "@Mia Marketer made What part do they play? “User”" in form.text
    assert form.values[TITLE] == "CEO"
    assert form.values[PARTS] == ["Approver", "Influencer"]
    details_beneath = await office.ravi.submits({TITLE: "Finance Director"})
    assert "Tom Chen, Finance Director" in details_beneath.text
    await opens(office, office.mia)
    assert office.mia.modal.values[PARTS] == ["Approver", "Influencer"]


async def test_whoever_is_somebody_else_by_now_is_not_given_what_was_said_of_another(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "3 to 6 months"})
    await opens(office, office.max)
    await details(office.mia, office)
    await office.mia.clicks("Edit")
    await office.mia.clicks("Edit", near="Approves")
    await office.mia.submits({"Who approves the purchase?": "Ann Weber, Director"})
    form = await office.max.submits({"Where in the company?": "Finance"})
    assert "@Mia Marketer made Who is it? “Ann Weber”" in form.text
    assert form.values[WHO] == "Ann Weber"
    assert form.values[TITLE] == "Director"


async def test_whoever_was_taken_out_is_neither_changed_nor_invited(office: Office) -> None:
    await accepted(office)
    await opens(office, office.mia)
    await details(office.ravi, office)
    await office.ravi.clicks("Plan a meeting")
    office.ravi.fills({WITH: [TOM, "Jane Doe"], "Date": date(2026, 12, 1), "Time": "10:00"})
    window = office.ravi.leaves()
    await opens(office, office.ravi)
    await office.ravi.submits({"Take out": ["They no longer belong to the group"]})
    told = await office.mia.submits({TITLE: "CEO"})
    assert "They are no longer in the group" in told.text
    assert "still in the form" in told.text
    form = await office.ravi.turns_to(window).submits()
    assert "took Tom Chen out of the group" in form.text
    assert form.values["Time"] == "10:00"
    shown = await office.ravi.submits({WITH: ["Jane Doe"]})
    assert "with Jane Doe" in shown.text
    assert "with Tom Chen" not in shown.text


async def test_nobody_is_taken_out_as_somebody_else_says_who_they_are(office: Office) -> None:
    await accepted(office)
    await opens(office, office.ravi)
    await opens(office, office.mia)
    await office.mia.submits({"Referred by": "Jane Doe"})
    form = await office.ravi.submits({"Take out": ["They no longer belong to the group"]})
    assert "@Mia Marketer made Referred by “Jane Doe”" in form.text


async def planned(office: Office) -> None:
    await accepted(office)
    await details(office.ravi, office)
    await office.ravi.clicks("Plan a meeting")
    await office.ravi.submits({WITH: [TOM], "Date": date(2026, 12, 1), "Time": "10:00"})


async def test_a_meeting_that_was_moved_is_not_called_off_from_an_older_window(office: Office) -> None:
    await planned(office)
    await details(office.mia, office)
    await office.mia.clicks("Change", near="with Tom Chen")
    await office.ravi.clicks("Change", near="with Tom Chen")
    await office.ravi.submits({WHAT: "Move it", "Date": date(2026, 12, 8), "Time": "11:00"})
    form = await office.mia.submits({WHAT: "Call it off", "Why is it called off?": "They cannot on the 1st"})
    assert "@Ravi Rep moved the meeting to Dec 8" in form.text
    assert form.values["Why is it called off?"] == "They cannot on the 1st"
    assert form.values[WHAT] == "Call it off"
    shown = await office.mia.submits()
    assert "Called off: They cannot on the 1st" in shown.text


async def test_of_a_meeting_that_is_over_one_is_told_who_said_so(office: Office) -> None:
    await planned(office)
    await details(office.mia, office)
    await office.mia.clicks("Change", near="with Tom Chen")
    await office.ravi.clicks("Change", near="with Tom Chen")
    await office.ravi.submits({WHAT: "Call it off", "Why is it called off?": "They are ill"})
    told = await office.mia.submits({WHAT: "Move it", "Date": date(2026, 12, 8), "Time": "11:00"})
    assert "@Ravi Rep called this meeting off: “They are ill”" in told.text
    form = await office.mia.closes()
    assert form.values["Time"] == "11:00"


async def test_an_older_form_does_not_bring_back_the_leader_of_before(office: Office) -> None:
    await office.max.clicks("Settings", on=await office.max.opens_home())
    await office.max.submits({"Experienced in sales": [office.lena, office.ravi, office.sofia]})
    await accepted(office)
    for who in (office.ravi, office.mia):
        await details(who, office)
        await who.clicks("Engagement leader")
    await office.mia.submits({"Engagement leader": office.lena})
    form = await office.ravi.submits({"Engagement leader": office.sofia})
    assert "@Mia Marketer made @Lena Rep the engagement leader" in form.text
    assert form.values["Engagement leader"] == "Sofia Sales Manager"
    shown = await office.ravi.submits()
    assert "Engagement leader: @Sofia Sales Manager" in shown.text
    await office.ravi.clicks("Engagement leader")
    window = office.ravi.leaves()
    await details(office.mia, office)
    await office.mia.clicks("Engagement leader")
    await office.mia.submits({"Engagement leader": office.lena})
    await office.ravi.turns_to(window).submits()
    await details(office.ravi, office)
    assert "Engagement leader: @Lena Rep" in office.ravi.modal.text


async def test_what_was_heard_does_not_overwrite_what_somebody_else_heard(office: Office) -> None:
    await office.mia_brings(without(MONEY, TIMING))
    for who in (office.mia, office.max):
        await details(who, office)
        await who.clicks("Log a conversation")
    await office.max.submits({"How?": "Phone", WITH: ["Jane Doe"], LEARNED: "No money", MONEY: "None"})
    form = await office.mia.submits(
        {"How?": "Phone", WITH: ["Jane Doe"], LEARNED: "All is approved", MONEY: "Approved", TIMING: "3 to 6 months"}
    )
    assert f"@Max Marketing Manager made {MONEY} “None”" in form.text
    assert form.values[LEARNED] == "All is approved"
    assert form.values[MONEY] == "Approved"
    assert form.values[TIMING] == "3 to 6 months"
    await office.mia.submits()
    await office.mia.clicks("History in full")
    assert "from “None” to “Approved”" in office.mia.modal.text


async def test_a_stage_is_not_moved_back_by_somebody_who_has_not_seen_it(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "3 to 6 months"})
    for who in (office.mia, office.max):
        await details(who, office)
        await who.clicks("Log a conversation")
    said = {"How?": "Phone", WITH: ["Jane Doe"]}
    await office.max.submits({**said, LEARNED: "They showed us round", STAGE: "5. Mapping the company"})
    form = await office.mia.submits(
        {**said, LEARNED: "Hello", STAGE: "2. First conversation", "Why move it back?": "So I heard"}
    )
    assert "@Max Marketing Manager made Stage now “5" in form.text
    assert form.values[STAGE] == "2. First conversation"
    shown = await office.mia.submits()
    assert "to 2: First conversation “So I heard”" in shown.text
