"""Sales decides: Accept makes one owner, Reject always has a reason, and marketing always hears."""

import asyncio
from datetime import date

import pytest

from bot.simulator.errors import NotVisible
from tests.conversations.office import IN_ITS_MENU, JANE, READY, Office
from tests.conversations.test_odd_deliveries import delivered, latest_click


async def test_the_card_shows_what_matters_and_masks_contact_details(office: Office) -> None:
    card = await office.offered_card()
    for shown in (
        "L-1 · Jane Doe",
        "VP Operations at Acme Corp",
        "From Webinar Q3",
        "Within 3 months",
        "Tom Chen, CFO",
    ):
        assert shown in card.text
    assert "jane@acme.example" not in card.text
    assert "j•••@acme.example" in card.text
    assert card.labels == ["Accept", "Reject", "Details", *IN_ITS_MENU]


async def test_one_click_accepts(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Accept", on=card)
    card = await office.lena.sees("Accepted by @Ravi Rep", in_=office.sales)
    assert card.labels == ["Details"]
    await office.mia.sees("@Ravi Rep accepted L-1 Jane Doe")
    mine = await office.ravi.sees("is yours")
    assert "jane@acme.example" in mine.text
    assert "phone" in mine.text


async def test_the_second_rep_hears_privately_who_was_faster(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Accept", on=card)
    await office.lena.clicks("Accept", on=card) if "Accept" in card.labels else None
    note = await office.lena.sees("@Ravi Rep accepted L-1")
    assert note.ephemeral


async def test_without_the_role_a_click_is_refused_privately(office: Office) -> None:
    card = await office.offered_card()
    await office.visitor.clicks("Accept", on=card)
    note = await office.visitor.sees("is for sales reps")
    assert note.ephemeral
    assert "@Sofia Sales Manager" in note.text
    await office.ravi.clicks("Accept", on=card)
    await office.ravi.sees("Accepted by @Ravi Rep", in_=office.sales)


async def test_details_show_everything_and_contact_details_only_to_those_entitled(office: Office) -> None:
    card = await office.offered_card()
    await office.lena.clicks("Details", on=card)
    assert "jane@acme.example" not in office.lena.modal.text
    assert "offered it to sales" in office.lena.modal.text
    await office.lena.closes()
    await office.mia.clicks("Details", on=card)
    assert "jane@acme.example" in office.mia.modal.text


async def test_every_reason_shows_its_consequence(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Reject", on=card)
    reasons = office.ravi.modal.choices("Reason")
    assert len(reasons) == 9
    assert "No hurry (bad timing)" in reasons
    assert "Marketing nurtures it until the date you give below." in str(office.ravi.modal.view.blocks)


async def test_no_need_closes_the_lead_and_promises_only_what_happens(office: Office) -> None:
    """Nothing counts against a source yet, so nobody is told that something does."""
    card = await office.offered_card()
    await office.ravi.clicks("Reject", on=card)
    assert "Closed. Marketing is told why and does not follow up." in str(office.ravi.modal.view.blocks)
    await office.ravi.submits({"Reason": "No need", "Note": "They have one"})
    card = await office.ravi.sees("no need", in_=office.sales)
    told = await office.mia.sees("rejected L-1")
    assert "They have one" in told.text
    await office.later(days=700)
    assert not [note for note in office.mia.reads() if "Time to follow up" in note.text]
    said = (*office.mia.reads(), *office.ravi.reads(), *office.sofia.reads())
    assert not [message for message in (card, *said) if "strike" in message.text.lower()]


async def test_no_hurry_nurtures_until_the_date_given(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.fills({"Note": "Budget freeze until spring"})
    assert office.ravi.modal.labels == ["Reason", "Note"]
    await office.ravi.chooses("Reason", "No hurry (bad timing)")
    assert office.ravi.modal.labels == ["Reason", "Until when?", "Track", "Note"]
    assert office.ravi.modal.values["Until when?"] == "2027-02-22"  # a quarter from now
    assert office.ravi.modal.values["Note"] == "Budget freeze until spring"
    form = await office.ravi.submits({"Until when?": date(2026, 11, 20)})
    assert "has passed" in form.errors["Until when?"]
    assert await office.ravi.submits({"Until when?": date(2027, 3, 1)}) is None
    note = await office.mia.sees("rejected L-1 Jane Doe (Acme Corp): no hurry")
    assert "Budget freeze until spring" in note.text
    assert "follow up on Monday, February 15th, 2027, in good time before Monday, March 1st, 2027" in note.text
    assert note.labels == ["Ready now", "Snooze", "Details"]
    card = await office.lena.sees("Rejected by @Ravi Rep: no hurry", in_=office.sales)
    assert card.labels == ["Details"]


async def test_a_returned_lead_is_fixed_and_sent_again(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Reject", on=card)
    wrong = "Who approves the purchase?"
    await office.ravi.submits(
        {"Reason": "Incomplete or wrong answers", "Which answers need fixing?": [wrong], "Note": "Tom left in May"}
    )
    note = await office.mia.sees("incomplete or wrong answers", in_=office.mia.dm)
    assert wrong in note.text
    await office.mia.clicks("Fix and resubmit", on=note)
    assert office.mia.modal.values["Name"] == "Jane Doe"
    assert "@Ravi Rep returned it as incomplete or wrong answers: “Tom left in May”" in office.mia.modal.text
    form = await office.mia.submits()
    assert "“Tom left in May”\nWhat has to be put right?" in form.text
    assert form.values[wrong] == "Tom Chen, CFO"
    assert "Please check this one: it has to be asked again" in form.hints[wrong]
    assert "please confirm or change it" in form.hints["Is there a budget?"]
    await office.mia.submits({wrong: "Ann Weber, CFO"})
    card = await office.ravi.sees("Ann Weber, CFO", in_=office.sales)
    assert card.labels == ["Accept", "Reject", "Details", *IN_ITS_MENU]
    again = "returned it as incomplete or wrong answers. Changed: who approves the purchase."
    assert f"Back again: @Ravi Rep {again}" in card.text
    told = await office.ravi.sees("is back in", in_=office.ravi.dm)
    assert f"L-1 Jane Doe (Acme Corp) is back in #sales-leads. You {again}" in told.text
    assert not [note for note in office.lena.reads() if "is back in" in note.text]
    await office.lena.clicks("Accept", on=card)
    await office.mia.sees("@Lena Rep accepted L-1")


async def test_a_returned_lead_that_went_stale_is_put_right_before_sales_sees_it_again(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "Incomplete or wrong answers", "Note": "Tom left in May"})
    for _ in range(8):
        await office.later(days=7)
    closed = await office.mia.sees("as stale: sales returned it, and it has not been put right for about a month")
    await office.mia.clicks("Reopen", on=closed)
    assert office.mia.modal.values["Name"] == "Jane Doe"
    await office.work()
    assert "Accept" not in office.ravi.reads(office.sales)[0].labels
    assert "Returned to marketing" in (await office.max.runs("/lead show L-1", in_=office.sales)).text
    await office.mia.submits()
    await office.mia.submits({"Who approves the purchase?": "Ann Weber, CFO"})
    card = await office.ravi.sees("Changed: who approves the purchase.", in_=office.sales)
    await office.ravi.clicks("Accept", on=card)
    await office.mia.sees("accepted L-1")


async def test_a_returned_lead_that_was_reopened_and_left_is_asked_for_again(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "Wrong person"})
    for _ in range(8):
        await office.later(days=7)
    await office.mia.clicks("Reopen", on=await office.mia.sees("as stale: sales returned it"))
    await office.mia.closes()
    await office.later(days=1)
    note = await office.mia.sees("still needs one answer")
    assert "Who will decide whether the solution works for them?" in note.text


async def test_only_what_the_chosen_reason_needs_is_asked(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Reject", on=card)
    asked = {
        "No need": [],
        "Incomplete or wrong answers": ["Which answers need fixing?"],
        "Wrong person": ["Who is the right person?"],
        "Duplicate or already a customer": ["Which lead is it already?"],
        "Never buys from us": [],
        "No hurry (bad timing)": ["Until when?", "Track"],
        "No money (not now)": ["Track"],
    }
    for reason, needed in asked.items():
        await office.ravi.chooses("Reason", reason)
        assert office.ravi.modal.labels == ["Reason", *needed, "Note"]
    assert await office.ravi.submits() is None
    await office.mia.sees("rejected L-1 Jane Doe (Acme Corp): no money")


async def test_a_form_that_was_not_redrawn_in_time_asks_when_it_is_submitted(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Reject", on=card)
    office.slack.faults.next("views.update").error("hash_conflict")
    await office.ravi.chooses("Reason", "No hurry (bad timing)")
    assert office.ravi.modal.labels == ["Reason", "Note"]
    form = await office.ravi.submits({"Note": "Not before spring"})
    assert "This reason asks for one more thing" in form.text
    filled = {"Until when?": "2027-02-22", "Track": "Wait for the date", "Note": "Not before spring"}
    assert form.values == {"Reason": "No hurry (bad timing)", **filled}
    assert await office.ravi.submits() is None
    await office.mia.sees("rejected L-1 Jane Doe (Acme Corp): no hurry")


async def test_never_buys_is_suppressed_once_a_manager_confirms(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "Never buys from us"})
    note = await office.sofia.sees("never buys from us", in_=office.sofia.dm)
    await office.sofia.clicks("Confirm", on=note)
    await office.sofia.sees("Confirmed by you")
    await office.mia.runs(f"/lead {JANE}", in_=office.sales)
    told = await office.mia.submits()
    assert "on the do-not-contact list" in told.text


async def test_sixty_four_accepts_make_one_owner(office: Office) -> None:
    card = await office.offered_card()
    reps = [office.slack.person(f"Rep {number}") for number in range(64)]
    from bot.lead.people import Role
    from storage import workspaces

    ids = [rep.id for rep in reps]
    await office.baton.database.transact(workspaces.set_members, office.slack.workspace.team_id, Role.REP, ids)
    await asyncio.gather(*(rep.clicks("Accept", on=card) for rep in reps))
    card = await office.mia.sees("Accepted by", in_=office.sales)
    await office.work()
    winners = [rep for rep in reps if any("is yours" in message.text for message in rep.reads(rep.dm))]
    told = [
        rep
        for rep in reps
        if any(note.ephemeral and f"@{winners[0].name} accepted" in note.text for note in rep.reads())
    ]
    assert len(winners) == 1
    assert len(told) == 63
    assert f"Accepted by @{winners[0].name}" in card.text


async def test_the_same_submission_four_times_makes_one_lead_and_one_card(office: Office) -> None:
    await office.offered_card()
    submissions = [d for d in office.slack.deliveries if d.payload.get("type") == "view_submission"]
    for delivery in submissions:
        for _ in range(3):
            await office.slack.deliver_again(delivery)
    await office.work()
    assert len(office.ravi.reads(office.sales)) == 1
    await office.mia.runs("/lead find jane", in_=office.sales)
    answer = await office.mia.sees("Leads that match")
    assert answer.text.count("L-") == 1


async def test_a_stale_button_says_where_the_lead_stands(office: Office) -> None:
    await office.mia_brings({**READY, "When do they want to buy?": "6 to 9 months"})
    note = await office.mia.sees("is not ready for sales yet")
    await office.mia.clicks("Details", on=note)
    click = latest_click(office)
    ready = next(each for each in note.posted.blocks[-1]["elements"] if each["text"]["text"] == "Ready now")
    click["actions"] = [{**ready, "block_id": "b", "action_ts": "1.5"}]
    await office.later(days=127)  # not on the Sunday it falls on
    due = await office.mia.sees("Time to follow up")
    await office.mia.clicks("Never", on=due)
    assert (await office.mia.sees("Closed for good by you")).labels == ["Undo", "Details"]
    await delivered(office, click)  # from a phone that has not been shown what came of it
    await office.mia.sees("has moved on")


async def test_nobody_sees_a_button_that_is_not_there(office: Office) -> None:
    card = await office.offered_card()
    with pytest.raises(NotVisible):
        await office.ravi.clicks("Escalate", on=card)
