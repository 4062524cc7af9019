"""What becomes of a lead that sales accepted: it is worked on in one message, won, lost or released, and marketing
hears at once."""

import asyncio
from datetime import date
from typing import Any

import pytest

from tests.conversations.aftermath import Aftermath
from tests.conversations.office import Office

WITH = "Whom did you talk to?"


async def accepted(office: Office) -> Any:
    card = await office.offered_card()
    await office.ravi.clicks("Accept", on=card)
    return await office.ravi.sees("is yours")


async def test_the_owner_works_in_one_message_that_is_redrawn(office: Office) -> None:
    await office.mia_brings(who="Jane Doe, VP Operations at Acme Corp, jane@acme.example, +49 30 1234567")
    await office.ravi.clicks("Accept", on=await office.ravi.sees("Why it came to sales", in_=office.sales))
    mine = await office.ravi.sees("is yours")
    for shown in ("+49 30 1234567", "jane@acme.example", "They prefer: phone", "Next: get in touch"):
        assert shown in mine.text
    assert "To hear from Jane yourself" in mine.text
    links = str(mine.posted.blocks)
    assert "<tel:+49301234567|+49 30 1234567>" in links
    assert "<mailto:jane@acme.example|jane@acme.example>" in links
    await office.ravi.clicks("Plan a meeting", on=mine)
    await office.ravi.submits({"With whom?": ["Tom Chen", "Maria Lopez"], "Date": date(2026, 11, 25), "Time": "14:00"})
    again = await office.ravi.sees("Next: prospect meeting")
    assert again.ts == mine.ts
    assert "@Ravi Rep planned a meeting" in again.text


async def test_won_reaches_whoever_brought_it_in_with_amount_and_credit(office: Office) -> None:
    mine = await accepted(office)
    await office.ravi.clicks("Won", on=mine)
    form = await office.ravi.submits({"Amount": "12 bananas"})
    assert "I do not know “bananas” in that amount" in form.errors["Amount"]
    after = await Aftermath.of(office)
    assert await office.ravi.submits({"Amount": "12.000 €"}) is None
    await after.is_only(
        ("sales", "Won by @Ravi Rep, today"),
        ("sales", "Accepted by @Ravi Rep."),  # in the thread, and so is the next one
        ("sales", "Won by @Ravi Rep: 12,000 EUR. @Mia Marketer brought it in."),
        ("mia", "Won: L-1 Jane Doe (Acme Corp), 12,000 EUR."),
        ("ravi", "Won by you"),
        history="L-1 won",
        dropped="L-1 first_contact",
    )
    told = await office.mia.sees("Won: L-1")
    assert "The credit is yours: you brought it in." in told.text
    assert "12,000 EUR" in (await office.lena.sees("Won by @Ravi Rep", in_=office.sales)).text
    digest = await office.mia.runs("/lead digest", in_=office.sales)
    assert "1 accepted" in digest.text
    assert "1 won (12,000 EUR) · 0 lost" in digest.text
    done = await office.ravi.sees("Won by you")
    assert (done.ts, done.labels) == (mine.ts, ["Undo", "Details"])
    await office.ravi.clicks("Undo", on=done)
    back = await office.ravi.sees("is yours")
    assert (back.ts, back.labels) == (mine.ts, mine.labels)
    await office.lena.sees("Accepted by @Ravi Rep", in_=office.sales)
    assert "@Ravi Rep took “Won” back" in (await office.mia.sees("took “Won” back")).text
    assert "1 won" not in (await office.mia.runs("/lead digest", in_=office.sales)).text


async def test_lost_needs_a_reason_and_ends_all_duties(office: Office) -> None:
    mine = await accepted(office)
    await office.ravi.clicks("Plan a meeting", on=mine)
    await office.ravi.submits({"With whom?": ["Tom Chen", "Maria Lopez"], "Date": date(2026, 11, 25), "Time": "14:00"})
    mine = await office.ravi.sees("Next: prospect meeting")
    await office.ravi.clicks("Lost", on=mine)
    form = await office.ravi.submits({"Why?": "Another reason"})
    assert "In a few words" in form.errors["Note"]
    after = await Aftermath.of(office)
    await office.ravi.submits({"Why?": "Chose a competitor", "Who got it?": "Initech", "Note": "Cheaper by half"})
    await after.is_only(
        ("sales", "Lost by @Ravi Rep, today"),
        ("sales", "Lost, says @Ravi Rep: Chose a competitor (Initech): “Cheaper by half”."),
        ("mia", "Lost: L-1 Jane Doe (Acme Corp). Chose a competitor (Initech): “Cheaper by half”"),
        ("ravi", "Lost by you"),
        history="L-1 lost, L-1 meeting_cancelled",
        dropped="L-1 meeting",
    )
    for _ in range(12):
        await office.later(days=7)
    said = [m.text for m in (*office.ravi.reads(office.ravi.dm), *office.mia.reads(office.mia.dm))]
    assert not [text for text in said if "How did it go" in text or "follow up" in text.lower()]
    assert "Chose a competitor (Initech)" in (await office.mia.runs("/lead show L-1", in_=office.sales)).text


