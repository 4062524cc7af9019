"""The do-not-contact list: who is on it is refused at the form, and a manager can lift it."""

import pytest

from bot.lead.identity.reach import by_mailbox, by_phone
from storage.do_not_contact import entries, lead_keys
from storage.sql import Transaction
from tests.conversations.office import JANE, Office

WHOM = "Who must not be contacted?"


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
    await office.ravi.submits({"Reason": "Never buys from us"})
    note = await office.sofia.sees("never buys from us", in_=office.sofia.dm)
    await office.sofia.clicks("Confirm for all of acme.example", on=note)
    await office.sofia.sees(
        "Confirmed by you, today at 10:30 AM. Nobody contacts them again: Everybody at acme.example"
    )
    assert "do-not-contact" in await refused(office, "Bo Lind, bo@acme.example")
    await opens_list(office)
    await office.max.clicks("Lift")
    shown = (await office.mia.runs("/lead show L-1", in_=office.sales)).text
    assert "@Max Marketing Manager lifted it: they may be contacted again" in shown


async def test_only_managers_see_the_list(office: Office) -> None:
    home = await office.mia.opens_home()
    assert "Do not contact" not in home.labels


@pytest.mark.parametrize(
    "typed", ["www.acme.example", "*@acme.example", "https://acme.example/about", "+49 30 1234567"]
)
async def test_a_company_is_barred_as_people_write_it_and_a_number_too(office: Office, typed: str) -> None:
    await opens_list(office)
    form = await office.max.submits({WHOM: typed, "Why?": "They said so on the phone"})
    assert not form.errors
    assert "said by @Max Marketing Manager, Monday, November 23rd, 2026 · “They said so on the phone”" in form.text
    told = await refused(office, "Bo Lind, bo@eu.acme.example, 030 1234567")
    assert "on the do-not-contact list, so the lead was not saved" in told
    assert "@Max Marketing Manager put them there today at 10:30: “They said so on the phone”" in told.replace(
        " AM", ""
    )


async def test_what_is_refused_stays_in_the_field(office: Office) -> None:
    await opens_list(office)
    form = await office.max.submits({WHOM: "co.uk"})
    assert "an ending that many companies share" in form.errors[WHOM]
    assert form.values[WHOM] == "co.uk"
    form = await office.max.submits({WHOM: "jane@acme.example"})
    form = await office.max.submits({WHOM: "JANE+x@acme.example"})
    assert "You put jane+x@acme.example on the list before" in form.errors[WHOM]


async def says_never(office: Office, who: str) -> None:
    await office.mia_brings(who=who)
    card = await office.ravi.sees("Why it came to sales", in_=office.sales)
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "Never buys from us"})


@pytest.mark.parametrize(
    "again",
    [
        "J. Doe, 030 1234567",
        "J. Doe, jane+fair@acme.example",
        "J. Doe, jdoe@private.example",
        "J. Doe, +49 170 7654321",
    ],
)
async def test_a_confirmed_never_holds_for_every_way_to_reach_them(office: Office, again: str) -> None:
    await says_never(office, "Jane Doe at Acme Corp, jane@acme.example, +49 30 1234567, from Fair")
    note = await office.sofia.sees("never buys from us", in_=office.sofia.dm)
    await office.baton.database.transact(_also_known, office.slack.workspace.team_id)
    await office.sofia.clicks("Confirm", on=note)
    assert "jdoe@private.example" in (await office.sofia.sees("Confirmed by you")).text
    assert "on the do-not-contact list" in await refused(office, f"J. Doe, {again}, from Fair")


async def test_each_manager_reads_the_note_and_what_the_other_answered(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "Never buys from us", "Note": "They signed with Initech for ten years"})
    mine, other = await office.sofia.sees("If you confirm"), await office.max.sees("If you confirm")
    assert "They signed with Initech for ten years" in mine.text
    await office.work()
    await office.sofia.clicks("Confirm", on=mine)
    await office.sofia.sees("Confirmed by you")
    await office.max.sees("Confirmed by @Sofia Sales Manager")
    assert mine.labels == other.labels == ["Details"]


async def test_who_is_kept_contactable_is_read_by_the_other_manager(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "Never buys from us"})
    mine, other = await office.sofia.sees("If you confirm"), await office.max.sees("If you confirm")
    await office.work()
    await office.max.clicks("Keep contactable", on=other)
    await office.sofia.sees("Kept contactable by @Max Marketing Manager")
    assert mine.labels == ["Details"]


