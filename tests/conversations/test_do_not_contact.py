"""The do-not-contact list: who is on it is refused at the form, and a manager can lift it."""

from tests.conversations.office import JANE, Office

WHOM = "Whom shall nobody contact?"


async def opens_list(office: Office) -> None:
    home = await office.max.opens_home()
    await office.max.clicks("Do not contact", on=home)


async def refused(office: Office, who: str) -> str:
    await office.mia.runs(f"/lead {who}", in_=office.sales)
    told = await office.mia.submits()
    await office.mia.closes(everything=True)
    return str(told.text)


async def test_a_manager_bars_a_person_and_lifts_it_again(office: Office) -> None:
    await opens_list(office)
    assert "Nobody is on the list" in office.max.modal.text
    form = await office.max.submits({WHOM: "Jane@ACME.example"})
    assert "jane@acme.example" in form.text
    assert "said by @Max Marketing Manager" in form.text
    told = await refused(office, JANE)
    assert "on the do-not-contact list, so the lead was not saved" in told
    assert "@Max Marketing Manager or @Sofia Sales Manager can lift it" in told
    assert "still in the form" in told
    await office.max.clicks("Lift")
    assert "Nobody is on the list" in office.max.modal.text
    await office.mia_brings()
    await office.ravi.sees("L-1 · Jane Doe", in_=office.sales)


async def test_a_whole_domain_is_barred(office: Office) -> None:
    await opens_list(office)
    form = await office.max.submits({WHOM: "acme.example"})
    assert "Everybody at acme.example" in form.text
    assert "do-not-contact" in await refused(office, "Bo Lind, bo@acme.example")
    await office.mia_brings(who="Bo Lind, bo@other.example")
    await office.ravi.sees("L-1 · Bo Lind", in_=office.sales)


async def test_two_entries_from_one_window_are_both_on_the_list(office: Office) -> None:
    await opens_list(office)
    form = await office.max.submits({WHOM: "bo@north.example"})
    assert form.values[WHOM] is None
    form = await office.max.submits({WHOM: "al@stone.example"})
    assert "bo@north.example · said by" in form.text
    assert "al@stone.example · said by" in form.text
    assert "do-not-contact" in await refused(office, "Al Stone, al@stone.example")
    assert "do-not-contact" in await refused(office, "Bo Lind, bo@north.example")


async def test_what_was_typed_stays_in_the_field_when_an_entry_is_lifted(office: Office) -> None:
    await opens_list(office)
    await office.max.submits({WHOM: "bo@north.example"})
    await office.max.fills({WHOM: "al@stone.example"})
    await office.max.clicks("Lift")
    assert office.max.modal.values[WHOM] == "al@stone.example"


async def test_what_is_neither_an_address_nor_a_companys_domain_is_said_at_the_field(office: Office) -> None:
    await opens_list(office)
    for typed, problem in (("acme", "Please enter an email address"), ("gmail.com", "gives addresses to anybody")):
        form = await office.max.submits({WHOM: typed})
        assert problem in form.errors[WHOM]


async def test_a_rep_says_never_and_a_manager_confirms_for_the_whole_company(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "never buys from us"})
    note = await office.sofia.sees("never buys from us", in_=office.sofia.dm)
    await office.sofia.clicks("Confirm for all of acme.example", on=note)
    await office.sofia.sees("Nobody is offered a contact at the company of L-1 again")
    assert "do-not-contact" in await refused(office, "Bo Lind, bo@acme.example")
    await opens_list(office)
    await office.max.clicks("Lift")
    shown = (await office.mia.runs("/lead show L-1", in_=office.sales)).text
    assert "@Max Marketing Manager lifted it: they may be contacted again" in shown


async def test_only_managers_see_the_list(office: Office) -> None:
    home = await office.mia.opens_home()
    assert "Do not contact" not in home.labels
