"""The same lead twice: the marketer sees what exists and chooses; what is known comes together, the credit stays."""

import asyncio
from typing import Any

from sqlalchemy import select
from sqlmodel import SQLModel

from tests.conversations.office import JANE, READY, Office, brings, without

CHOICE, REASON, SAME_AS = "What should I do?", "Reason", "Which lead is it already?"
JANES = "L-1 Jane Doe (Acme Corp)"
MONEY, TIMING = "Is there a budget?", "When do they want to buy?"


async def max_types(office: Office, who: str = JANE, **also: str) -> None:
    await office.max.runs(f"/lead {who}", in_=office.sales)
    await office.max.submits(dict(also))


async def test_the_same_address_is_recognised_and_nothing_is_saved_yet(office: Office) -> None:
    await office.mia_brings(without(MONEY))
    await max_types(office, "J. D., Jane@ACME.example", Notes="Wants a call on Friday")
    form = office.max.modal
    assert form.title == "Already a lead?"
    assert "L-1 Jane Doe (Acme Corp) · draft · added by @Mia Marketer · the same email address" in form.text
    assert "It would get: the rest (to its notes)." in form.text
    assert form.choices(CHOICE) == ["Add it to L-1", "Add it to another lead", "It is somebody else", "Stop"]
    assert form.values["Name"] == "J. D."
    assert form.values["Notes"] == "Wants a call on Friday"
    assert "acme.example" not in form.text.split("Here is what you typed")[0]
    assert "Nothing matches" in (await office.mia.runs("/lead find L-2", in_=office.sales)).text


async def test_adding_fills_what_was_missing_and_goes_on_to_the_questions(office: Office) -> None:
    await office.mia_brings(without(MONEY))
    await max_types(office, "Jane Doe, jane@acme.example", Phone="+49 30 1234567", Notes="Wants a call")
    form = await office.max.submits({CHOICE: "Add it to L-1"})
    assert form.title == "Questions for L-1"
    await office.max.submits({MONEY: "Approved"})
    await office.ravi.sees("Why it came to sales", in_=office.sales)
    note = await office.mia.sees("came across L-1 Jane Doe (Acme Corp) as well")
    assert "New: phone." in note.text
    assert "@Mia Marketer added it first and keeps the credit" in note.text
    shown = (await office.mia.runs("/lead show L-1", in_=office.sales)).text
    assert "Added by @Mia Marketer" in shown
    assert "+49 30 1234567" in shown
    assert "Wants a call" in shown
    assert "@Max Marketing Manager came across it too and added to it (phone)" in shown


async def test_somebody_else_is_saved_with_everything_that_was_typed(office: Office) -> None:
    await office.mia_brings()
    await max_types(office, "Jane Doe, from Fair", Company="ACME Inc.", Notes="The other Jane")
    assert "a similar name at the same company" in office.max.modal.text
    form = await office.max.submits({CHOICE: "It is somebody else"})
    assert form.title == "Questions for L-2"
    await office.max.closes()
    shown = (await office.max.runs("/lead show L-2", in_=office.sales)).text
    assert "The other Jane" in shown
    assert "From Fair" in shown


async def test_somebody_else_than_all_of_many_is_said_once(office: Office) -> None:
    """A company's sixth colleague, say: those that are asked about are four, and those that are like them more."""
    for name in ("Ann Bauer", "Ben Conti", "Cleo Dahl", "Dan Ek", "Eva Falk", "Finn Gross"):
        await office.mia_brings(who=f"{name} at Acme Corp, {name[:3].lower()}@acme.example, from Fair")
    await max_types(office, "Gil Horn at Acme Corp, gil@acme.example, from Fair")
    form = office.max.modal
    assert [choice for choice in form.choices(CHOICE) if "Add it to L" in choice] == [
        f"Add it to L-{n}" for n in (6, 5, 4, 3)
    ]
    assert "…and 2 more. It is somebody else applies to all of them." in form.text
    assert (await office.max.submits({CHOICE: "It is somebody else"})).title == "Questions for L-7"


