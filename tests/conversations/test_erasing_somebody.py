"""Somebody who asks to be forgotten: gone from every table and every message, kept out, and nothing else touched."""

import json
from typing import Any

import pytest
from sqlmodel import SQLModel

from tests.conversations.office import READY, Office, brings, without

MONEY = "Is there a budget?"
WHO = "Zoltan Quill, Chief Weaver at Quillworks Ltd, zoltan@quillworks.example, +49 171 5550199, from Loomfair"
ANSWERS = {**READY, "What is their requirement?": "Threadbare looms", "Who approves the purchase?": "Petra Quill, CFO"}
TYPED = (
    *("Zoltan", "Quill", "Weaver", "Quillworks", "zoltan@", "5550199", "Loomfair", "Threadbare", "Petra", "Weft"),
    *("Shuttle", "spindle@", "Bobbin"),
)


QUILLS = "L-1 Zoltan Quill (Quillworks Ltd)"


async def everything_is_known(office: Office) -> None:
    """L-1 with all that can be typed about somebody; L-2 turned out to be the same; L-3 is somebody else."""
    answers = {prompt: answer for prompt, answer in ANSWERS.items() if prompt != MONEY}
    await office.mia_brings(answers, who=WHO, Notes="Weft counts, or spindle@home.example")
    shown = await office.mia.runs("/lead show L-1", in_=office.sales)
    await office.mia.clicks("Details", on=shown)
    await office.mia.clicks("Add a contact")
    await office.mia.submits({"Who is it?": "Bobbin Shuttle", "Email": "bobbin@quillworks.example"})
    await office.mia.clicks("Log a conversation")
    await office.mia.submits({"With whom?": ["Bobbin Shuttle"], "How?": "Phone", "What did you learn?": "Weft first"})
    await office.mia.closes(everything=True)
    await brings(office.max, office.sales, READY, "Z. Quill, zq@quillworks.example", Company="Quillworks")
    card = await office.ravi.sees("L-2 ·", in_=office.sales)
    await office.ravi.clicks("Reject", on=card)
    same = {"Reason": "Duplicate or already a customer", "Which lead is it already?": QUILLS, "Note": "Quill again"}
    await office.ravi.submits(same)
    await office.ravi.submits()
    await office.mia_brings(who="Bo Lind, bo@north.example, from Fair")
    await office.work()


async def erases(office: Office, name: str = "L-1") -> None:
    await office.sofia.runs(f"/lead erase {name}", in_=office.sales)
    await office.sofia.submits()
    await office.work()


def rows(office: Office) -> dict[str, str]:
    """Every table as text."""
    with office.baton.database.engine.connect() as connection:
        return {
            table.name: json.dumps([list(map(str, row)) for row in connection.execute(table.select())])
            for table in SQLModel.metadata.sorted_tables
        }


def said_of_them(text: Any) -> list[str]:
    return [word for word in TYPED if word.casefold() in str(text).casefold()]


async def test_the_window_says_what_goes_and_what_stays(office: Office) -> None:
    await everything_is_known(office)
    await office.sofia.runs("/lead erase L-2", in_=office.sales)
    window = office.sofia.modal
    assert "This can't be undone. It is about L-1 Zoltan Quill (Quillworks Ltd)." in window.text
    assert "L-2 turned out to be the same lead and will be erased with it." in window.text
    assert "What goes" in window.text
    assert "What stays" in window.text
    await office.sofia.closes()
    assert "Zoltan" in rows(office)["lead"]


async def test_nothing_typed_is_left_in_any_table_or_message(office: Office) -> None:
    await everything_is_known(office)
    before = rows(office)
    assert all(
        said_of_them(before[name])
        for name in ("lead", "answer", "contact", "conversation", "event", "given_key", "further_way")
    )
    await erases(office)
    assert {name: said_of_them(text) for name, text in rows(office).items() if said_of_them(text)} == {}
    for person in (office.mia, office.max, office.ravi, office.lena, office.sofia):
        for place in (None, office.sales):
            seen = person.reads(place) if place else person.reads()
            assert not [message.text for message in seen if said_of_them(message.text) and not message.ephemeral]
    gone = [message for message in office.ravi.reads(office.sales) if "has been erased" in message.text]
    assert gone
    assert "Bo Lind" in (await office.mia.runs("/lead find lind", in_=office.sales)).text
    assert "Nothing matches" in (await office.mia.runs("/lead find quill", in_=office.sales)).text


