"""Two leads in a row that sales rejects as chaff put their source on probation: somebody else looks at each first."""

from bot.simulator.seen import Message
from tests.conversations.office import READY, Office, brings
from tests.conversations.test_answers import details

JANE = "Jane Doe, VP Operations at Acme Corp, jane@acme.example, from Webinar Q3"
BO = "Bo Lind, COO at North, bo@north.example, from webinar q3"
CY = "Cy Park, COO at South, cy@south.example, from Webinar Q3"
DI = "Di Roe, COO at East, di@east.example, from Webinar Q3"
ED = "Ed Fox, COO at West, ed@west.example, from Webinar Q3"
TIMING = "When do they want to buy?"
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
    assert "Passed to sales by you" in asked.text
    assert asked.labels == ["Undo", "Details"]
    await office.mia.sees("L-3 Cy Park (South) meets the definition and is now in")
    await office.later(minutes=11)
    assert asked.labels == ["Details"]
    window = await details(office.ravi, "L-3")
    assert "Reviewed and passed to sales by @Max Marketing Manager" in window.text
    await office.ravi.clicks("Its source")
    assert "On probation since" in office.ravi.modal.text


async def test_passing_to_sales_can_be_undone_until_sales_does_something_with_it(office: Office) -> None:
    await on_probation(office)
    asked = await to_review(office)
    await office.max.clicks("Pass to sales", on=asked)
    card = await office.ravi.sees("L-3 · Cy Park", in_=office.sales)
    await office.work()
    await office.max.clicks("Undo", on=asked)
    await office.work()
    assert "Pass to sales" in asked.labels
    assert "Taken back by @Max Marketing Manager" in card.text
    assert "Marketing looks at it once more" in card.text
    assert "took “Passed to sales” back" in (await office.mia.sees("L-3 Cy Park (South)\n:leftwards")).text
    assert "2 sent to sales" in (await office.max.runs("/lead digest", in_=office.sales)).text, "what was undone is not"
    await office.max.clicks("Pass to sales", on=asked)
    await office.work()
    again = await office.ravi.sees("L-3 · Cy Park", in_=office.sales)
    await office.ravi.clicks("Accept", on=again)
    await office.work()
    if "Undo" in asked.labels:
        await office.max.clicks("Undo", on=asked)
        await office.max.sees("Something else has happened to it since")
    assert "3 sent to sales" in (await office.max.runs("/lead digest", in_=office.sales)).text


async def test_many_at_once_are_asked_for_in_one_message(office: Office) -> None:
    await on_probation(office)
    for number, who in enumerate((CY, DI, ED), start=3):
        await to_review(office, who, f"L-{number}")
    await office.mia_brings(who="Flo May, COO at Up, flo@up.example, from Webinar Q3")
    bundle = await office.max.sees("4 leads wait for your review")
    await office.mia_brings(who="Gus Ray, COO at Down, gus@down.example, from Webinar Q3")
    await office.work()
    assert "5 leads wait for your review" in bundle.text
    assert not [each for each in office.max.reads() if "L-6 Flo May (Up) is ready for sales" in each.text]
    await office.max.clicks("Show them", on=bundle)
    await office.max.clicks("Pass to sales", near="Gus Ray")
    await office.ravi.sees("L-7 · Gus Ray", in_=office.sales)
    await office.work()
    assert "4 leads wait for your review" in bundle.text


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
    asked = await to_review(office)
    await office.later(days=1, hours=1)
    again = await office.max.sees("L-3 Cy Park (South) has been waiting for a review since")
    assert "Pass to sales" in again.labels
    assert "Pass to sales" not in asked.labels
    await office.later(days=1, hours=1)
    await office.later(days=6)
    lapsed = await office.mia.sees("Nobody has reviewed L-3")
    await office.mia.clicks("Ask again", on=lapsed)
    await office.mia.sees("so somebody else looks at it before sales does")


async def test_ready_now_out_of_nurture_waits_for_a_review_too(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "6 to 9 months"}, ED)
    note = await office.mia.sees("L-1 Ed Fox (West) is not ready for sales yet")
    await strike(office, JANE, "L-2")
    await strike(office, BO, "L-3")
    await office.mia.clicks("Ready now", on=note)
    await office.mia.submits({TIMING: "Within 3 months"})
    await office.max.sees("L-1 Ed Fox (West) is ready for sales")
    assert not any("Ed Fox" in each.text for each in office.ravi.reads(office.sales))
    listed = await office.mia.runs("/lead mine", in_=office.marketing)
    assert listed
    assert "being looked at by @Max Marketing Manager" in listed.text
    assert "To review before sales" in (await office.max.opens_home()).text


async def test_what_sales_returned_is_reviewed_again_before_it_comes_back(office: Office) -> None:
    await on_probation(office)
    await office.max.clicks("Pass to sales", on=await to_review(office))
    await office.ravi.clicks("Reject", on=await office.ravi.sees("L-3 · Cy Park", in_=office.sales))
    await office.ravi.submits({"Reason": "Incomplete or wrong answers", "Note": "Tom left in May"})
    await office.mia.clicks("Fix and resubmit", on=await office.mia.sees("Tom left in May"))
    await office.mia.submits()
    await office.mia.submits({"Who approves the purchase?": "Uma Reyes, CFO"})
    asked = await office.max.sees("Uma Reyes, CFO")
    assert "L-3 Cy Park (South) is ready for sales" in asked.text


async def test_a_manager_does_not_answer_for_a_lead_of_their_own(office: Office) -> None:
    await on_probation(office)
    later = {**READY, TIMING: "6 to 9 months"}
    await brings(office.max, office.sales, later, CY)
    await office.max.clicks("Offer anyway", on=await office.max.sees("L-3 Cy Park (South) is not ready for sales yet"))
    assert "the lead is one of your own, so a second pair of eyes" in office.max.reads()[-1].text


async def test_where_the_only_other_marketer_has_left_a_manager_of_sales_is_asked_at_once(office: Office) -> None:
    await on_probation(office)
    await to_review(office)
    office.slack.deactivate(office.max)
    await office.work()
    asked = await office.sofia.sees("L-3 Cy Park (South) is ready for sales")
    await office.sofia.clicks("Pass to sales", on=asked)
    await office.ravi.sees("L-3 · Cy Park", in_=office.sales)


async def test_any_other_marketer_can_decide_in_details_and_nobody_about_their_own(office: Office) -> None:
    await on_probation(office)
    await to_review(office)
    window = await details(office.mia, "L-3")
    assert "being looked at by @Max Marketing Manager" in window.text
    assert "Pass to sales" not in office.mia.modal.buttons
    await details(office.sofia, "L-3")
    await office.sofia.clicks("Pass to sales")
    await office.ravi.sees("L-3 · Cy Park", in_=office.sales)


async def test_whoever_takes_the_lead_over_does_not_review_it_any_more(office: Office) -> None:
    await on_probation(office)
    asked = await to_review(office)
    await details(office.mia, "L-3")
    await office.mia.clicks("Hand over")
    await office.mia.submits({"Who takes over for marketing?": "Max Marketing Manager"})
    await office.max.clicks("Pass to sales", on=asked)
    await office.max.sees("L-3 is one of your own, and a review is for a second pair of eyes")
    assert not any("Cy Park" in each.text for each in office.ravi.reads(office.sales))