async def test_somebody_else_than_many_is_asked_of_those_that_what_was_changed_is_like(office: Office) -> None:
    for name in ("Ann Bauer", "Ben Conti", "Cleo Dahl", "Dan Ek", "Eva Falk"):
        await office.mia_brings(who=f"{name} at Acme Corp, {name[:3].lower()}@acme.example, from Fair")
    await max_types(office, "Gil Horn at Acme Corp, gil@acme.example, from Fair")
    form = await office.max.submits({CHOICE: "It is somebody else", "Email": "ann@acme.example"})
    assert (
        "L-1 Ann Bauer (Acme Corp) · waiting for sales · added by @Mia Marketer · the same email address" in form.text
    )
    assert (await office.max.submits({CHOICE: "It is somebody else"})).title == "Questions for L-6"


async def test_another_lead_is_found_by_searching_and_seen_before_anything_is_added(office: Office) -> None:
    await office.mia_brings(without(MONEY))
    await brings(office.mia, office.sales, READY, "Bo Lind, bo@north.example, from Fair", Company="North Trading")
    await max_types(office, "Jane Doe, jane@acme.example", Phone="+49 30 1234567")
    form = await office.max.submits({CHOICE: "Add it to another lead"})
    assert "Which lead is it?" in form.errors["Which other lead?"]
    form = await office.max.submits({"Which other lead?": "L-2 Bo Lind (North Trading)"})
    assert "This is the lead you chose:\n• L-2 Bo Lind (North Trading) · waiting for sales" in form.text
    assert "It would get: phone (new), email (a further one), the rest (to its notes)." in form.text
    form = await office.max.submits()
    assert "What you typed has been added to L-2 Bo Lind" in form.text
    shown = (await office.mia.runs("/lead show L-2", in_=office.sales)).text
    assert ":phone: +49 30 1234567 also :email: jane@acme.example" in " ".join(shown.split())
    assert "Name: Jane Doe" in shown


async def test_stop_saves_nothing(office: Office) -> None:
    await office.mia_brings()
    await max_types(office)
    assert await office.max.submits({CHOICE: "Stop"}) is None
    assert "There is no lead L-2" in (await office.mia.runs("/lead show L-2", in_=office.sales)).text


async def test_a_choice_is_needed_and_the_details_are_checked(office: Office) -> None:
    await office.mia_brings()
    await max_types(office)
    form = await office.max.submits({CHOICE: "Add it to L-1", "Email": "jane@acme"})
    assert "Email" in form.errors


async def test_colleagues_and_phone_numbers_are_pointed_out(office: Office) -> None:
    await office.mia_brings()
    await max_types(office, "Bo Lind at Acme Corporation, bo@acme.example")
    assert "a colleague at the same company" in office.max.modal.text
    await office.max.submits({CHOICE: "It is somebody else", "Phone": "+49 30 901820"})
    await office.max.closes()
    await max_types(office, "Al Stone", Phone="030 901820")
    assert "L-2 Bo Lind (Acme Corporation)" in office.max.modal.text
    assert "the same phone number" in office.max.modal.text


async def test_a_lead_that_sales_has_takes_it_and_its_owner_is_told(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Accept", on=card)
    await office.ravi.sees("is yours")
    await max_types(office, JANE, Phone="+49 30 1234567")
    form = await office.max.submits({CHOICE: "Add it to L-1"})
    assert "What you typed has been added to L-1 Jane Doe (Acme Corp). @Ravi Rep is told." in form.text
    await office.ravi.sees("@Max Marketing Manager came across L-1", in_=office.ravi.dm)
    card = await office.lena.sees("Accepted by", in_=office.sales)
    await office.lena.clicks("Details", on=card)
    assert ":phone: •••• 67" in office.lena.modal.text


async def test_a_closed_lead_keeps_it_and_stays_closed(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "No need"})
    await max_types(office, JANE, Phone="+49 30 1234567")
    form = await office.max.submits({CHOICE: "Add it to L-1"})
    assert "It stays closed" in form.text
    assert "It is somebody else" in form.text
    shown = (await office.mia.runs("/lead show L-1", in_=office.sales)).text
    assert "Closed since" in shown
    assert "+49 30 1234567" in shown