async def test_what_stays_names_nobody_and_says_who_erased_it(office: Office) -> None:
    await everything_is_known(office)
    await erases(office)
    shown = (await office.max.runs("/lead show L-1", in_=office.sales)).text
    assert "L-1 · (erased)" in shown
    assert "Closed since" in shown
    assert "@Sofia Sales Manager erased whose lead this was" in shown
    assert not said_of_them(shown)
    again = await office.sofia.runs("/lead erase L-1", in_=office.sales)
    assert again is None or "erased" in again.text


@pytest.mark.parametrize(
    "who",
    [
        "Zoltan, ZOLTAN@quillworks.example",
        "Somebody, 0171 5550199",
        "Somebody, zq@quillworks.example",
        "Zoltan Quill at Quillworks",
    ],
)
async def test_whoever_was_erased_is_refused_honestly_until_a_manager_lets_them_in(office: Office, who: str) -> None:
    await everything_is_known(office)
    await erases(office)
    await office.max.runs(f"/lead {who}", in_=office.sales)
    await office.max.submits()
    refused = office.max.modal.text
    assert "matches somebody whose data was erased" in refused
    assert "/lead erase allow" in refused
    await office.max.closes(everything=True)
    if "zoltan@" in who.casefold():
        answer = await office.sofia.runs("/lead erase allow zoltan@quillworks.example", in_=office.sales)
        assert "can be added as a lead again" in answer.text
        await office.max.runs(f"/lead {who}", in_=office.sales)
        assert (await office.max.submits()).title == "Questions for L-4"


async def test_somebody_else_is_added_as_ever(office: Office) -> None:
    await everything_is_known(office)
    await erases(office)
    await office.max.runs("/lead Ada Quell, ada@quillworks.example", in_=office.sales)
    assert (await office.max.submits()).title == "Questions for L-4"


async def test_erasing_is_for_managers(office: Office) -> None:
    await office.mia_brings(without(MONEY))
    answer = await office.mia.runs("/lead erase L-1", in_=office.sales)
    assert "Erasing somebody's data is for" in answer.text
    assert "Jane Doe" in (await office.mia.runs("/lead show L-1", in_=office.sales)).text


async def test_an_erased_lead_cannot_be_worked_on(office: Office) -> None:
    await office.ravi.clicks("Accept", on=await office.offered_card())
    await office.ravi.clicks("Details", on=await office.ravi.sees("is yours"))
    await office.ravi.clicks("Log attempt")
    await erases(office)
    told = await office.ravi.submits({"How?": "Phone", "What came of it?": "No answer"})
    assert "has moved on" in told.text
    await office.later(days=400)
    assert not [note for note in office.mia.reads() if "Jane" in note.text]
    card = await office.ravi.sees("has been erased", in_=office.sales)
    assert card.labels == []


async def test_a_list_of_follow_ups_goes_on_without_them(office: Office) -> None:
    for who in (WHO, "Bo Lind, bo@north.example, from Fair", "Al Stone, al@stone.example, from Fair"):
        await office.mia_brings({**READY, "When do they want to buy?": "3 to 6 months"}, who=who)
    await office.later(days=60)
    await office.mia.sees("3 follow-ups are due")
    await erases(office)
    note = await office.mia.sees("2 of 3 follow-ups are left")
    assert "Quill" not in note.text
    assert "Somebody whose data has been erased" in note.text
    await office.mia.clicks("Done", on=note, near="Bo Lind")
    assert await office.mia.submits() is None
    await office.work()
    await office.mia.sees("1 of 3 follow-ups is left")


async def test_whoever_was_erased_does_not_come_back_as_a_contact_of_another_lead(office: Office) -> None:
    await everything_is_known(office)
    await erases(office)
    await office.mia_brings(who="Ann Lee, ann@acme.example, from Fair")
    await office.ravi.clicks("Accept", on=await office.ravi.sees("Ann Lee", in_=office.sales))
    await office.ravi.clicks("Details", on=await office.ravi.sees("Ann Lee", in_=office.ravi.dm))
    await office.ravi.clicks("Add a contact")
    await office.ravi.submits({"Who is it?": "Z. Quill", "Email": "Zoltan@Quillworks.example"})
    assert "matches somebody whose data was erased" in office.ravi.modal.text
