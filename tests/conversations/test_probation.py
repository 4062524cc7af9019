"""Two leads in a row that sales rejects as chaff put their source on probation: somebody else looks at each first."""

from bot.simulator.seen import Message
from tests.conversations.office import Office

JANE = "Jane Doe, VP Operations at Acme Corp, jane@acme.example, from Webinar Q3"
BO = "Bo Lind, COO at North, bo@north.example, from webinar q3"
CY = "Cy Park, COO at South, cy@south.example, from Webinar Q3"
DI = "Di Roe, COO at East, di@east.example, from Webinar Q3"
ED = "Ed Fox, COO at West, ed@west.example, from Webinar Q3"
FIX = "What should be put right?"


async def comes(office: Office, who: str, label: str) -> Message:
    """Mia brings a lead that is ready, and its card comes to the channel."""
    await office.mia_brings(who=who)
    return await office.ravi.sees(f"{label} · ", in_=office.sales)


async def strike(office: Office, who: str, label: str, reason: str = "No need") -> None:
    await office.ravi.clicks("Reject", on=await comes(office, who, label))
    await office.ravi.submits({"Reason": reason})
    await office.work()


async def on_probation(office: Office) -> None:
    await strike(office, JANE, "L-1")
    await strike(office, BO, "L-2")
    await office.max.sees("Webinar Q3 is on probation")


async def to_review(office: Office, who: str = CY, label: str = "L-3") -> Message:
    """Mia brings a lead of the source on probation, and Max is asked to look at it."""
    await office.mia_brings(who=who)
    return await office.max.sees(f"{label} {who.split(',')[0]}")


async def test_two_strikes_in_a_row_put_a_source_on_probation_and_its_owner_and_manager_hear_why(
    office: Office,
) -> None:
    await strike(office, JANE, "L-1")
    assert not any("probation" in each.text for each in office.max.reads())
    await strike(office, BO, "L-2")
    for who in (office.mia, office.max):
        told = await who.sees("Webinar Q3 is on probation")
        assert "because sales rejected L-1 (no need) and L-2 (no need) in a row" in told.text
    assert "Lift probation" in (await office.max.sees("Webinar Q3 is on probation")).labels
    assert "Lift probation" not in (await office.mia.sees("Webinar Q3 is on probation")).labels


async def test_a_second_marketer_passes_a_lead_to_sales(office: Office) -> None:
    await on_probation(office)
    asked = await to_review(office)
    waits = await office.mia.sees("so somebody else looks at it before sales does")
    assert "@Max Marketing Manager has been asked" in waits.text
    assert not any("L-3" in each.text for each in office.ravi.reads())
    await office.max.clicks("Pass to sales", on=asked)
    await office.ravi.sees("L-3 · Cy Park", in_=office.sales)
    await office.work()
    assert "You passed it to sales" in asked.text
    assert asked.labels == ["Details"]
    await office.mia.sees("L-3 Cy Park (South) meets the definition and is now in")


async def test_what_is_sent_back_says_what_to_put_right_and_comes_to_the_same_reviewer_again(office: Office) -> None:
    await on_probation(office)
    asked = await to_review(office)
    await office.max.clicks("Send back", on=asked)
    await office.max.submits(
        {FIX: "Is Tom really the one who pays?", "Which answers need fixing?": ["Who approves the purchase?"]}
    )
    back = await office.mia.sees("@Max Marketing Manager looked at L-3 Cy Park (South) and sent it back")
    assert "Is Tom really the one who pays?" in back.text
    assert "Who approves the purchase?" in back.text
    await office.mia.clicks("Fix and resubmit", on=back)
    await office.mia.submits()
    await office.mia.submits({"Who approves the purchase?": "Uma Reyes, CFO"})
    await office.max.clicks("Pass to sales", on=await office.max.sees("Uma Reyes, CFO"))
    await office.ravi.sees("L-3 · Cy Park", in_=office.sales)


async def test_sending_back_can_be_undone(office: Office) -> None:
    await on_probation(office)
    asked = await to_review(office)
    await office.max.clicks("Send back", on=asked)
    await office.max.submits({FIX: "Call them once more"})
    await office.work()
    assert "Undo" in asked.labels
    await office.max.clicks("Undo", on=asked)
    await office.work()
    assert "Pass to sales" in asked.labels
    await office.max.clicks("Pass to sales", on=asked)
    await office.ravi.sees("L-3 · Cy Park", in_=office.sales)


async def test_three_accepted_in_a_row_end_it(office: Office) -> None:
    await on_probation(office)
    for who, label in ((CY, "L-3"), (DI, "L-4"), (ED, "L-5")):
        await office.max.clicks("Pass to sales", on=await to_review(office, who, label))
        await office.ravi.clicks("Accept", on=await office.ravi.sees(f"{label} · ", in_=office.sales))
    told = await office.mia.sees("is not on probation any more")
    assert "Sales accepted 3 of its leads in a row" in told.text
    await comes(office, "Flo May, COO at Up, flo@up.example, from Webinar Q3", "L-6")


async def test_a_manager_lifts_it_with_a_reason_and_what_waits_goes_to_sales(office: Office) -> None:
    await on_probation(office)
    asked = await to_review(office)
    await office.max.clicks("Lift probation", on=await office.max.sees("Webinar Q3 is on probation"))
    assert "One lead that waits for a review goes to sales at once" in office.max.modal.text
    await office.max.submits({"Why can it end now?": "The speaker was wrong, not the audience"})
    told = await office.mia.sees("@Max Marketing Manager lifted it: “The speaker was wrong, not the audience”")
    assert "Webinar Q3 is not on probation any more" in told.text
    await office.work()
    await office.ravi.sees("L-3 · Cy Park", in_=office.sales)
    await office.work()
    assert "Pass to sales" not in asked.labels


async def test_undoing_the_rejection_takes_the_strike_back(office: Office) -> None:
    await strike(office, JANE, "L-1")
    await strike(office, BO, "L-2")
    await office.max.sees("Webinar Q3 is on probation")
    await office.ravi.clicks("Undo", on=await office.ravi.sees("Rejected by you"))
    assert "A rejection was taken back" in (await office.max.sees("is not on probation any more")).text
    await comes(office, CY, "L-3")


async def test_a_review_that_nobody_makes_is_asked_for_again_and_then_given_up(office: Office) -> None:
    await on_probation(office)
    await to_review(office)
    await office.later(days=1, hours=1)
    await office.max.sees("Nobody has looked at it yet")
    await office.later(days=1, hours=1)
    await office.later(days=6)
    lapsed = await office.mia.sees("Nobody has reviewed L-3")
    await office.mia.clicks("Ask again", on=lapsed)
    await office.mia.sees("so somebody else looks at it before sales does")
