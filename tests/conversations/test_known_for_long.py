"""Everybody ever given to Baton is known: by every address and number, by name, and as what a lead became."""

import pytest

from tests.conversations.office import JANE, READY, Office, without

CHOICE, DUPLICATE = "What should I do?", "Duplicate or already a customer"
MONEY, TIMING = "Is there a budget?", "When do they want to buy?"
JANES = "L-1 Jane Doe (Acme Corp)"
NURTURED = {**READY, TIMING: "3 to 6 months"}


async def types(office: Office, who: str, **also: str) -> str:
    """Max types a lead; returns what he is asked, empty when nobody like that is known."""
    await office.max.runs(f"/lead {who}", in_=office.sales)
    form = await office.max.submits({name.replace("_", " "): value for name, value in also.items()})
    return str(form.text).split("Here is what you typed")[0] if form.title == "Already a lead?" else ""


async def saves(office: Office, who: str, **also: str) -> None:
    """Max's lead is somebody else, as he says, and comes to sales."""
    if await types(office, who, **also):
        await office.max.submits({CHOICE: "It is somebody else"})
    await office.max.submits(READY)


async def merges(office: Office, name: str, into: str) -> None:
    card = await office.ravi.sees(f"{name} ·", in_=office.sales)
    await office.ravi.clicks("Reject", on=card)
    form = await office.ravi.submits({"Reason": DUPLICATE, "Which lead is it already?": into})
    assert form.title == "Is it the same lead?"
    assert await office.ravi.submits() is None


async def merged(office: Office) -> None:
    """L-2, by another address and number, turned out to be L-1."""
    await office.mia_brings(NURTURED)
    await saves(office, "Jane Doe, jdoe@private.example", Company="ACME", Phone="+49 30 901820")
    await merges(office, "L-2", JANES)


async def test_a_merged_lead_is_known_by_its_name_and_company(office: Office) -> None:
    await office.mia_brings(NURTURED)
    await saves(office, "Ann Roe, from Fair", Company="Roe Trading")
    await merges(office, "L-2", JANES)
    asked = await types(office, "A. Roe at Roe Trading")
    assert "L-1 Jane Doe (Acme Corp) · being nurtured" in asked
    assert "a similar name at the same company (as L-2, which turned out to be this lead)" in asked


@pytest.mark.parametrize(
    ("who", "why"),
    [
        (
            "J. Doe, jdoe@private.example, from Fair",
            "the same email address",
        ),
        ("Joanna, JDoe@Private.example", "the same email address"),
        ("Joanna, 030 901820", "the same phone number"),
    ],
)
async def test_a_merged_lead_is_known_by_what_was_its_own(office: Office, who: str, why: str) -> None:
    await merged(office)
    asked = await types(office, who)
    assert "L-1 Jane Doe (Acme Corp)" in asked
    assert why in asked
    assert office.max.modal.choices(CHOICE) == [
        "Add it to L-1",
        "Add it to another lead",
        "It is somebody else",
        "Stop",
    ]


async def test_a_merged_lead_that_is_merged_again_leads_to_the_last(office: Office) -> None:
    await office.mia_brings(who="Al Stone, al@stone.example")
    await saves(office, "Bo Lind, bo@north.example")
    await saves(office, "Cy Reed, cy@cedar.example")
    await merges(office, "L-3", "L-2 Bo Lind")
    await merges(office, "L-2", "L-1 Al Stone")
    assert "L-1 Al Stone" in await types(office, "Somebody, cy@cedar.example")
    assert "Add it to L-2" not in office.max.modal.choices(CHOICE)
    found = (await office.mia.runs("/lead find cedar", in_=office.sales)).text
    assert "Nothing matches" in found
    found = (await office.mia.runs("/lead find reed", in_=office.sales)).text
    assert "L-1 Al Stone" in found
    assert "L-3 turned out to be this lead" in found


async def test_find_and_show_lead_from_a_merged_lead_to_the_one_it_became(office: Office) -> None:
    await merged(office)
    for wanted in ("L-2", "jdoe@private.example"):
        found = await office.mia.runs(f"/lead find {wanted}", in_=office.sales)
        assert "L-1 Jane Doe (Acme Corp) · being nurtured" in found.text
        assert "L-2 turned out to be this lead" in found.text
        assert found.labels == ["Details"]
    shown = await office.mia.runs("/lead show L-2", in_=office.sales)
    assert "It goes on as L-1 Jane Doe (Acme Corp), being nurtured." in shown.text
    await office.mia.clicks("Show L-1", on=shown)
    assert office.mia.modal.title == "L-1"


async def test_a_merged_lead_is_not_offered_anyway_nor_worked_on(office: Office) -> None:
    await merged(office)
    shown = await office.max.runs("/lead show L-2", in_=office.sales)
    await office.max.clicks("Details", on=shown)
    assert not {"Offer anyway", "Log a conversation"} & set(office.max.modal.buttons)


