"""A manager overrides the definition: with a reason, which sales reads on the card; a marketer is told who can."""

import pytest

from tests.conversations.office import READY, Office
from tests.conversations.test_answers import details

TIMING, FIT = "When do they want to buy?", "Do we have a solution for them?"
WHY = "Why should sales see it anyway?"
KEPT_BACK = {TIMING: "6 to 9 months"}
CHAFF = {FIT: "No"}


@pytest.mark.parametrize(
    ("said", "note", "against"),
    [
        (KEPT_BACK, "is not ready for sales", "They want to buy in 6 to 9 months."),
        (CHAFF, "does not meet the definition", "We have no solution for them."),
    ],
)
async def test_a_manager_offers_it_anyway_and_sales_reads_why(
    office: Office, said: dict[str, str], note: str, against: str
) -> None:
    await office.mia_brings({**READY, **said})
    await office.mia.sees(note)
    await details(office.sofia)
    await office.sofia.clicks("Offer anyway")
    assert "What keeps" in office.sofia.modal.text
    await office.sofia.submits()
    assert office.sofia.modal.errors
    await office.sofia.submits({WHY: "Their board meets next week"})
    card = await office.ravi.sees("Offered anyway", in_=office.sales)
    assert "by @Sofia Sales Manager: “Their board meets next week”" in card.text
    assert f"Against it: {against}" in card.text
    told = await office.mia.sees("Sales can see that, and why")
    assert "@Sofia Sales Manager offered L-1 Jane Doe (Acme Corp) to sales anyway: “Their board meets" in told.text
    assert f"What speaks against it:\n• {against}" in told.text
    assert "It stays credited to you. You will hear what sales decides." in told.text
    hers = await office.sofia.sees("You offered L-1 Jane Doe (Acme Corp) to sales anyway", in_=office.sofia.dm)
    assert against in hers.text
    assert "@Mia Marketer will hear what sales decides" in hers.text
    assert not [
        note for who in (office.mia, office.sofia) for note in who.reads() if "meets the definition" in note.text
    ]
    shown = (await details(office.mia)).text
    assert "offered it anyway: “Their board meets next week”" in shown
    await office.ravi.clicks("Accept", on=card)
    await office.mia.sees("accepted")


async def test_what_sales_rejected_for_good_can_be_offered_again_and_says_so(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "No need"})
    await details(office.sofia)
    await office.sofia.clicks("Offer anyway")
    assert "Sales rejected it: no need." in office.sofia.modal.text
    await office.sofia.submits({WHY: "Their need is new"})
    card = await office.lena.sees("Offered anyway", in_=office.sales)
    assert "@Ravi Rep rejected it as no need. Nothing was changed since." in card.text


async def test_a_marketer_who_insists_is_told_who_can(office: Office) -> None:
    await office.mia_brings({**READY, **KEPT_BACK})
    note = await office.mia.sees("is not ready for sales yet")
    assert "can offer it anyway, with a reason" in note.text
    assert "@Max Marketing Manager" in note.text
    assert "Offer anyway" not in note.labels
    assert "Ask a manager" in note.labels
    assert office.ravi.reads(office.sales) == []


async def test_nobody_offers_those_who_are_not_to_be_contacted(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "Never buys from us"})
    asked = await office.max.sees("If you confirm")
    await office.max.clicks("Confirm", on=asked)
    for person in (office.max, office.mia):
        await details(person)
        assert not {"Offer anyway", "Ask a manager"} & set(person.modal.buttons)