async def test_a_loss_is_counted_by_its_reason_and_keeps_the_words_beside_it(office: Office) -> None:
    """Field, row 24: a list of reasons for each outcome, with free text beside."""
    await office.ravi.clicks("Lost", on=await accepted(office))
    assert office.ravi.modal.labels == ["Why?", "Who got it?", "Note", "Lost on"]
    await office.ravi.submits({"Why?": "Another reason", "Note": "The plant burnt down"})
    assert "“The plant burnt down”" in (await office.mia.sees("Lost: L-1")).text
    assert "1 lost: another reason 1" in (await office.mia.runs("/lead digest", in_=office.sales)).text


async def test_nothing_is_asked_about_a_lead_that_ended(office: Office) -> None:
    """Field, row 25: no date for a next step, no reminder of what was promised before."""
    await accepted(office)
    await office.ravi.runs("/lead attempt L-1 called, call back on friday", in_=office.sales)
    await office.ravi.runs("/lead lost L-1 too expensive", in_=office.sales)
    await office.later(days=2)  # "today" is a date now, and nothing can be undone
    after = await Aftermath.of(office)
    for _ in range(3):
        await office.later(days=1)
    await after.is_only()
    assert "Open leads" not in (await office.ravi.runs("/lead mine", in_=office.sales)).text


async def test_a_loss_taken_back_plans_the_meeting_again(office: Office) -> None:
    mine = await accepted(office)
    await office.ravi.clicks("Plan a meeting", on=mine)
    await office.ravi.submits({"With whom?": ["Tom Chen", "Maria Lopez"], "Date": date(2026, 11, 25), "Time": "14:00"})
    after = await Aftermath.of(office)
    await office.ravi.clicks("Lost", on=await office.ravi.sees("Next: prospect meeting"))
    await office.ravi.submits({"Why?": "Too expensive"})
    done = await office.ravi.sees("Lost by you")
    await office.lena.sees("Lost, says", in_=office.sales)
    await office.ravi.clicks("Undo", on=done)
    await office.ravi.sees("Next: prospect meeting")
    await after.is_only(
        ("mia", "@Ravi Rep took “Lost” back"),
        ("sales", "Lost, says @Ravi Rep: Too expensive."),
        ("sales", "@Ravi Rep took “Lost” back"),
        history="L-1 lost, L-1 meeting_cancelled, L-1 undone",
    )