def _also_known(tx: Transaction, team_id: str) -> None:
    ways = [*by_mailbox("jdoe@private.example"), *by_phone("0170 7654321")]
    lead_keys.know_too(tx, team_id, 1, ways)


async def test_somebody_without_address_or_number_cannot_be_barred_and_nobody_pretends(office: Office) -> None:
    await office.mia_brings(who="Jane Doe at Acme Corp, from Fair")
    card = await office.ravi.sees("Why it came to sales", in_=office.sales)
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "Never buys from us"})
    note = await office.sofia.sees("there is nothing to bar them by", in_=office.sofia.dm)
    assert note.labels == ["Do not contact", "Details"]
    assert "decides whether they may be contacted" not in (await office.ravi.sees("L-1 ·", in_=office.sales)).text
    await office.sofia.clicks("Do not contact", on=note)
    form = await office.sofia.submits({WHOM: "jane@acme.example"})
    assert "jane@acme.example · said by @Sofia Sales Manager" in form.text


async def test_other_leads_of_theirs_are_closed_when_a_never_is_confirmed(office: Office) -> None:
    await says_never(office, "Jane Doe at Acme Corp, jane@acme.example, from Fair")
    await office.mia_brings(who="Bo Lind at Acme Corp, bo@acme.example, from Fair")
    await office.ravi.sees("L-2 · Bo Lind", in_=office.sales)
    note = await office.sofia.sees("never buys from us", in_=office.sofia.dm)
    await office.sofia.clicks("Confirm for all of acme.example", on=note)
    await office.sofia.sees("L-2 was closed for it, and everybody concerned is told")
    await office.work()
    await office.ravi.sees("Withdrawn: Everybody at acme.example is", in_=office.sales)
    await office.mia.sees("L-2 Bo Lind (Acme Corp) is closed, because nobody may contact them any more")


async def test_every_entry_is_seen_found_and_lifted_however_many_there_are(office: Office) -> None:
    await office.baton.database.transact(_many, office.slack.workspace.team_id, office.max.id)
    await opens_list(office)
    assert "1 to 20 of 45; 25 more under Older." in office.max.modal.text
    await office.max.clicks("Older")
    await office.max.clicks("Older")
    assert "41 to 45 of 45." in office.max.modal.text
    await office.max.clicks("Lift", near="p00@c00.example")
    assert "p00@c00.example is off the list" in office.max.modal.text
    assert "41 to 44 of 44." in office.max.modal.text
    await office.max.clicks("Newer")
    await office.max.fills({"Find on the list": "p41"})
    await office.max.clicks("Find")
    assert "p41@c41.example · said by" in office.max.modal.text
    assert "p40@c40.example · said by" not in office.max.modal.text
    await office.max.clicks("Lift")
    assert "Nobody on the list matches “p41”" in office.max.modal.text
    await office.max.clicks("Show all")
    assert "1 to 20 of 43" in office.max.modal.text


def _many(tx: Transaction, team_id: str, by: str) -> None:
    for number in range(45):
        entries.add(tx, team_id, by_mailbox(f"p{number:02}@c{number:02}.example"), by, "")


async def test_whoever_bars_an_address_is_found_by_it(office: Office) -> None:
    await opens_list(office)
    await office.max.submits({WHOM: "acme.example"})
    await office.max.submits({WHOM: "bo@north.example"})
    await office.max.fills({"Find on the list": "jane@eu.acme.example"})
    await office.max.clicks("Find")
    assert "Everybody at acme.example · said by" in office.max.modal.text
    assert "bo@north.example · said by" not in office.max.modal.text


async def test_what_is_known_of_a_person_is_barred_too_and_a_number_that_others_share_is_not(
    office: Office,
) -> None:
    await office.mia_brings(who="Jane Doe at Acme Corp, jane@acme.example, +49 30 1234567, from Fair")
    await opens_list(office)
    form = await office.max.submits({WHOM: "jane@acme.example"})
    assert "So is what else leads to the same person: +49 30 1234567" in form.text
    assert "jane@acme.example, +49 30 1234567 · said by" in form.text
    await office.max.clicks("Lift")
    await office.mia_brings(who="Bo Lind at Acme Corp, bo@acme.example, 030 1234567, from Fair")
    form = await office.max.submits({WHOM: "bo@acme.example"})
    assert "what else leads" not in form.text
