"""The clock of a promise is stopped with a reason and an end, visibly, and goes on by itself or by hand.

The clock begins on Monday, 23 November 2026, at 10:30 in Berlin; people work from 9:00 to 17:00.
"""

from datetime import date

import pytest

from tests.conversations.aftermath import Aftermath
from tests.conversations.office import Office
from tests.conversations.test_answers import details

UNTIL, WHY = "Until when?", "Why?"


async def pauses(office: Office, until: date, why: str = "Their board meets") -> None:
    card = await office.ravi.sees("L-1", in_=office.sales)
    await office.ravi.clicks("Pause", on=card)
    await office.ravi.submits({UNTIL: until, WHY: why})
    await office.work()


async def test_a_pause_is_seen_by_all_and_ends_by_itself(office: Office) -> None:
    card = await office.offered_card()
    await office.later(hours=3)  # three of four hours until the thread
    await pauses(office, date(2026, 11, 26))
    assert "Paused until Nov 26 at 9:00 AM by @Ravi Rep: Their board meets" in card.text
    assert "Paused until Nov 26" in (await details(office.max)).text
    assert "@Ravi Rep paused it until Thursday, November 26th, 2026: “Their board meets”" in office.max.modal.text
    await office.max.closes()
    await office.later(days=2)  # Wednesday 13:30
    assert not card.thread
    await office.later(hours=19, minutes=31)  # Thursday 9:01
    assert "Answer by today at 1:59 PM" in card.text or "Answer by today at 2:00 PM" in card.text
    await office.ravi.sees("The pause of L-1 Jane Doe (Acme Corp) is over")
    assert not card.thread
    await office.later(minutes=59)  # four working hours, the pause left out
    assert len(card.thread) == 1


async def test_it_goes_on_by_hand(office: Office) -> None:
    card = await office.offered_card()
    await pauses(office, date(2026, 11, 26))
    await office.later(hours=2)
    await details(office.lena)
    await office.lena.clicks("Resume")
    await office.work()
    assert "Answer by tomorrow at 12:30 PM" in card.text
    assert "The clock runs again" in office.lena.modal.text


async def test_it_is_typed_too(office: Office) -> None:
    card = await office.offered_card()
    told = await office.ravi.runs("/lead pause L-1 until friday, waiting for their board", in_=office.sales)
    assert "L-1 Jane Doe (Acme Corp) is paused. Its clock goes on Nov 27 at 9:00 AM, by itself." in told.text
    await office.work()
    assert "Paused until Nov 27 at 9:00 AM by @Ravi Rep: waiting for their board" in card.text
    listed = await office.sofia.runs("/lead paused", in_=office.sales)
    assert "One lead is paused" in listed.text
    assert "L-1 Jane Doe (Acme Corp): waiting for their board. @Ravi Rep, until Nov 27 at 9:00 AM" in listed.text
    told = await office.sofia.runs("/lead resume L-1", in_=office.sales)
    assert "The clock of L-1 Jane Doe (Acme Corp) runs again. It is due tomorrow at 10:30 AM" in told.text
    listed = await office.sofia.runs("/lead paused", in_=office.sales)
    assert "Nothing is paused: every clock runs." in listed.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("pause L-1", "It needs a day on which the clock goes on. For example: /lead pause L-1 until friday"),
        ("pause L-1 until whenever, they asked", "“whenever” is no day I know"),
        ("pause L-1 until friday", "Why does it have to wait?"),
        ("pause L-1 until today, lunch", "Please pick a day that is still to come"),
        (
            "pause L-1 until 2027-03-01, their board",
            "At most 10 working days can be paused, until Monday, December 7th",
        ),
        ("pause L-9 until friday, their board", "There is no lead L-9 here"),
        ("resume L-1", "L-1 is not paused: its clock runs"),
    ],
)
async def test_what_cannot_be_paused_is_refused_with_what_to_do(office: Office, typed: str, said: str) -> None:
    await office.offered_card()
    told = await office.ravi.runs(f"/lead {typed}", in_=office.sales)
    assert said in told.text.replace("`", "")


async def test_a_closed_lead_has_no_clock_to_pause(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "No need"})
    told = await office.ravi.runs("/lead pause L-1 until friday, their board", in_=office.sales)
    assert "no clock runs for it, so there is nothing to pause" in told.text


async def test_pauses_in_a_row_are_limited_together(office: Office) -> None:
    await office.offered_card()
    await pauses(office, date(2026, 12, 4))
    await office.later(days=11, hours=1)  # Friday
    told = await office.ravi.runs("/lead pause L-1 until 2026-12-10, again", in_=office.sales)
    assert "At most 10 working days can be paused, until Monday, December 7th" in told.text


async def test_whoever_does_not_have_it_cannot_pause_it(office: Office) -> None:
    card = await office.offered_card()
    told = await office.mia.runs("/lead pause L-1 until friday, because", in_=office.sales)
    assert "is for sales reps and managers" in told.text
    await office.ravi.clicks("Accept", on=card)
    told = await office.lena.runs("/lead pause L-1 until friday, because", in_=office.sales)
    assert "L-1 waits for @Ravi Rep, so only they or a manager of sales can pause it" in told.text


async def test_the_owner_pauses_the_first_contact(office: Office) -> None:
    await office.ravi.clicks("Accept", on=await office.offered_card())
    mine = await office.ravi.sees("is yours")
    await office.work()
    assert "First contact by tomorrow at 10:30 AM" in mine.text
    await office.ravi.clicks("Pause", on=mine)
    await office.ravi.submits({UNTIL: date(2026, 11, 26), WHY: "She is on holiday"})
    await office.work()
    assert "Paused until Nov 26 at 9:00 AM by @Ravi Rep: She is on holiday" in mine.text
    await office.later(days=2)
    after = await Aftermath.of(office)
    await office.ravi.clicks("Resume", on=mine)
    await office.work()
    assert "Paused" not in mine.text
    await after.is_only(("ravi", "First contact by"), ("ravi", "runs again"), history="L-1 resumed")