async def test_a_stale_draft_wakes_up(office: Office) -> None:
    await office.mia_brings(without(MONEY))
    for _ in range(8):
        await office.later(days=7)
    await office.mia.sees("I closed L-1")
    await max_types(office)
    form = await office.max.submits({CHOICE: "Add it to L-1"})
    assert form.title == "Questions for L-1"
    assert "Draft since" in (await office.mia.runs("/lead show L-1", in_=office.sales)).text


async def test_two_who_save_the_same_lead_at_once_make_one(office: Office) -> None:
    for person in (office.mia, office.max):
        await person.runs(f"/lead {JANE}", in_=office.sales)
    forms = await asyncio.gather(office.mia.submits(), office.max.submits())
    assert sorted(form.title for form in forms) == ["Already a lead?", "Questions for L-1"]


async def test_a_duplicate_is_merged_with_the_lead_the_rep_names(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "3 to 6 months"})
    await office.mia.sees("is not ready for sales yet")
    await brings_after_all(office, "Jane Doe, jane.doe@acme.example, from Fair", Company="ACME", Notes="Knows our CTO")
    card = await office.ravi.sees("L-2 · Jane Doe", in_=office.sales)
    await office.ravi.clicks("Reject", on=card)
    form = await office.ravi.submits({REASON: "Duplicate or already a customer", SAME_AS: JANES})
    assert form.title == "Is it the same lead?"
    assert "L-2 closes, and everything goes on as L-1" in form.text
    assert "jane.doe@acme.example" not in form.text
    assert "kept as a further one" in form.text
    assert "The same in both: name" in form.text
    assert "@Mia Marketer added it first and has the credit." in form.text
    assert await office.ravi.submits() is None
    note = await office.max.sees("it goes on as L-1")
    assert "duplicate" in note.text
    await office.mia.sees("L-2 turned out to be L-1 Jane Doe (Acme Corp)")
    kept = (await office.mia.runs("/lead show L-1", in_=office.sales)).text
    assert "Added by @Mia Marketer" in kept
    assert "Knows our CTO" in kept
    assert "also :email: jane.doe@acme.example" in kept
    assert "found that another lead is this one (L-2, added by @Max Marketing Manager)" in kept
    gone = (await office.max.runs("/lead show L-2", in_=office.sales)).text
    assert "It goes on as L-1" in gone
    assert "Added by @Max Marketing Manager" in gone
    assert "It goes on as L-1" in (await office.lena.sees("L-2 · Jane Doe", in_=office.sales)).text


async def to_merge(office: Office) -> None:
    """Ravi sees L-2, by another address and with a number, beside L-1, which it turns out to be."""
    await office.mia_brings({**READY, TIMING: "3 to 6 months"})
    await brings_after_all(office, "Jane Doe, jane.doe@acme.example", Company="ACME", Phone="+49 30 901820")
    card = await office.ravi.sees("L-2 · Jane Doe", in_=office.sales)
    await office.ravi.clicks("Reject", on=card)
    same = {REASON: "Duplicate or already a customer", SAME_AS: JANES, "Note": "The same Jane"}
    await office.ravi.submits(same)


async def test_back_leads_from_the_two_leads_to_the_form_as_it_was(office: Office) -> None:
    await to_merge(office)
    form = await office.ravi.closes()
    assert form.values[SAME_AS] == JANES
    assert "Waiting for sales" in (await office.mia.runs("/lead show L-2", in_=office.sales)).text


async def test_leads_that_changed_since_they_were_shown_are_not_merged_blindly(office: Office) -> None:
    await to_merge(office)
    await office.mia.clicks("Details", on=await office.mia.runs("/lead show L-1", in_=office.sales))
    await office.mia.clicks("Edit who it is")
    await office.mia.submits({"Company": "Acme Group"})
    form = await office.ravi.submits({"Note to marketing": "The same Jane Doe"})
    assert "Nothing is saved yet" in form.text
    assert "L-1: Acme Group" in form.text
    assert form.values["Note to marketing"] == "The same Jane Doe"
    assert await office.ravi.submits() is None
    assert "The same Jane Doe" in (await office.max.sees("it goes on as L-1")).text


