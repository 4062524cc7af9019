"""Barring somebody acts at once on the leads somebody works on, and lifting it says how they go on."""

import pytest

from bot.lead.identity.reach import by_mailbox
from bot.simulator.errors import NotVisible
from bot.simulator.seen import Message
from storage.do_not_contact import entries
from tests.conversations.office import JANE, READY, Office, without

WHOM, WHY = "Who must not be contacted?", "Why?"
TIMING, MONEY = "When do they want to buy?", "Is there a budget?"


async def bars(office: Office, whom: str, why: str = "They asked us to stop") -> str:
    """Max puts somebody on the list; what the window says then."""
    await office.max.clicks("Do not contact", on=await office.max.opens_home())
    form = await office.max.submits({WHOM: whom, WHY: why})
    told = str(form.text)
    assert not form.errors, form.errors
    await office.max.closes(everything=True)
    await office.work()
    return told


async def lifts(office: Office) -> str:
    await office.max.clicks("Do not contact", on=await office.max.opens_home())
    await office.max.clicks("Lift")
    told = str(office.max.modal.text)
    await office.max.closes(everything=True)
    await office.work()
    return told


def dm(person: object, text: str) -> list[Message]:
    return [m for m in person.reads(person.dm) if text in m.text]  # type: ignore[attr-defined]


async def shown(person: object, office: Office) -> str:
    return str((await person.runs("/lead show L-1", in_=office.sales)).text)  # type: ignore[attr-defined]


async def test_a_nurtured_lead_is_closed_and_followed_up_no_more(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "3 to 6 months"})
    await office.mia.sees("is not ready for sales yet")
    assert "L-1 was closed for it, and everybody concerned is told" in await bars(office, "jane@acme.example")
    note = await office.mia.sees("is closed, because nobody may contact them any more")
    assert "@Max Marketing Manager put them there" in note.text
    assert "They asked us to stop" in note.text
    assert "No follow-up comes any more" in note.text
    await office.later(days=62)
    assert not dm(office.mia, "Time to follow up")
    assert "put them on the do-not-contact list, so it was closed" in await shown(office.mia, office)


async def test_a_draft_is_closed_and_prompted_no_more(office: Office) -> None:
    await office.mia_brings(without(MONEY))
    await office.mia.sees("needs one answer")
    await bars(office, "acme.example")
    await office.mia.sees("Everybody at acme.example is on the do-not-contact list")
    await office.later(days=8)
    await office.later(days=30)
    assert not dm(office.mia, "still needs")
    assert not dm(office.mia, "as stale")


async def test_an_offered_lead_comes_down_and_cannot_be_accepted(office: Office) -> None:
    card = await office.offered_card()
    await bars(office, "jane@acme.example")
    down = await office.ravi.sees("Withdrawn: They are on the do-not-contact list", in_=office.sales)
    assert down.labels == ["Details"]
    assert "They asked us to stop" in down.text
    assert "acme.example" not in down.text
    await office.ravi.clicks("Details", on=down)
    assert "jane@acme.example" not in office.ravi.modal.text
    await office.ravi.closes()
    assert card.ts == down.ts


async def test_a_click_that_was_under_way_is_told_why_nothing_was_done(office: Office) -> None:
    card = await office.offered_card()
    accepted = await office.ravi.clicks("Reject", on=card)
    assert accepted is None
    await bars(office, "jane@acme.example")
    told = await office.ravi.submits({"Reason": "No hurry (bad timing)"})
    assert told
    assert "L-1 may not be contacted, so nothing was done" in told.text
    assert "They asked us to stop" in told.text
    assert "Withdrawn" in (await office.ravi.sees("L-1", in_=office.sales)).text


