"""A lead that sales accepted goes back to marketing: with a reason, a day, a track, and the credit where it was."""

from datetime import date

import pytest

from bot.lead.reasons.recycle_reasons import RECYCLE_REASONS
from bot.simulator.errors import NotVisible
from tests.conversations.aftermath import Aftermath
from tests.conversations.office import Office
from tests.conversations.test_attempts import NO_ANSWER, owned

WHY, FIRST, TRACK = "Reason", "First follow-up", "Track"
LOCKED = "Unreachable (locked: 0 of 5 attempts)"

CASES = {
    "Not now": (
        "Wait for the date",
        "Monday, February 8th, 2027, in good time before Monday, February 22nd, 2027",
        "When do they want to buy?",
    ),
    "No money now": ("Wait for the date", "Monday, May 24th, 2027", "Is there a budget?"),
    "Lost interest": ("Content", "Wednesday, December 23rd, 2026", "Are they committed to finding a solution?"),
    "Wants references": ("References", "Wednesday, December 23rd, 2026", ""),
    "Another reason": ("Tell me about yourself", "Wednesday, December 23rd, 2026", ""),
}


def test_the_table_has_every_reason_but_the_one_that_is_locked() -> None:
    assert [*CASES] == [reason.choice for reason in RECYCLE_REASONS if not reason.needs_attempts]


@pytest.mark.parametrize("why", CASES)
async def test_what_the_form_says_is_what_comes_of_it(office: Office, why: str) -> None:
    track, day, question = CASES[why]
    reason = next(reason for reason in RECYCLE_REASONS if reason.choice == why)
    await owned(office)
    await office.ravi.closes()
    after = await Aftermath.of(office)
    await office.ravi.clicks("Back to nurture", on=await office.ravi.sees("is yours"))
    assert reason.consequence in str(office.ravi.modal.view.blocks)
    await office.ravi.chooses(WHY, why)
    assert office.ravi.modal.labels == [WHY, FIRST, TRACK, "Note"]
    assert office.ravi.modal.values[TRACK] == track
    plan = f"@Mia Marketer nurtures it on the track {track}. The first follow-up comes on {day}: “"
    assert f"What happens then: {plan}" in office.ravi.modal.text
    assert "The credit stays with @Mia Marketer. You can undo it for ten minutes." in office.ravi.modal.text
    assert await office.ravi.submits({"Note": "Their board said so"}) is None
    note = await office.mia.sees(f"@Ravi Rep gave L-1 Jane Doe (Acme Corp) back to you: {reason.label}.")
    assert "Their board said so" in note.text
    assert f"I will remind you to follow up on {day}, on the track {track}" in note.text
    assert "The credit stays yours." in note.text
    assert note.labels == ["Ready now", "Snooze", "Details"]
    mine = await office.ravi.sees("Given back to marketing by you")
    assert f"{reason.label}. {reason.became}" in mine.text
    assert mine.labels == ["Undo", "Details"]
    card = await office.lena.sees(f"Given back by @Ravi Rep: {reason.label}. {reason.became}", in_=office.sales)
    assert card.labels == ["Details"]
    told = [("mia", "back to you"), ("ravi", "Given back to marketing"), ("sales", "Given back by @Ravi Rep")]
    told += [("sales", "Accepted by @Ravi Rep."), ("sales", f"Given back to marketing by @Ravi Rep: {reason.label}.")]
    await after.is_only(*told, history="L-1 recycled", planned="L-1 follow_up", dropped="L-1 first_contact")
    shown = (await office.mia.runs("/lead show L-1", in_=office.sales)).text
    assert "Being nurtured since" in shown
    assert f"Next: {day.partition(', in')[0]}" in shown
    assert f"gave it back to marketing ({reason.label}) “Their board said so”" in shown
    if question:
        await office.mia.clicks("Ready now", on=note)
        assert question in office.mia.modal.labels


async def test_unreachable_opens_with_the_agreed_attempts(office: Office) -> None:
    await owned(office)
    await office.ravi.clicks("Back to nurture")
    await office.ravi.chooses(WHY, LOCKED)
    said = "Unreachable is open after 5 logged attempts, and 0 of them are made. Please log 5 more attempts first"
    assert said in office.ravi.modal.text
    form = await office.ravi.submits()
    assert said in form.errors[WHY]
    await office.ravi.closes()
    for number in range(5):
        await office.later(minutes=61)
        await office.ravi.clicks("Log attempt")
        await office.ravi.submits(NO_ANSWER)
        await office.ravi.clicks("Back to nurture")
        open_now = "Unreachable" if number == 4 else f"Unreachable (locked: {number + 1} of 5 attempts)"
        assert open_now in office.ravi.modal.choices(WHY)
        await office.ravi.closes()
    await office.ravi.clicks("Back to nurture")
    await office.ravi.chooses(WHY, "Unreachable")
    await office.ravi.submits()
    note = await office.mia.sees("back to you: unreachable.")
    assert "5 attempts to reach them; the last" in note.text
    assert "phone, no answer." in note.text.lower()
    await office.later(days=31)
    told = await office.mia.sees("Time to follow up on L-1")
    assert "@Ravi Rep gave it back, unreachable" in told.text