async def test_a_further_address_is_known_shown_to_whoever_may_see_it_and_nobody_contacts_it_if_barred(
    office: Office,
) -> None:
    await to_merge(office)
    await office.ravi.submits()
    assert "jane.doe@acme.example" not in (await office.ravi.runs("/lead show L-1", in_=office.sales)).text
    shown = (await office.mia.runs("/lead show L-1", in_=office.sales)).text
    assert "also :email: jane.doe@acme.example" in shown
    await max_types(office, "Somebody, jane.doe@acme.example")
    assert (
        "L-1 Jane Doe (Acme Corp) · being nurtured · added by @Mia Marketer · the same email" in office.max.modal.text
    )
    await office.max.closes()
    await office.sofia.opens_home()
    await office.sofia.clicks("Do not contact", on=await office.sofia.opens_home())
    await office.sofia.submits({"Who must not be contacted?": "jane.doe@acme.example"})
    assert "Do not contact." in (await office.mia.runs("/lead show L-1", in_=office.sales)).text


async def test_the_menu_begins_with_those_that_look_the_same_and_never_offers_the_lead_itself(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "3 to 6 months"})
    await brings_after_all(office, "Jane Doe, jane.doe@acme.example", Company="ACME")
    await brings(office.mia, office.sales, READY, "Bo Lind, bo@north.example, from Fair", Company="North Trading")
    card = await office.ravi.sees("L-2 · Jane Doe", in_=office.sales)
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.chooses(REASON, "Duplicate or already a customer")
    assert await office.ravi.is_offered(SAME_AS, "") == [JANES]
    assert await office.ravi.is_offered(SAME_AS, "north") == ["L-3 Bo Lind (North Trading)"]
    assert await office.ravi.is_offered(SAME_AS, "L-2") == []


async def test_whoever_was_first_gets_the_credit_although_the_later_lead_goes_on(office: Office) -> None:
    card = await office.offered_card()
    await brings_after_all(office, "Jane Doe, jane.doe@acme.example", Company="ACME")
    later = await office.ravi.sees("L-2 · Jane Doe", in_=office.sales)
    await office.lena.clicks("Accept", on=later)
    await office.ravi.clicks("Accept", on=card)
    await office.ravi.clicks("Log attempt", on=await office.ravi.sees("is yours"))
    await office.ravi.submits({"What came of it?": "No answer"})
    await office.ravi.runs("/lead release L-1 it is Lena's", in_=office.sales)
    await office.ravi.clicks("Reject", on=await office.ravi.sees("released it: “it is Lena's”", in_=office.sales))
    await office.ravi.submits({REASON: "Duplicate or already a customer", SAME_AS: "L-2 Jane Doe (ACME)"})
    await office.ravi.submits()
    shown = (await office.mia.runs("/lead show L-2", in_=office.sales)).text
    assert "Added by @Mia Marketer" in shown
    assert "gave the credit to whoever was first (@Mia Marketer)" in shown
    await office.lena.sees("L-1 turned out to be L-2", in_=office.lena.dm)
    await office.lena.sees("1 of 5 attempts", in_=office.lena.dm)
    await office.ravi.clicks("Undo", on=await office.ravi.sees("Rejected by you"))
    await office.work()
    assert "of 5 attempts" not in (await office.lena.sees("is yours")).text


async def brings_after_all(office: Office, who: str, **also: str) -> None:
    await max_types(office, who, **also)
    await office.max.submits({CHOICE: "It is somebody else"})
    await office.max.submits(READY)


async def test_leads_that_have_nothing_in_common_are_not_asked_about(office: Office) -> None:
    await office.mia_brings()
    await brings(office.max, office.sales, READY, "Bo Lind, bo@north.example, from Fair", Company="North Trading")
    await office.ravi.sees("L-2 · Bo Lind", in_=office.sales)