async def test_whoever_accepted_it_is_told_to_stop_and_what_may_still_be_done(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Accept", on=card)
    await office.ravi.sees("is yours")
    await bars(office, "jane@acme.example")
    note = await office.ravi.sees("is closed, because nobody may contact them any more. It was yours")
    assert "please do not write to them or call them" in note.text
    assert "talk to @Max Marketing Manager" in note.text
    await office.mia.sees("is closed, because nobody may contact them any more")
    assert "jane@acme.example" not in await shown(office.ravi, office)
    assert "jane@acme.example" in await shown(office.max, office)
    await office.ravi.sees("Withdrawn", in_=office.sales)


async def test_meetings_with_them_are_called_off_and_nobody_is_reminded(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Accept", on=card)
    await office.ravi.clicks("Details", on=card)
    await office.ravi.clicks("Plan a meeting")
    await office.ravi.submits({"With whom?": ["Tom Chen"], "Date": "2026-12-01", "Time": "14:00"})
    await office.ravi.closes(everything=True)
    await bars(office, "jane@acme.example")
    await office.ravi.sees("is called off here; please take it out of your calendar")
    await office.later(days=7)
    await office.later(days=1)
    assert not dm(office.ravi, "tomorrow")


async def test_what_is_lifted_stays_closed_until_it_is_reopened(office: Office) -> None:
    await office.offered_card()
    await bars(office, "jane@acme.example")
    told = await lifts(office)
    assert "L-1, closed for it, stays closed: Details → Reopen takes it up again" in told
    note = await office.mia.sees("they may be contacted again. The lead stays closed until marketing reopens it")
    await office.mia.clicks("Reopen", on=note)
    card = await office.ravi.sees("Why it came to sales", in_=office.sales)
    await office.ravi.clicks("Accept", on=card)
    await office.ravi.sees("is yours")


async def test_details_reopen_what_was_closed_for_the_list_and_nothing_else(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "3 to 6 months"})
    await bars(office, "acme.example")
    note = await office.mia.sees("is closed, because")
    await office.mia.clicks("Details", on=note)
    with pytest.raises(NotVisible):
        await office.mia.clicks("Reopen")
    await office.mia.closes()
    await lifts(office)
    await office.mia.clicks("Details", on=note)
    await office.mia.clicks("Reopen")
    assert "Being nurtured" in office.mia.modal.text
    with pytest.raises(NotVisible):
        await office.mia.clicks("Reopen")


async def test_a_lead_barred_twice_stays_barred_when_one_entry_is_lifted(office: Office) -> None:
    await office.offered_card()
    await bars(office, "jane@acme.example")
    await bars(office, "acme.example", "The whole company")
    told = await lifts(office)
    assert "acme.example is off the list" in told
    assert "Reopen" not in told
    assert not dm(office.mia, "may be contacted again")
    assert "Do not contact." in await shown(office.mia, office)


async def test_barred_details_cannot_be_brought_in_by_another_way(office: Office) -> None:
    await bars(office, "bo@north.example")
    await office.mia_brings(without(MONEY))
    note = await office.mia.sees("needs one answer")
    await office.mia.clicks("Details", on=note)
    await office.mia.clicks("Edit who it is")
    told = await office.mia.submits({"Email": "Bo@North.example"})
    assert "on the do-not-contact list, so the change was not saved" in told.text
    await office.mia.closes(everything=True)
    await office.mia.runs(f"/lead {JANE}, +49 30 1234567", in_=office.sales)
    await office.mia.submits({"Email": "bo@north.example", "Company": "Acme Corp"})
    assert "on the do-not-contact list" in str(office.mia.modal.text)


async def test_somebody_of_the_buying_group_is_neither_invited_nor_their_address_shown(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Accept", on=card)
    await office.ravi.clicks("Details", on=card)
    await office.ravi.clicks("Add a contact")
    await office.ravi.submits({"Who is it?": "Kim Park", "Email": "kim@north.example"})
    await bars(office, "kim@north.example")
    await office.ravi.clicks("Plan a meeting")
    form = await office.ravi.submits({"With whom?": ["Kim Park", "Tom Chen"], "Date": "2026-12-01", "Time": "14:00"})
    assert "Kim Park is on the do-not-contact list" in form.errors["With whom?"]
    await office.ravi.closes()
    await office.ravi.chooses("Change a contact", "Kim Park")
    assert "Email" not in office.ravi.modal.values
    await office.ravi.closes()
    await office.ravi.clicks("Add a contact")
    form = await office.ravi.submits({"Who is it?": "K. Park", "Email": "KIM+x@north.example"})
    assert "on the do-not-contact list" in form.errors["Email"]


async def test_whatever_is_added_to_somebody_barred_leads_to_them_too(office: Office) -> None:
    await office.mia_brings(without(MONEY), who="Jane Doe at Acme Corp, jane@acme.example, from Fair")
    await bars(office, "jane@acme.example")
    await office.mia.runs("/lead Jane Doe at Acme Corp, jdoe@private.example, from Fair", in_=office.sales)
    form = await office.mia.submits()
    assert form.title == "Already a lead?"
    await office.mia.submits({"What should I do?": "Add it to L-1"})
    assert "because they are on the do-not-contact list" in office.mia.modal.text
    await office.mia.closes(everything=True)
    await office.mia.runs("/lead J. Smith, jdoe@private.example, from Fair", in_=office.sales)
    told = await office.mia.submits()
    assert "on the do-not-contact list, so the lead was not saved" in told.text


async def test_a_duplicate_of_somebody_barred_bars_its_address_too(office: Office) -> None:
    await office.mia_brings(without(MONEY), who="Jane Doe at Acme Corp, jane@acme.example, from Fair")
    await bars(office, "jane@acme.example")
    await office.mia_brings(who="Janet Dow at Apex, janet@apex.example, from Fair")
    card = await office.ravi.sees("L-2 · Janet Dow", in_=office.sales)
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits(
        {"Reason": "Duplicate or already a customer", "Which lead is it already?": "L-1 Jane Doe (Acme Corp)"}
    )
    await office.ravi.submits()
    await office.mia.runs("/lead J. Smith, janet@apex.example, from Fair", in_=office.sales)
    told = await office.mia.submits()
    assert "on the do-not-contact list, so the lead was not saved" in told.text


async def test_a_number_bars_who_has_it_and_the_page_says_which_lead_was_closed(office: Office) -> None:
    await office.mia_brings(without(MONEY), who="Jane Doe at Acme Corp, +49 30 1234567, from Fair")
    assert "L-1 was closed for it" in await bars(office, "030/123 45 67")


async def test_a_draft_that_became_barred_meanwhile_is_refused_when_it_is_judged(office: Office) -> None:
    """As by a list that an earlier release kept: nobody has closed the lead for it yet."""
    await office.mia_brings(without(TIMING))
    await office.mia.clicks("Answer now", on=await office.mia.sees("needs one answer"))
    ours = office.slack.workspace.team_id
    way = by_mailbox("jane@acme.example")
    await office.baton.database.transact(lambda tx: entries.add(tx, ours, way, office.max.id, "They asked us"))
    await office.mia.submits({TIMING: "Within 3 months"})
    await office.mia.sees("on the do-not-contact list")
    assert "closed" in (await shown(office.mia, office)).lower()
    assert not office.ravi.reads(office.sales)
