"""The other things people do, and all that comes of each: who hears what, what becomes history, what is planned."""

from datetime import date
from typing import Any

from bot.simulator.people import Person
from tests.conversations.aftermath import Aftermath
from tests.conversations.office import READY, Office, without

TIMING, MONEY = "When do they want to buy?", "Is there a budget?"
ERASED = "This message was about somebody whose data has been erased."
WITH, LEARNED = "With whom?", "What did you learn?"


async def accepted(office: Office) -> Any:
    await office.ravi.clicks("Accept", on=await office.offered_card())
    return await office.ravi.sees("is yours")


async def nurtured(office: Office) -> Any:
    await office.mia_brings({**READY, TIMING: "3 to 6 months"})
    return await office.mia.sees("is not ready for sales yet")


async def details(who: Person, on: Any) -> None:
    await who.clicks("Details", on=on)


async def test_snoozed_before_it_is_due(office: Office) -> None:
    note = await nurtured(office)
    after = await Aftermath.of(office)
    await office.mia.clicks("Snooze", on=note)
    await office.mia.submits({"Or another day": "2027-03-01"})
    await after.is_only(("mia", "Snoozed by you"), history="L-1 snoozed")


async def test_a_conversation_is_logged(office: Office) -> None:
    note = await accepted(office)
    await details(office.ravi, note)
    await office.ravi.clicks("Log a conversation")
    after = await Aftermath.of(office)
    await office.ravi.submits({WITH: ["Jane Doe"], LEARNED: "The budget round is in March"})
    await after.is_only(
        ("mia", "logged a conversation about L-1"),
        ("sales", "Accepted by @Ravi Rep."),  # in the thread, once it cannot be undone any more
        ("sales", "First contact: @Ravi Rep, phone."),
        ("ravi", "@Ravi Rep talked to them (phone)"),  # in his message, which was there
        history="L-1 talked, L-1 matured",
        dropped="L-1 first_contact",
    )


async def test_a_meeting_is_planned(office: Office) -> None:
    note = await accepted(office)
    await details(office.ravi, note)
    await office.ravi.clicks("Plan a meeting")
    after = await Aftermath.of(office)
    await office.ravi.submits({WITH: ["Tom Chen", "Maria Lopez"], "Date": date(2026, 11, 25), "Time": "14:00"})
    await after.is_only(
        ("mia", "planned a meeting about L-1"),
        ("sales", "Accepted by @Ravi Rep."),  # in the thread, once it cannot be undone any more
        ("sales", "Meeting planned by @Ravi Rep: Nov 25 at 2:00 PM."),
        ("ravi", "Next: prospect meeting"),
        history="L-1 meeting_planned",
        planned="L-1 meeting",
        dropped="L-1 first_contact",
    )


async def test_a_contact_is_added(office: Office) -> None:
    note = await accepted(office)
    await details(office.ravi, note)
    await office.ravi.clicks("Add a contact")
    after = await Aftermath.of(office)
    await office.ravi.submits({"Who is it?": "Kim Park", "Email": "kim@acme.example"})
    await after.is_only(("ravi", "is yours"), history="L-1 contact_added")  # Undo has gone


async def test_an_attempt_is_logged(office: Office) -> None:
    note = await accepted(office)
    await details(office.ravi, note)
    await office.ravi.clicks("Log attempt")
    after = await Aftermath.of(office)
    await office.ravi.submits({"What came of it?": "Left a message"})
    await after.is_only(
        ("ravi", "Attempt logged by you"),
        ("ravi", "tried to reach them (phone)"),
        ("sales", "Accepted by @Ravi Rep."),  # in the thread, once it cannot be undone any more
        history="L-1 attempted",
        dropped="L-1 first_contact",
    )


async def test_the_missing_answers_are_given(office: Office) -> None:
    await office.mia_brings(without(MONEY))
    note = await office.mia.sees("needs one answer")
    await office.mia.clicks("Answer now", on=note)
    after = await Aftermath.of(office)
    await office.mia.submits({MONEY: "Approved"})
    await after.is_only(
        ("sales", "Why it came to sales"),
        ("mia", "meets the definition"),
        ("mia", "Nothing is left to do here. It moved on"),
        history="L-1 answered, L-1 offered",
        planned="L-1 answer",
        dropped="L-1 prompt",
    )


async def test_somebody_is_barred_while_their_lead_is_with_sales(office: Office) -> None:
    await accepted(office)
    await office.max.clicks("Do not contact", on=await office.max.opens_home())
    after = await Aftermath.of(office)
    await office.max.submits({"Who must not be contacted?": "jane@acme.example"})
    await after.is_only(
        ("sales", "Withdrawn: They are on the do-not-contact list"),
        ("mia", "is closed, because nobody may contact them"),
        ("ravi", "It was yours"),
        ("ravi", "Nothing is left to do here. It moved on"),  # where the contact details stood
        history="L-1 barred",
        dropped="L-1 first_contact",
    )


async def test_a_lead_is_handed_over(office: Office) -> None:
    note = await accepted(office)
    await details(office.ravi, note)
    await office.ravi.clicks("Hand over")
    after = await Aftermath.of(office)
    await office.ravi.submits({"Who takes over for sales?": "Lena Rep"})
    await after.is_only(
        ("sales", "Accepted by @Ravi Rep, today at 10:30 AM. @Lena Rep has it now"),
        ("sales", "Accepted by @Ravi Rep."),  # in the thread, once it cannot be undone any more
        ("sales", "@Lena Rep has it now, handed over by @Ravi Rep."),
        ("lena", "handed L-1 · Jane Doe, VP Operations at Acme Corp over to you"),
        ("ravi", "It moved on today at 10:30 AM: accepted by sales. @Lena Rep has it now"),
        history="L-1 handed_over",
    )


async def test_somebody_is_erased(office: Office) -> None:
    await accepted(office)
    await office.sofia.runs("/lead erase L-1", in_=office.sales)
    after = await Aftermath.of(office)
    await office.sofia.submits()
    await after.is_only(
        *(("sales", ERASED), ("mia", ERASED), ("mia", ERASED), ("ravi", ERASED)),
        history="L-1 erased",
        dropped="L-1 first_contact",
    )


async def test_somebody_becomes_a_rep(office: Office) -> None:
    await office.max.clicks("Settings", on=await office.max.opens_home())
    after = await Aftermath.of(office)
    await office.max.submits({"Sales reps": ["Ravi Rep", "Lena Rep", "Vic Visitor"]})
    await after.is_only(("sofia", "You are still a manager of sales"), ("visitor", "made you a sales rep"))


async def test_a_lead_that_is_known_already(office: Office) -> None:
    await office.mia_brings()
    await office.max.runs("/lead Jane Doe, jane@acme.example", in_=office.marketing)
    after = await Aftermath.of(office)
    await office.max.submits()
    await after.is_only()


async def test_a_draft_nobody_works_on(office: Office) -> None:
    await office.mia_brings(without(MONEY))
    for _ in range(4):
        await office.later(days=7)
    after = await Aftermath.of(office)
    await office.later(days=7)
    await after.is_only(
        ("mia", "still needs one answer"),
        ("marketing", "Nothing new"),
        ("sales", "Nothing new"),
        history="L-1 prompted",
    )