def about_leads(office: Office) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of what belongs to a lead, but for histories, messages and what it takes to undo something."""
    left_out = {"event", "notice", "card", "lead_message", "asking", "half_filled", "typed_answer"}
    left_out |= {"deed", "taken_over", "inquiry_message"}
    found = {}
    with office.baton.database.engine.connect() as connection:
        for table in SQLModel.metadata.sorted_tables:
            if table.name in left_out or not (table.name == "lead" or "lead_id" in table.c):
                continue
            found[table.name] = sorted(map(str, connection.execute(select(table)).all()))
    return found


async def test_a_merge_can_be_taken_apart_to_the_last_row(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "3 to 6 months"})
    await office.mia.clicks("Details", on=await office.mia.runs("/lead show L-1", in_=office.sales))
    await office.mia.clicks("Add a contact")
    await office.mia.submits({"Who is it?": "Bob Shuttle", "Phone": "+49 30 555123"})
    await office.mia.closes(everything=True)
    await brings_after_all(office, "Jane Doe, jane.doe@acme.example", Company="ACME", Phone="+49 30 901820")
    await office.max.clicks("Details", on=await office.max.runs("/lead show L-2", in_=office.sales))
    await office.max.clicks("Log a conversation")
    talked = {"With whom?": ["Jane Doe"], "How?": "Phone", "What did you learn?": "Bob decides"}
    await office.max.submits({**talked, "Somebody new": "Bob Shuttle, CFO"})
    await office.max.closes(everything=True)
    card = await office.ravi.sees("L-2 · Jane Doe", in_=office.sales)
    await office.ravi.says("Has she seen a demo?", thread=card)
    await office.max.sees("asks about L-2")
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({REASON: "Duplicate or already a customer", SAME_AS: JANES})
    before = about_leads(office)
    await office.ravi.submits()
    assert about_leads(office) != before
    await office.work()  # what is taken back before it was sent is not sent
    await office.ravi.clicks("Undo", on=await office.ravi.sees("Rejected by you"))
    await office.mia.sees("@Ravi Rep took the rejection back")
    assert about_leads(office) == before
    await office.max.sees("@Ravi Rep took the rejection back")
    assert (await office.ravi.sees("Why it came to sales", in_=office.sales)).labels[:2] == ["Accept", "Reject"]


async def test_a_question_that_is_open_goes_on_with_the_lead_it_became(office: Office) -> None:
    await to_merge(office)
    window = office.ravi.leaves()
    card = await office.ravi.sees("L-2 · Jane Doe", in_=office.sales)
    await office.ravi.says("Has she seen a demo?", thread=card)
    await office.max.sees("@Ravi Rep asks about L-2 Jane Doe (ACME)")
    await office.ravi.turns_to(window).submits()
    await office.work()
    await office.max.sees("@Ravi Rep asks about L-1 Jane Doe (Acme Corp)")
    note = await office.mia.sees("@Ravi Rep asks about L-1 Jane Doe (Acme Corp)")
    await office.later(days=1)
    await office.mia.sees("Still waiting for you")
    await office.mia.clicks("Reply", on=note)
    await office.mia.submits({"Your answer": "She has, on Friday"})
    told = await office.ravi.sees("@Mia Marketer answered your question about L-1 Jane Doe")
    await office.work()
    assert "She has, on Friday" in told.text
    assert [each.text for each in card.thread if "She has, on Friday" in each.text], "in the thread it was asked in"


async def test_adding_can_be_taken_apart_too(office: Office) -> None:
    await office.mia_brings(without(MONEY))
    await max_types(office, "Jane Doe, jane@acme.example", Phone="+49 30 1234567", Notes="Or janey@home.example")
    before = about_leads(office)
    await office.max.submits({CHOICE: "Add it to L-1"})
    assert about_leads(office) != before
    await office.work()
    await office.max.clicks("Undo", on=await office.max.sees("Added to it by you"))
    await office.mia.sees("@Max Marketing Manager took what was added back")
    assert about_leads(office) == before
