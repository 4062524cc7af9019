"""Two saved leads turn out to be one: found by searching, seen side by side, merged, and taken apart again."""

from typing import Any

from tests.conversations.office import Office, brings, without
from tests.conversations.test_same_lead import about_leads, brings_after_all

MERGE, WHICH = "Merge with another lead", "Which lead is it already?"
MONEY, TIMING = "Is there a budget?", "When do they want to buy?"
JANES = "L-1 Jane Doe (Acme Corp)"


async def opens(who: Any, label: str) -> Any:
    await who.clicks("Details", on=await who.runs(f"/lead show {label}"))
    return who.modal


async def asks_to_merge(who: Any, label: str, other: str) -> Any:
    await opens(who, label)
    await who.clicks(MERGE)
    return await who.submits({WHICH: other})


async def test_two_saved_leads_are_merged_seen_first_and_taken_apart_again(office: Office) -> None:
    """A draft with a second address, a conversation and a contact, and a lead that sales has accepted."""
    card = await office.offered_card()
    await office.ravi.clicks("Accept", on=card)
    await brings_after_all_as_draft(office)
    await opens(office.max, "L-2")
    await office.max.clicks("Log a conversation")
    talked = {"With whom?": ["Jane Doe"], "How?": "Phone", "What did you learn?": "Bob decides"}
    await office.max.submits({**talked, "Somebody new": "Bob Shuttle, CFO"})
    await office.max.closes(everything=True)

    await opens(office.max, "L-2")
    await office.max.clicks(MERGE)
    form = office.max.modal
    assert form.title == "Merge L-2"
    assert await office.max.is_offered(WHICH, "") == [JANES], "those that look the same come first"
    form = await office.max.submits({})
    assert "required" in form.errors[WHICH]
    form = await office.max.submits({WHICH: JANES})
    assert form.title == "Is it the same lead?"
    assert "L-2 closes, and everything goes on as L-1, which sales has accepted." in form.text
    assert "kept as a further one" in form.text
    assert "1 conversation move" in form.text or "1 conversation" in form.text
    assert "@Mia Marketer added it first and has the credit." in form.text
    assert "You can undo it for ten minutes." in form.text
    form = await office.max.closes()
    assert form.values[WHICH] == JANES, "Back leads to the search as it was"
    await office.max.submits()
    window = office.max.leaves()
    await office.mia.clicks("Details", on=await office.mia.runs("/lead show L-2"))
    await office.mia.clicks("Edit who it is")
    await office.mia.submits({"Company": "Acme Group"})
    await office.mia.closes(everything=True)
    form = await office.max.turns_to(window).submits()
    assert "Nothing is saved yet" in form.text, "one of them is not what was seen"
    assert "L-2: Acme Group" in form.text
    await office.work()
    before = about_leads(office)
    assert await office.max.submits() is None
    assert about_leads(office) != before
    await office.work()

    assert "L-2 turned out to be L-1" in (await office.mia.sees("L-2 turned out to be")).text
    assert "L-2 turned out to be L-1" in (await office.ravi.sees("L-2 turned out to be", in_=office.ravi.dm)).text
    shown = (await office.mia.runs("/lead show L-1")).text
    assert "Accepted by sales" in shown
    assert "also :email: jane.doe@acme.example" in shown
    assert "found that another lead is this one (L-2, added by @Max Marketing Manager)" in shown
    assert "It goes on as L-1" in (await office.max.runs("/lead show L-2")).text
    await opens(office.mia, "L-1")
    assert "Bob Shuttle" in office.mia.modal.text
    await office.mia.closes(everything=True)
    result = await office.max.sees("Merged by you")
    assert "it goes on as L-1" in result.text
    await office.max.clicks("Undo", on=result)
    await office.work()
    assert about_leads(office) == before
    assert "took the merge back" in (await office.ravi.sees("took the merge back", in_=office.ravi.dm)).text
    assert "Draft since" in (await office.max.runs("/lead show L-2")).text