async def test_a_lead_that_is_merged_while_somebody_is_about_to_offer_it_anyway_stays_closed(office: Office) -> None:
    await office.mia_brings(NURTURED)
    await types(office, "Jane Doe, jdoe@private.example", Company="ACME")
    await office.max.submits({CHOICE: "It is somebody else"})
    await office.max.submits(NURTURED)
    for manager in (office.sofia, office.max):
        shown = await manager.runs("/lead show L-2", in_=office.sales)
        await manager.clicks("Details", on=shown)
    await office.max.clicks("Offer anyway")
    await office.mia.clicks("Details", on=await office.mia.runs("/lead show L-2", in_=office.sales))
    await office.mia.clicks("Answer now")
    await office.mia.submits({TIMING: "Within 3 months"})
    await merges(office, "L-2", JANES)
    refused = await office.max.submits({"Why should sales see it anyway?": "Because."})
    assert "L-2 turned out to be L-1" in (refused or office.max.modal).text
    await office.sofia.clicks("Offer anyway")
    assert "L-2 turned out to be L-1" in office.sofia.modal.text
    assert "Closed since" in (await office.mia.runs("/lead show L-2", in_=office.sales)).text


async def test_an_address_that_was_corrected_is_known_still(office: Office) -> None:
    await office.mia_brings(without(MONEY))
    shown = await office.mia.runs("/lead show L-1", in_=office.sales)
    await office.mia.clicks("Details", on=shown)
    await office.mia.clicks("Edit who it is")
    await office.mia.submits({"Email": "j.roe@acme.example", "Phone": "+49 30 1234567"})
    await office.mia.closes(everything=True)
    assert "L-1 Jane Doe (Acme Corp)" in await types(office, "J. D., jane@acme.example")
    await office.max.closes()
    assert "the same email address" in await types(office, "J. D., j.roe@acme.example")
    found = (await office.mia.runs("/lead find jane@acme.example", in_=office.sales)).text
    assert "L-1 Jane Doe" in found


async def test_what_was_added_to_a_lead_or_stands_in_its_notes_is_known(office: Office) -> None:
    await office.mia_brings(without(MONEY), Notes="Also jd@home.example, cell +49 171 5551234.")
    assert "the same email address" in await types(office, "Somebody, jd@home.example")
    await office.max.closes()
    assert "the same phone number" in await types(office, "Somebody, 0171 5551234")
    await office.max.closes()
    await types(office, "Jane Doe, jane@acme.example")
    await office.max.submits({CHOICE: "Add it to L-1", "Email": "jane@new.example"})
    await office.max.closes()
    assert "the same email address" in await types(office, "Somebody, jane@new.example")


async def test_somebody_of_a_buying_group_is_known(office: Office) -> None:
    await office.mia_brings(without(MONEY))
    shown = await office.mia.runs("/lead show L-1", in_=office.sales)
    await office.mia.clicks("Details", on=shown)
    await office.mia.clicks("Add a contact")
    await office.mia.submits({"Who is it?": "Thomas Kern", "Email": "tom@chen.example", "Phone": "+49 171 5551234"})
    await office.mia.closes(everything=True)
    for who in ("Somebody, tom@chen.example", "Somebody, +49 171 5551234"):
        assert "somebody with the same address or number in its buying group" in await types(office, who)
        await office.max.closes()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Jane Doe, from Fair", "Jane Doe, from Fair"),
        ("Jane Doe, from Fair", "DOE Jane, from Webinar"),
        ("Jane Doe, from Fair", "Jane Doe at Acme Corp, from Fair"),
        ("Jane Doe at Acme Corp", "Jane Doe, jane@home.example"),
    ],
)
async def test_the_same_name_without_a_company_to_tell_them_apart_is_asked_about(
    office: Office, first: str, second: str
) -> None:
    await office.mia_brings(without(MONEY), who=first)
    assert "the same name" in await types(office, second)
    form = await office.max.submits({CHOICE: "It is somebody else"})
    assert form.title == "Questions for L-2"


@pytest.mark.parametrize(
    ("first", "second", "asked"),
    [
        ("Acme", "Acme UK Ltd", True),
        ("Acme UK Ltd", "Acme", True),
        ("Acme Deutschland GmbH", "Acme UK Ltd", True),
        ("Deutsche Acme", "Acme, Inc.", True),
        ("International Business Machines", "International Machines", True),
        ("Acme", "Zenith UK Ltd", False),
    ],
)
async def test_the_same_person_at_a_company_of_the_same_family_is_asked_about(
    office: Office, first: str, second: str, asked: bool
) -> None:
    await office.mia_brings(without(MONEY), who="Jane Doe, from Fair", Company=first)
    found = await types(office, "Jane Doe, from Webinar", Company=second)
    assert ("a similar name at a company that may belong to it" in found) is asked
    await office.max.closes(everything=True)
    assert not await types(office, "Bo Lind, from Webinar", Company=second)


async def test_a_name_says_nothing_where_both_companies_are_given(office: Office) -> None:
    await office.mia_brings(who=JANE)
    assert not await types(office, "Jane Doe at Northwind Traders, from Fair")