async def test_the_owner_chooses_another_day_and_track(office: Office) -> None:
    await owned(office)
    await office.ravi.clicks("Back to nurture")
    await office.ravi.chooses(WHY, "Lost interest")
    await office.ravi.chooses(FIRST, date(2027, 2, 7))
    assert "The first follow-up comes on Monday, February 8th, 2027, the first working day" in office.ravi.modal.text
    await office.ravi.chooses(TRACK, "References")
    assert "on the track References" in office.ravi.modal.text
    await office.ravi.chooses(WHY, "Not now")  # which has a day and a track of its own
    assert office.ravi.modal.values[FIRST] == "2027-02-22"
    assert office.ravi.modal.values[TRACK] == "Wait for the date"
    form = await office.ravi.submits({FIRST: date(2026, 11, 20)})
    assert "has passed" in form.errors[FIRST]
    await office.ravi.submits({FIRST: date(2027, 3, 1), TRACK: "Content"})
    await office.mia.sees("in good time before Monday, March 1st, 2027, on the track Content")


async def test_another_reason_needs_a_word(office: Office) -> None:
    await owned(office)
    await office.ravi.clicks("Back to nurture")
    await office.ravi.chooses(WHY, "Another reason")
    form = await office.ravi.submits()
    assert form.errors["Note"]
    await office.ravi.submits({"Note": "They merge with Initech"})
    await office.mia.sees("They merge with Initech")


async def test_it_is_taken_back_with_the_meeting_and_the_questions(office: Office) -> None:
    await owned(office)
    await office.ravi.clicks("Plan a meeting")
    await office.ravi.submits({"With whom?": ["Maria Lopez"], "Date": date(2026, 11, 26), "Time": "14:00"})
    await office.ravi.clicks("Back to nurture")
    await office.ravi.chooses(WHY, "No money now")
    assert "1 planned meeting is called off." in office.ravi.modal.text
    await office.ravi.submits()
    assert "called a meeting off" in office.ravi.modal.text
    await office.ravi.closes()
    await office.mia.sees("back to you: no money now")
    await office.lena.sees("Given back to marketing by @Ravi Rep: no money now.", in_=office.sales)
    await office.ravi.clicks("Undo", on=await office.ravi.sees("Given back to marketing by you"))
    again = await office.ravi.sees("is yours")
    assert "Log attempt" in again.labels
    await office.mia.sees("@Ravi Rep took “Given back to marketing” back")
    await office.lena.sees("@Ravi Rep took “Given back to marketing” back.", in_=office.sales)
    await office.lena.sees("Accepted by @Ravi Rep", in_=office.sales)
    await office.ravi.clicks("Details", on=again)
    assert "is planned" in office.ravi.modal.text or "Prospect meeting" in office.ravi.modal.text
    assert "asked again" not in office.ravi.modal.text


async def test_a_manager_of_sales_may_and_the_owner_hears_of_it(office: Office) -> None:
    await owned(office)
    await office.ravi.closes()
    shown = await office.sofia.runs("/lead show L-1", in_=office.sales)
    await office.sofia.clicks("Details", on=shown)
    await office.sofia.clicks("Back to nurture")
    await office.sofia.chooses(WHY, "Lost interest")
    await office.sofia.submits()
    told = await office.ravi.sees("@Sofia Sales Manager gave L-1 Jane Doe (Acme Corp) back to @Mia Marketer")
    assert "It is no longer yours; nothing is left to do." in told.text
    with pytest.raises(NotVisible):
        await office.ravi.clicks("Log attempt", on=await office.ravi.sees("Given back to marketing by @Sofia"))
    await office.lena.clicks("Details", on=await office.lena.sees("Given back by", in_=office.sales))
    with pytest.raises(NotVisible):
        await office.lena.clicks("Back to nurture")


async def test_it_can_be_typed(office: Office) -> None:
    await owned(office)
    await office.ravi.closes()
    for typed, answer in {
        "/lead nurture": "Which lead, and why? For example: /lead nurture L-12 not now until March.",
        "/lead nurture L-1 unreachable": "Please log 5 more attempts first",
        "/lead nurture L-1 not now": "On which day shall marketing ask again?",
    }.items():
        said = await office.ravi.runs(typed, in_=office.ravi.dm)
        assert answer in said.text
    refused = await office.lena.runs("/lead nurture L-1 lost interest", in_=office.lena.dm)
    assert "is @Ravi Rep's, so nothing was done" in refused.text
    said = await office.ravi.runs("/lead nurture L-1 not now until 2027-03-01", in_=office.ravi.dm)
    assert "You gave L-1 Jane Doe (Acme Corp) back to @Mia Marketer: not now" in said.text
    await office.mia.sees("in good time before Monday, March 1st, 2027, on the track Wait for the date")
    late = await office.ravi.runs("/lead nurture L-1 not now until 2027-03-01", in_=office.ravi.dm)
    assert "No rep has it" in late.text


async def test_a_lead_that_comes_again_says_that_it_was_given_back(office: Office) -> None:
    await owned(office)
    await office.ravi.clicks("Back to nurture")
    await office.ravi.chooses(WHY, "Wants references")
    await office.ravi.submits()
    await office.ravi.closes()
    await office.mia.clicks("Ready now", on=await office.mia.sees("back to you: wants references"))
    if office.mia.modal:
        await office.mia.submits({"How well do they know and trust us?": "Knows us"})
    card = await office.lena.sees("Back again: @Ravi Rep gave it back as wants references", in_=office.sales)
    await office.lena.clicks("Accept", on=card)
    await office.mia.sees("@Lena Rep accepted L-1")
