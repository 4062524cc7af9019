"""Cards, messages and forms of an earlier round: what was decided on then decides nothing now."""

from datetime import date

from bot.simulator.seen import Message
from tests.conversations.agreement import MONEY, TIMING
from tests.conversations.office import READY, Office, without
from tests.conversations.test_odd_deliveries import delivered, late_click, latest_click
from tests.conversations.test_stale_forms import details

APPROVES = "Who approves the purchase?"


async def sent_back_and_corrected(office: Office, card: Message) -> Message:
    """Ravi returns it, Mia corrects it, and it is offered again; the newer card."""
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "Incomplete or wrong answers", "Which answers need fixing?": [APPROVES]})
    note = await office.mia.sees("rejected", in_=office.mia.dm)
    await office.mia.clicks("Fix and resubmit", on=note)
    await office.mia.submits()
    await office.mia.submits({APPROVES: "Ann Weber, CFO"})
    await office.work()
    return next(m for m in reversed(office.ravi.reads(office.sales)) if "Accept" in m.labels)


async def standing(office: Office) -> str:
    shown = await office.mia.runs("/lead show L-1", in_=office.sales)
    assert shown
    return shown.text


async def test_a_rejection_of_the_first_offer_does_not_close_the_second(office: Office) -> None:
    card = await office.offered_card()
    await office.lena.clicks("Reject", on=card)
    await office.lena.chooses("Reason", "No need")
    newer = await sent_back_and_corrected(office, card)
    told = await office.lena.submits({"Note": "They have one already."})
    assert "@Ravi Rep sent it back, and @Mia Marketer corrected it and offered it again" in told.text
    assert "still in the form" in told.text
    form = await office.lena.closes()
    assert form.values["Note"] == "They have one already."
    assert "Waiting for sales" in await standing(office)
    await office.lena.closes()
    await office.lena.clicks("Reject", on=newer)
    await office.lena.submits({"Reason": "No need"})
    assert "Closed" in await standing(office)


async def test_accept_and_reject_on_a_card_of_an_earlier_offer_do_nothing(office: Office) -> None:
    card = await office.offered_card()
    older = [dict(block) for block in card.posted.blocks]
    await sent_back_and_corrected(office, card)
    assert "Accept" not in card.labels
    card.posted.blocks = older  # as it stands on the screen of somebody who was offline meanwhile
    for press in ("Accept", "Reject"):
        await office.lena.clicks(press, on=card)
        said = await office.lena.sees("corrected it and offered it again", in_=office.sales)
        assert "@Ravi Rep sent it back" in said.text
        assert office.lena.modal is None
    assert "Waiting for sales" in await standing(office)


async def test_a_home_tab_drawn_for_an_earlier_offer_decides_nothing(office: Office) -> None:
    card = await office.offered_card()
    home = await office.lena.opens_home()
    drawn = home.view
    blocks = [dict(block) for block in drawn.blocks]
    await sent_back_and_corrected(office, card)
    drawn.definition["blocks"] = blocks
    await office.lena.clicks("Accept", on=home)
    assert "corrected it and offered it again" in office.lena.modal.text
    assert "Waiting for sales" in await standing(office)


async def nurtured(office: Office) -> Message:
    """A follow-up is due; its message."""
    await office.mia_brings({**READY, TIMING: "3 to 6 months"})
    await office.later(days=60)
    return await office.mia.sees("Time to follow up")


async def test_done_on_an_earlier_follow_up_does_not_answer_the_next_one(office: Office) -> None:
    first = await nurtured(office)
    await office.mia.clicks("Done", on=first)
    assert await office.mia.submits() is None
    click = latest_click(office)  # on a phone that has not been shown what came of it
    for _ in range(63):
        await office.later(days=1)
    second = await office.mia.sees("Time to follow up")
    assert second.ts != first.ts
    click["actions"][0]["action_ts"] = "1.5"
    await delivered(office, click)
    said = await office.mia.sees("is already done")
    assert "@Mia Marketer took care of it" in said.text
    assert "its own message has its buttons" in said.text
    await office.mia.clicks("Done", on=second)
    assert await office.mia.submits() is None
    await office.work()
    assert (await office.mia.sees("Done by you")).ts == second.ts
    assert (await standing(office)).count("skipped") == 0


async def test_snooze_of_a_follow_up_that_somebody_else_answered_is_asked_again(office: Office) -> None:
    note = await nurtured(office)
    await office.mia.clicks("Snooze", on=note)
    office.mia.fills({"Or another day": date(2027, 3, 1)})
    await details(office.max, office)
    await office.max.clicks("Log a conversation")
    await office.max.submits({"How?": "Phone", "With whom?": ["Jane Doe"], "What did you learn?": "They wait"})
    form = await office.mia.submits()
    assert "@Max Marketing Manager took care of that follow-up; the next one comes" in form.text
    assert form.values["Or another day"] == "2027-03-01"
    assert "moved the follow-up" not in await standing(office)
    await office.mia.submits()
    assert "Monday, March 1st" in (await office.mia.sees("Snoozed by you")).text


async def test_what_was_written_before_sales_had_it_gives_it_up_no_more(office: Office) -> None:
    note = await nurtured(office)
    click = await late_click(office, office.mia, "Snooze", note, "Done")
    assert await office.mia.submits() is None
    await office.mia.clicks("Undo", on=await office.mia.sees("Done by you"))
    await office.mia.sees("Time to follow up")
    menu = next(each for each in note.posted.blocks[-1]["elements"] if each["type"] == "overflow")
    never = next(option for option in menu["options"] if option["text"]["text"] == "Never")
    click["actions"] = [{**menu, "selected_option": never, "block_id": "b", "action_ts": "1.5"}]
    await details(office.max, office)
    await office.max.clicks("Offer anyway")
    await office.max.submits({"Why should sales see it anyway?": "Their board meets"})
    card = await office.ravi.sees("Offered anyway", in_=office.sales)
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "No money (not now)"})
    await office.mia.sees("rejected L-1")
    await delivered(office, click)
    said = await office.mia.sees("Sales has had L-1 since this message was written")
    assert "@Ravi Rep sent it back" in said.text
    assert "Being nurtured" in await standing(office)


async def test_offering_anyway_is_asked_again_where_something_else_keeps_it_back(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "3 to 6 months"})
    await details(office.max, office)
    await office.max.clicks("Offer anyway")
    await details(office.mia, office)
    await office.mia.clicks("Edit")
    await office.mia.clicks("Edit", near="Budget")
    await office.mia.submits({MONEY: "None"})
    form = await office.max.submits({"Why should sales see it anyway?": "Their board meets"})
    assert "@Mia Marketer moved L-1 on" in form.text
    assert "There is no budget yet" in form.text
    assert form.values["Why should sales see it anyway?"] == "Their board meets"
    assert "Being nurtured" in await standing(office)
    await office.max.submits()
    assert "Waiting for sales" in await standing(office)


async def test_whoever_comes_too_late_is_told_who_moved_the_lead(office: Office) -> None:
    await office.mia_brings(without(MONEY))
    note = await office.mia.sees("needs one answer")
    await office.mia.clicks("Answer now", on=note)
    await details(office.max, office)
    await office.max.clicks("Answer now")
    await office.max.submits({MONEY: "Approved"})
    told = await office.mia.submits({MONEY: "Planned"})
    assert "L-1 has moved on (waiting for sales since today at 10:30 AM, by @Max Marketing Manager)" in told.text