async def test_released_is_a_new_offer_for_somebody_else(office: Office) -> None:
    mine = await accepted(office)
    await office.ravi.clicks("Release", on=mine)
    await office.ravi.submits({"Why?": "On parental leave from Monday"})
    card = await office.lena.sees("Why it came to sales", in_=office.sales)
    assert "Back again: @Ravi Rep released it: “On parental leave from Monday”" in card.text
    await office.mia.sees("@Ravi Rep released L-1")
    await office.work()
    assert mine.labels == ["Undo", "Details"]
    await office.ravi.clicks("Undo", on=mine)
    await office.mia.sees("@Ravi Rep took “Released” back")
    await office.work()
    assert "is yours" in mine.text
    assert "Accepted by @Ravi Rep" in card.text
    assert "First contact by" in mine.text
    await office.ravi.clicks("Release", on=mine)
    await office.ravi.submits({"Why?": "On parental leave from Monday"})
    card = await office.lena.sees("Why it came to sales", in_=office.sales)
    await office.lena.clicks("Accept", on=card)
    await office.work()
    assert "Released by you" in mine.text
    await office.ravi.clicks("Undo", on=mine)
    await office.ravi.sees("Something else has happened to it since: “Accepted” by @Lena Rep")
    await office.lena.sees("is yours")
    await office.mia.sees("@Lena Rep accepted L-1")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/lead won L-1 12k€", "L-1 Jane Doe (Acme Corp) is won. @Mia Marketer hears of it."),
        ("/lead lost L-1 chose a competitor", "L-1 Jane Doe (Acme Corp) is lost: Chose a competitor."),
        ("/lead lost L-1 the plant burnt down", "is lost: the plant burnt down."),
        ("/lead release L-1 on parental leave", "You released L-1 Jane Doe (Acme Corp)."),
        ("/lead attempt L 1 call no answer", "Logged for L-1 Jane Doe (Acme Corp): Phone, no answer."),
        ("/lead attempt L-1 called, call back on friday", "I remind you on Friday, November 27th, 2026."),
        ("/lead attempt L-1 hello", "nothing was logged. How did you try, and what came of it?"),
        ("/lead attempt L-9 call no answer", "There is no lead L-9 here."),
        ("/lead attempt", "Which lead, how, and what came of it?"),
        ("/lead won L-1 twelve", "I cannot read that as an amount."),
        ("/lead won L-9 12k€", "There is no lead L-9 here."),
        ("/lead won", "Which lead, and how much?"),
        ("/lead wonn L-1 12k€", "Did you mean /lead won L-1 12k€?"),
    ],
)
async def test_typed_after_lead(office: Office, typed: str, said: str) -> None:
    await accepted(office)
    assert said in (await office.ravi.runs(typed, in_=office.sales)).text


async def test_typed_about_a_lead_of_somebody_else_or_that_nobody_accepted(office: Office) -> None:
    card = await office.offered_card()
    assert "Accept it first" in (await office.ravi.runs("/lead won L-1 5k€", in_=office.sales)).text
    await office.ravi.clicks("Accept", on=card)
    assert "is @Ravi Rep's, so nothing was done" in (await office.lena.runs("/lead won L-1 5k€", in_=office.sales)).text
    assert "is for sales reps and managers" in (await office.mia.runs("/lead won L-1 5k€", in_=office.sales)).text
    await office.ravi.runs("/lead won L-1 5k€", in_=office.sales)
    assert "It ended already: won" in (await office.ravi.runs("/lead lost L-1 price", in_=office.sales)).text


async def test_the_number_alone_opens_the_form(office: Office) -> None:
    await accepted(office)
    await office.ravi.runs("/lead won L-1", in_=office.sales)
    await office.ravi.submits({"Amount": "$3,000"})
    await office.mia.sees("3,000 USD")


async def test_accept_is_undone_as_if_it_had_not_been(office: Office) -> None:
    card = await office.offered_card()
    await office.later(hours=1)
    before = (await office.lena.sees("Why it came to sales", in_=office.sales)).text
    await office.ravi.clicks("Accept", on=card)
    mine = await office.ravi.sees("Accepted by mistake?")
    told = await office.mia.sees("@Ravi Rep accepted L-1")
    after = await Aftermath.of(office)
    await office.ravi.clicks("Undo", on=mine)
    await after.is_only(
        ("sales", "Why it came to sales"),
        ("mia", "@Ravi Rep took “Accepted” back"),
        ("ravi", "It is waiting for sales again."),
        history="L-1 undone",
        planned="L-1 answer",
        dropped="L-1 first_contact",
    )
    again = await office.lena.sees("Why it came to sales", in_=office.sales)
    assert (again.ts, again.text, again.labels) == (card.ts, before, card.labels)
    assert (await office.mia.sees("took “Accepted” back")).ts == told.ts
    assert "0 accepted" in (await office.mia.runs("/lead digest", in_=office.sales)).text
    await office.lena.clicks("Accept", on=again)
    await office.lena.sees("is yours")
    assert "1 accepted" in (await office.mia.runs("/lead digest", in_=office.sales)).text


async def test_accept_stands_after_ten_minutes_or_once_something_was_done(office: Office) -> None:
    mine = await accepted(office)
    await office.later(minutes=9)
    assert "Undo" in (await office.ravi.sees("Accepted by mistake?")).labels
    await office.later(minutes=1)
    assert "Undo" not in (await office.ravi.sees("is yours")).labels
    await office.ravi.clicks("Details", on=mine)


async def test_accept_is_not_undone_once_something_was_done(office: Office) -> None:
    mine = await accepted(office)
    await office.ravi.clicks("Plan a meeting", on=mine)
    await office.ravi.submits({"With whom?": ["Tom Chen", "Maria Lopez"], "Date": date(2026, 11, 25), "Time": "14:00"})
    assert "Undo" not in (await office.ravi.sees("Next: prospect meeting")).labels