async def brings_after_all_as_draft(office: Office) -> None:
    await office.max.runs("/lead Jane Doe, jane.doe@acme.example", in_=office.sales)
    await office.max.submits({"Company": "ACME", "Phone": "+49 30 901820"})
    await office.max.submits({"What should I do?": "It is somebody else"})
    await office.max.submits(without(MONEY, TIMING))


async def test_what_cannot_be_merged_says_why_and_who_may_not_is_not_offered_it(office: Office) -> None:
    card = await office.offered_card()
    await brings_after_all(office, "Jane Doe, jane.doe@acme.example", Company="ACME")
    later = await office.ravi.sees("L-2 · Jane Doe", in_=office.sales)
    await opens(office.ravi, "L-1")
    assert MERGE not in office.ravi.modal.buttons
    await office.ravi.closes(everything=True)
    form = await asks_to_merge(office.mia, "L-2", JANES)
    assert "everything goes on as L-1, which was added first" in form.text
    await office.ravi.clicks("Accept", on=card)
    await office.lena.clicks("Accept", on=later)
    await office.mia.submits()
    assert "Sales has accepted both L-2 and L-1" in office.mia.modal.text
    await office.mia.closes(everything=True)
    form = await asks_to_merge(office.mia, "L-1", "L-2 Jane Doe (ACME)")
    assert "Ask the owner of one to give it back" in form.errors[WHICH]
    await office.mia.closes(everything=True)

    await brings(office.mia, office.sales, without(MONEY), "Bo Lind, bo@north.example, from Fair")
    await office.ravi.clicks("Won", on=await office.ravi.sees("is yours"))
    await office.ravi.submits({"Amount": "12k EUR"})
    assert "L-1 is won and stays as it is" in (await asks_to_merge(office.mia, "L-3", JANES)).errors[WHICH]
    await office.mia.closes(everything=True)
    await opens(office.mia, "L-1")
    assert MERGE not in office.mia.modal.buttons
    await office.mia.closes(everything=True)

    await office.sofia.clicks("Do not contact", on=await office.sofia.opens_home())
    await office.sofia.submits({"Who must not be contacted?": "jane.doe@acme.example"})
    await asks_to_merge(office.mia, "L-3", "L-2 Jane Doe (ACME)")
    assert "may not be contacted, so nothing was done" in office.mia.modal.text


async def test_a_lead_that_waits_for_sales_closes_with_its_card_and_waits_again_when_it_is_undone(
    office: Office,
) -> None:
    """The attempts of the time when a rep had the other follow too."""
    card = await office.offered_card()
    await office.ravi.clicks("Accept", on=card)
    await office.ravi.clicks("Log attempt", on=await office.ravi.sees("is yours"))
    await office.ravi.submits({"How?": "Phone", "What came of it?": "No answer"})
    await office.later(minutes=15)
    await office.ravi.runs("/lead release L-1")
    await office.ravi.submits({"Why?": "On leave"})
    await brings_after_all(office, "Jane Doe, jane.doe@acme.example", Company="ACME")
    later = await office.lena.sees("L-2 · Jane Doe", in_=office.sales)
    await office.lena.clicks("Accept", on=later)
    await office.later(minutes=15)
    before = about_leads(office)
    form = await asks_to_merge(office.mia, "L-1", "L-2 Jane Doe (ACME)")
    assert "L-1 closes, and everything goes on as L-2, which sales has accepted." in form.text
    await office.mia.submits()
    await office.work()
    gone = await office.ravi.sees("L-1 · Jane Doe", in_=office.sales)
    assert "It turned out to be L-2, and goes on there." in gone.text
    assert "Accept" not in gone.labels
    with office.baton.database.engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT number FROM attempt JOIN lead ON lead.id = attempt.lead_id")
        assert found.scalars().all() == [2]
    shown = (await office.mia.runs("/lead show L-2")).text
    assert "Added by @Mia Marketer" in shown, "whoever was first has the credit"
    await office.mia.clicks("Undo", on=await office.mia.sees("Merged by you"))
    await office.work()
    assert about_leads(office) == before
    again = await office.ravi.sees("Why it came to sales", in_=office.sales)
    assert again.labels[:2] == ["Accept", "Reject"]
    await office.ravi.clicks("Accept", on=again)
    await office.ravi.sees("is yours")
