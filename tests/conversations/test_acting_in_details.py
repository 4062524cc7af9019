"""Details is a place to act: what somebody may do now is done there, and the window shows at once what came of it."""

from bot.simulator.form import Form
from bot.simulator.people import Person
from tests.conversations.office import READY, Office, without

TIMING, BUDGET = "When do they want to buy?", "Is there a budget?"


async def details(person: Person) -> Form:
    await person.clicks("Details", on=await person.runs("/lead L-1", in_=person.dm))
    assert person.modal is not None
    return person.modal


async def nurtured(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "3 to 6 months"})
    await office.mia.sees("is not ready for sales yet")


async def test_a_rep_accepts_there(office: Office) -> None:
    await office.offered_card()
    form = await details(office.ravi)
    assert form.buttons[:2] == ["Accept", "Reject"]
    await office.ravi.clicks("Accept")
    assert "Accepted by sales" in office.ravi.modal.text
    assert office.ravi.modal.buttons[:2] == ["Log a conversation", "Plan a meeting"]
    await office.ravi.sees("L-1 · Jane Doe, VP Operations at Acme Corp is yours")


async def test_a_rep_rejects_there(office: Office) -> None:
    await office.offered_card()
    await details(office.ravi)
    await office.ravi.clicks("Reject")
    await office.ravi.submits({"Reason": "No need"})
    assert "Closed since" in office.ravi.modal.text
    assert "Accept" not in office.ravi.modal.buttons


async def test_a_follow_up_is_answered_there(office: Office) -> None:
    await nurtured(office)
    assert "Done" not in (await details(office.mia)).buttons
    await office.later(days=60)
    form = await details(office.mia)
    assert form.buttons[:2] == ["Done", "Log a conversation"]
    await office.mia.clicks("Done")
    await office.mia.submits()
    assert "@Mia Marketer followed up" in office.mia.modal.text
    assert "Done" not in office.mia.modal.buttons


async def test_a_lead_is_given_up_there_and_can_be_taken_up_again(office: Office) -> None:
    await nurtured(office)
    await details(office.mia)
    await office.mia.clicks("Never")
    assert "Closed since" in office.mia.modal.text
    assert "Ready now" not in office.mia.modal.buttons
    assert "Reopen" in office.mia.modal.buttons


async def test_ready_now_asks_what_is_open_there(office: Office) -> None:
    await nurtured(office)
    await details(office.mia)
    await office.mia.clicks("Ready now")
    await office.mia.submits({TIMING: "Within 3 months"})
    await office.ravi.sees("L-1 · Jane Doe", in_=office.sales)


async def test_nobody_is_offered_what_they_may_not_do(office: Office) -> None:
    await office.mia_brings(without(BUDGET))
    form = await details(office.lena)
    assert not {"Answer now", "Edit", "Edit who it is", "Log a conversation", "Hand over"} & set(form.buttons)
    assert "Answers in full" in form.buttons


async def test_an_answer_is_edited_from_a_list_without_a_fourth_window(office: Office) -> None:
    for name in ("Ann", "Bea", "Cy", "Di", "Ed", "Flo", "Gus", "Hal", "Ida"):
        await office.mia_brings(without(BUDGET), who=f"{name} {name}son, {name}@{name}.example".lower().title())
    home = await office.mia.opens_home()
    await office.mia.clicks("Show all 9", on=home)
    await office.mia.clicks("Details", near="L-1 ")
    await office.mia.clicks("Edit")
    await office.mia.clicks("Answer", near="Budget")
    form = await office.mia.submits({BUDGET: "Approved"})
    assert "10 of 10 answered" in form.text
    await office.ravi.sees("L-1 · Ann Annson", in_=office.sales)