async def lost(office: Office) -> Any:
    await office.ravi.clicks("Lost", on=await accepted(office))
    await office.ravi.submits({"Why?": "The budget is gone"})
    return await office.mia.sees("Lost: L-1")


async def test_a_lost_lead_is_tried_again_by_the_rep_who_hears_from_them(office: Office) -> None:
    await lost(office)
    await office.later(days=60)
    await office.lena.clicks("Details", on=await office.lena.runs("/lead show L-1", in_=office.sales))
    await office.lena.clicks("Try again")
    told = await office.mia.sees("@Lena Rep tries L-1 Jane Doe (Acme Corp) again")
    assert "The budget is gone" in told.text
    assert "Is there a budget?" in told.text
    await office.mia.clicks("Answer now", on=told)
    assert "When do they want to buy?" in office.mia.modal.labels
    assert "What is their requirement?" not in office.mia.modal.labels
    await office.mia.submits()
    card = await office.ravi.sees("Why it came to sales", in_=office.sales)
    assert "Back again: @Ravi Rep lost it in November 2026: The budget is gone." in card.text
    assert "is back in" in (await office.ravi.sees("You lost it in November 2026")).text
    await office.lena.clicks("Accept", on=card)
    await office.lena.clicks("Won", on=await office.lena.sees("is yours"))
    await office.lena.submits({"Amount": "9k EUR"})
    assert "The credit is yours" in (await office.mia.sees("Won: L-1")).text


async def test_a_lost_lead_that_is_typed_again_goes_on(office: Office) -> None:
    await lost(office)
    await office.mia.runs("/lead Jane Doe, Acme Corp, jane@acme.example", in_=office.sales)
    await office.mia.submits()
    assert "It was lost. It is tried again; the questions come next." in str(office.mia.modal.view.blocks)
    form = await office.mia.submits({"What should I do?": "Add it to L-1"})
    assert form.title == "Questions for L-1"
    await office.mia.submits()
    card = await office.ravi.sees("Why it came to sales", in_=office.sales)
    assert "lost it in November 2026: The budget is gone" in card.text


async def test_a_closed_lead_stands_in_the_lists_with_how_it_ended(office: Office) -> None:
    await lost(office)
    mine = await office.ravi.runs("/lead mine", in_=office.sales)
    await office.ravi.clicks("My closed leads", on=mine)
    assert "L-1 Jane Doe (Acme Corp) · lost" in (await office.ravi.sees("Your closed leads")).text
    assert "lost" in (await office.lena.runs("/lead find acme", in_=office.sales)).text


async def test_of_two_who_end_it_at_once_one_does_and_the_other_is_told(office: Office) -> None:
    await accepted(office)
    answers = await asyncio.gather(
        office.ravi.runs("/lead won L-1 5k EUR", in_=office.sales),
        office.sofia.runs("/lead lost L-1 too expensive", in_=office.sales),
    )
    said = sorted(answer.text for answer in answers)
    assert sum("It ended already" in text for text in said) == 1
    digest = (await office.mia.runs("/lead digest", in_=office.sales)).text
    assert ("1 won" in digest) != ("1 lost" in digest)


async def test_an_end_taken_back_too_late_stays(office: Office) -> None:
    await office.ravi.clicks("Won", on=await accepted(office))
    await office.ravi.submits({"Amount": "5k EUR"})
    done = await office.ravi.sees("Won by you")
    office.company.clock.advance(minutes=11)
    await office.ravi.clicks("Undo", on=done)
    await office.ravi.sees("The ten minutes in which that could be undone are over")


async def test_help_names_the_words_to_those_who_may_use_them(office: Office) -> None:
    assert "/lead won L-12 12000 EUR" in (await office.ravi.runs("/lead help", in_=office.sales)).text
    assert "/lead won" not in (await office.mia.runs("/lead help", in_=office.sales)).text


async def test_a_cover_ends_it_for_the_owner_who_is_away(office: Office) -> None:
    await accepted(office)
    await office.ravi.runs(f"/lead away until friday, cover @{office.lena.user.name}", in_=office.sales)
    await office.lena.runs("/lead won L-1 5k EUR", in_=office.sales)
    await office.mia.sees("Won: L-1")
    assert "Won by @Lena Rep" in (await office.ravi.sees("Won by")).text
