"""A lead is shown, and accepted, by its number; the definition is read by everybody it is for."""

import pytest

from tests.conversations.agreement import proposes_earlier_offers
from tests.conversations.office import READY, Office, without

MONEY = "Is there a budget?"


@pytest.mark.parametrize("typed", ["L-1", "l1", "#1", "L-1."])
async def test_a_number_typed_in_the_dm_shows_that_lead(office: Office, typed: str) -> None:
    await office.mia_brings(without(MONEY))
    await office.mia.says(typed)
    shown = await office.mia.sees("Draft since")
    assert "jane@acme.example" in shown.text
    assert "Answers: 9 of 10 answered" in shown.text
    await office.mia.clicks("Details", on=shown)
    assert office.mia.modal.title == "L-1"


async def test_contact_details_are_masked_there_too(office: Office) -> None:
    await office.mia_brings(without(MONEY))
    await office.lena.says("L-1")
    assert "jane@acme.example" not in (await office.lena.sees("Draft since")).text


async def test_a_number_that_is_nobodys_and_somebody_without_a_role(office: Office) -> None:
    await office.mia.says("L-99")
    await office.mia.sees("There is no lead L-99")
    await office.mia_brings(without(MONEY))
    await office.visitor.says("L-1")
    await office.visitor.sees("Looking up leads is for")


async def test_in_a_thread_that_asks_a_number_is_an_answer(office: Office) -> None:
    await office.mia_brings(without("What is their requirement?"))
    note = await office.mia.sees("needs one answer")
    await office.mia.clicks("Ask me one by one", on=note)
    await office.mia.says("L-1", thread=note)
    await office.ravi.sees("Requirement L-1", in_=office.sales)


async def test_a_number_after_lead_shows_that_lead(office: Office) -> None:
    await office.mia_brings(without(MONEY))
    for typed in ("L-1", "l 1", "#1", "1"):
        assert "Draft since" in (await office.mia.runs(f"/lead {typed}", in_=office.sales)).text
    assert "There is no lead L-7" in (await office.mia.runs("/lead L-7", in_=office.sales)).text


async def test_a_lead_is_accepted_by_its_number(office: Office) -> None:
    card = await office.offered_card()
    assert "is for sales reps" in (await office.mia.runs("/lead accept L-1", in_=office.sales)).text
    answer = await office.ravi.runs("/lead accept L-1", in_=office.sales)
    assert "You accepted L-1 Jane Doe (Acme Corp). It is yours now" in answer.text
    await office.ravi.sees("L-1 · Jane Doe, VP Operations at Acme Corp is yours")
    await office.mia.sees("@Ravi Rep accepted L-1")
    assert "Accepted by @Ravi Rep" in card.text
    answer = await office.lena.runs("/lead accept L-1", in_=office.sales)
    assert "@Ravi Rep" in answer.text
    assert "accepted" in answer.text


async def test_what_is_not_offered_is_not_accepted(office: Office) -> None:
    await office.mia_brings(without(MONEY))
    assert "L-1 is not waiting for sales (draft since" in (await office.ravi.runs("/lead accept L-1")).text
    assert "There is no lead L-9" in (await office.ravi.runs("/lead accept L-9")).text


async def test_both_teams_read_what_counts_as_a_lead(office: Office) -> None:
    for person in (office.mia, office.ravi):
        await person.clicks("What counts as a lead", on=await person.opens_home())
        text = person.modal.text
        assert "marketing and sales agreed on these questions" in text
        assert all(prompt in text for prompt in READY)
        assert person.modal.buttons == ["Close"]
        await person.closes()
        await person.runs("/lead definition", in_=office.sales)
        assert "In force since" in person.modal.text
        await person.closes()
    await office.max.runs("/lead definition", in_=office.sales)
    assert "Change it" in office.max.modal.buttons
    refusal = await office.visitor.runs("/lead definition", in_=office.sales)
    assert "Reading the lead definition is for" in refusal.text


async def test_readers_learn_of_a_change_that_is_proposed_but_cannot_sign_it(office: Office) -> None:
    await proposes_earlier_offers(office.max)
    await office.mia.runs("/lead definition", in_=office.sales)
    assert "proposed a change" in office.mia.modal.text
    assert office.mia.modal.buttons == ["Close"]
