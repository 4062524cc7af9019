"""The credit for what sales accepts: whoever added a lead has it, and shares half with those who helped."""

from tests.conversations.office import Office, without
from tests.conversations.test_same_lead import CHOICE, MONEY, max_types


async def test_whoever_added_to_a_lead_shares_its_credit_and_managers_see_everybodys(office: Office) -> None:
    none = await office.mia.runs("/lead credit")
    assert "None in these days" in none.text
    await office.mia_brings(without(MONEY))
    await max_types(office, "Jane Doe, jane@acme.example", Phone="+49 30 1234567")
    await office.max.submits({CHOICE: "Add it to L-1"})
    await office.max.submits({MONEY: "Approved"})
    await office.mia_brings(who="Bo Lind, bo@lind.example")
    for name in ("Jane Doe", "Bo Lind"):
        await office.ravi.clicks("Accept", on=await office.ravi.sees(name, in_=office.sales))
    mine = await office.mia.runs("/lead credit")
    assert "Your credit, 1 October 2026 to" in mine.text
    assert "1.5 accepted, in 2 leads" in mine.text
    assert "L-1 Jane Doe (Acme Corp) · accepted · 50% of it" in mine.text
    assert "0.5 accepted, in 1 lead" in (await office.max.runs("/lead credit this month")).text
    everybody = await office.sofia.runs("/lead credit all")
    assert "@Mia Marketer: 1.5 accepted, in 2 leads" in everybody.text
    assert "@Max Marketing Manager: 0.5 accepted, in 1 lead" in everybody.text
    assert "1.5 accepted" in (await office.max.runs("/lead credit @Mia Marketer")).text
    assert "Seeing the credit of others is for managers" in (await office.mia.runs("/lead credit all")).text
    assert "I do not understand which days" in (await office.mia.runs("/lead credit someday")).text


async def test_an_accept_that_was_undone_is_nobodys_credit(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Accept", on=card)
    await office.ravi.clicks("Undo", on=await office.ravi.sees("is yours"))
    assert "None in these days" in (await office.mia.runs("/lead credit")).text
