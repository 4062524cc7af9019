"""Sales promises an answer in working time: who is told when nobody gives one, and what stops the clock.

The clock begins on Monday, 23 November 2026, at 10:30 in Berlin; people work from 9:00 to 17:00.
"""

from datetime import UTC, datetime

from bot.simulator.seen import Message
from tests.conversations.aftermath import Aftermath
from tests.conversations.office import Office
from tests.conversations.routing import ASSIGNED, sets_up_turns
from tests.conversations.test_answers import details


def thread(card: Message) -> str:
    return "\n".join(reply.text for reply in card.thread)


async def test_the_ladder_is_climbed_in_working_time_each_step_once(office: Office) -> None:
    card = await office.offered_card()
    assert "Answer by tomorrow at 10:30 AM" in card.text
    await office.later(hours=3, minutes=59)
    assert not card.thread
    after = await Aftermath.of(office)
    await office.later(minutes=1)  # 14:30: four working hours
    await after.is_only(("sales", "Who takes it?"))
    await office.later(hours=1)
    await after.is_only(("sales", "Who takes it?"))
    await office.later(hours=1)  # 16:30
    told = await office.sofia.sees("Nobody has answered L-1 Jane Doe")
    assert "Answer by" in told.text
    await office.later(hours=17)  # Tuesday 9:30
    assert len(card.thread) == 1
    after = await Aftermath.of(office)
    await office.later(hours=1)  # Tuesday 10:30: eight working hours
    await after.is_only(("sales", "Nobody has taken this since"), ("sofia", "Nobody has answered L-1"))


async def test_an_answer_ends_it_and_history_says_how_long_it_took(office: Office) -> None:
    card = await office.offered_card()
    await office.later(hours=4)
    await office.lena.clicks("Accept", on=card)
    await office.work()
    assert "@Lena Rep accepted it, after 4 h of working time" in (await details(office.max)).text
    after = await Aftermath.of(office)
    await office.later(hours=3)
    await after.is_only(("sales", "Accepted by @Lena Rep."), ("lena", "is yours"))  # it cannot be undone any more


async def test_a_lead_brought_on_a_weekend_is_counted_from_the_next_opening(office: Office) -> None:
    office.clock.advance_to(datetime(2026, 11, 28, 14, 0, tzinfo=UTC))  # Saturday
    card = await office.offered_card()
    assert "Answer by Nov 30 at 5:00 PM" in card.text
    await office.later(hours=20)
    await office.ravi.clicks("Accept", on=card)
    await office.work()
    assert "@Ravi Rep accepted it, before it opened" in (await details(office.max)).text


async def test_time_to_answer_is_measured_from_the_next_opening_without_lunch(office: Office) -> None:
    await sets(office, {"Working hours": "Mon-Thu 9:00-12:30, 13:30-17:30; Fri 9-13"})
    office.clock.advance_to(datetime(2026, 11, 24, 6, 0, tzinfo=UTC))  # Tuesday, 7:00
    card = await office.offered_card()
    await office.later(hours=7)  # 14:00
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "No need"})
    await office.work()
    assert "rejected it (no need), after 4 h of working time" in (await details(office.max)).text


async def sets(office: Office, values: dict[str, object]) -> None:
    await office.max.clicks("Settings", on=await office.max.opens_home())
    await office.max.submits(values)


async def test_the_due_time_unfolds_day_by_day(office: Office) -> None:
    await sets(office, {"Working hours": "Mon-Fri 9:00-12:30, 13:30-17:00", "Country": "Austria"})
    office.clock.advance_to(datetime(2027, 1, 5, 12, 0, tzinfo=UTC))  # Tuesday, 13:00: Epiphany is a holiday
    card = await office.offered_card()
    await office.lena.clicks("How the time counts", on=card)
    shown = office.lena.modal.text
    assert "8 working hours to answer" in shown
    assert "Tue, Jan 5: 13:30 to 17:00" in shown
    assert "Wed, Jan 6: a holiday (Epiphany)" in shown
    assert "Thu, Jan 7: 9:00 to 12:30, 13:30 to 14:30" in shown


async def test_changed_hours_work_out_what_runs_anew(office: Office) -> None:
    card = await office.offered_card()
    await sets(office, {"Days off of your own": "2026-11-23"})
    await office.later(hours=5)
    assert not card.thread
    await office.later(hours=21, minutes=31)  # Tuesday 13:01: four hours of Tuesday
    assert len(card.thread) == 1


async def test_managers_set_the_terms_and_what_runs_follows(office: Office) -> None:
    card = await office.offered_card()
    await office.max.clicks("Settings", on=await office.max.opens_home())
    await office.max.clicks("Promises")
    form = await office.max.submits({"Say it in the card's thread after": "9"})
    assert "has to come after the step above it" in form.errors["Tell a manager of sales after"]
    form = await office.max.submits({"Say it in the card's thread after": "soon"})
    assert "Please write a number of hours" in form.errors["Say it in the card's thread after"]
    await office.max.submits({"Remind the rep after": "0.5", "Say it in the card's thread after": "1"})
    await office.max.closes(everything=True)
    await office.later(hours=1)
    assert len(card.thread) == 1
    await office.sofia.clicks("Settings", on=await office.sofia.opens_home())
    await office.sofia.clicks("Promises")
    assert office.sofia.modal.values["Remind the rep after"] == "0.5"


async def test_only_real_activity_begins_the_ladder_anew(office: Office) -> None:
    card = await office.offered_card()
    await office.later(hours=3)
    await office.lena.clicks("Details", on=card)  # looking is nothing
    await office.lena.closes()
    await office.lena.clicks("Ask the marketer", on=card)
    await office.lena.submits({"What do you want to know?": "Who else was there?"})
    await office.later(hours=1, minutes=30)  # 15:00
    assert "Who takes it?" not in thread(card)
    await office.later(hours=20)  # Tuesday 11:00: four and a half hours since she asked
    assert "Who takes it?" in thread(card)


async def test_after_downtime_one_step_is_taken_and_the_next_at_its_distance(office: Office) -> None:
    card = await office.offered_card()
    office.clock.advance(days=3)  # Thursday 10:30; nobody ticked
    await office.work()
    await office.work()
    assert len(card.thread) == 1
    assert not any("Nobody has answered" in message.text for message in office.sofia.reads(office.sofia.dm))
    await office.later(hours=1, minutes=59)
    assert not any("Nobody has answered" in message.text for message in office.sofia.reads(office.sofia.dm))
    await office.later(minutes=2)
    await office.sofia.sees("Nobody has answered L-1")


async def test_a_manager_is_told_of_several_late_leads_at_once(office: Office) -> None:
    await office.offered_card()
    for name in ("Bo Lind", "Cy Moor"):
        await office.mia_brings(who=f"{name}, {name.replace(' ', '@').lower()}.example")
    await office.ravi.clicks("Accept", on=await office.ravi.sees("Cy Moor", in_=office.sales))
    await office.later(hours=4, minutes=5)
    await office.later(hours=2)
    told = await office.sofia.sees("2 leads are late")
    assert "L-1 · nobody has answered, for whoever takes it first · :hourglass_flowing_sand: Answer by" in told.text
    assert "L-2 · nobody has answered" in told.text
    assert "L-3" not in told.text
    assert not any("Nobody has answered" in message.text for message in office.sofia.reads(office.sofia.dm))
    await office.sofia.clicks("Details", on=told, near="L-2")
    assert "Bo Lind" in office.sofia.modal.text
    await office.ravi.clicks("Accept", on=await office.ravi.sees("Bo Lind", in_=office.sales))
    await office.later(hours=18)  # Tuesday 10:35: eight working hours, and one lead is left
    await office.sofia.sees("Nobody has answered L-1")


async def test_nothing_ends_in_silence(office: Office) -> None:
    card = await office.offered_card()
    for _ in range(60):
        await office.later(hours=12)
    told = [message for message in office.sofia.reads(office.sofia.dm) if "Nobody has answered" in message.text]
    assert len(told) >= 5
    assert "I told you or another manager before" in told[-1].text
    assert len(card.thread) >= 5
    await office.lena.clicks("Accept", on=card)  # by hand, however old it is: field row 10
    await office.lena.sees("is yours")
    await office.sofia.clicks("Details", on=card)
    await office.sofia.clicks("Hand over")
    await office.sofia.submits({"Who takes over for sales?": "Ravi Rep"})
    await office.ravi.sees("@Sofia Sales Manager handed")


async def test_a_lead_that_is_decided_or_withdrawn_has_no_duties_any_more(office: Office) -> None:
    card = await office.offered_card()
    await office.later(hours=4)
    await office.later(hours=2)
    told = await office.sofia.sees("Nobody has answered L-1")
    await details(office.mia)
    await office.mia.clicks("Withdraw")
    await office.work()
    assert "Nobody has answered" not in told.text
    replies = len(card.thread)
    for _ in range(6):
        await office.later(days=1)
    assert len(card.thread) == replies
    assert len([m for m in office.sofia.reads(office.sofia.dm) if "Nobody has answered" in m.text]) == 0


async def test_a_rejection_that_is_undone_lets_the_clock_go_on(office: Office) -> None:
    card = await office.offered_card()
    await office.later(hours=3, minutes=55)
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "No need"})
    undo = await office.ravi.sees("Rejected by you")
    await office.ravi.clicks("Undo", on=undo)
    await office.later(minutes=6)
    assert "Who takes it?" in thread(card)


async def test_the_first_contact_has_a_promise_of_its_own(office: Office) -> None:
    await office.ravi.clicks("Accept", on=await office.offered_card())
    mine = await office.ravi.sees("is yours")
    await office.work()
    assert "First contact by tomorrow at 10:30 AM" in mine.text
    await office.later(hours=23, minutes=59)
    assert not told_of_contact(office)
    await office.later(minutes=2)
    asked = await office.ravi.sees("has not heard from you yet")
    await office.later(hours=4)
    told = await office.sofia.sees("and has not been in touch")
    await office.ravi.clicks("Log attempt", on=asked)
    await office.ravi.submits({"How?": "Phone", "What came of it?": "No answer"})
    await office.work()
    assert "has not been in touch" not in told.text
    assert "has not heard from you yet" not in asked.text
    assert "First contact" not in mine.text
    await office.later(days=4)
    assert not told_of_contact(office)


def told_of_contact(office: Office) -> list[str]:
    words = ("has not heard from you yet", "has not been in touch")
    read = [*office.ravi.reads(office.ravi.dm), *office.sofia.reads(office.sofia.dm)]
    return [message.text for message in read if any(word in message.text for word in words)]


async def test_a_new_owner_has_the_whole_time_for_the_first_contact(office: Office) -> None:
    await office.ravi.clicks("Accept", on=await office.offered_card())
    mine = await office.ravi.sees("is yours")
    await office.later(hours=4)
    await office.ravi.clicks("Hand over", on=mine)
    await office.ravi.submits({"Who takes over for sales?": "Lena Rep"})
    hers = await office.lena.sees("over to you")
    await office.work()
    assert "First contact by tomorrow at 2:30 PM" in hers.text


async def test_the_rep_is_reminded_then_the_thread_then_a_manager_then_it_is_offered_on(office: Office) -> None:
    await sets_up_turns(office.sofia, ASSIGNED, Business_minutes_to_themselves="0")
    card = await office.offered_card()
    assert "For @Ravi Rep" in card.text
    await office.later(hours=2)
    asked = await office.ravi.sees("L-1 Jane Doe (Acme Corp) waits for you")
    assert "Answer by tomorrow at 10:30 AM" in asked.text
    await office.later(hours=2)
    assert "@Ravi Rep, this waits for you since" in thread(card)
    await office.later(hours=2)
    told = await office.sofia.sees("Nobody has answered L-1")
    assert "It is for @Ravi Rep" in told.text
    await office.later(hours=18)  # Tuesday 10:30
    hers = await office.lena.sees("@Ravi Rep did not answer in time, so it comes to you")
    assert "@Ravi Rep did not answer in time. @Lena Rep, it is for you now." in thread(card)
    assert "Answer by tomorrow at 10:30 AM" in card.text
    assert "waits for you" not in asked.text
    await office.lena.clicks("Accept", on=hers)
    await office.work()
    assert "Accepted by @Lena Rep" in card.text
    assert "is for you now" not in hers.text


async def test_whoever_goes_away_is_passed_over_when_that_begins(office: Office) -> None:
    await sets_up_turns(office.sofia, ASSIGNED, Business_minutes_to_themselves="0")
    card = await office.offered_card()
    await office.ravi.runs("/lead away 2026-11-24 to 2026-11-27", in_=office.sales)
    await office.later(hours=13)
    assert "For @Ravi Rep" in card.text
    await office.later(minutes=31)  # Tuesday 0:01
    assert "For @Lena Rep" in card.text
    assert not any("is for you" in message.text for message in office.lena.reads(office.lena.dm))  # it is night
    await office.later(hours=9)
    hers = await office.lena.sees("is for you: next in turn in All reps. @Ravi Rep is away until")
    assert "Answer by today at 5:00 PM" in hers.text
    assert "@Lena Rep, it is for you now" in thread(card)
    await office.lena.runs("/lead away for an hour", in_=office.sales)
    theirs = await office.sofia.sees("next in turn in All reps. @Lena Rep is away until")
    await office.work()
    assert "Accept" not in hers.labels
    await office.sofia.clicks("Accept", on=theirs)
    await office.work()
    assert "Accepted by @Sofia" in card.text
    assert not any("waits for you, since" in message.text for message in office.ravi.reads(office.ravi.dm))


async def test_a_rep_who_left_is_passed_over_at_once(office: Office) -> None:
    await sets_up_turns(office.sofia, ASSIGNED, Business_minutes_to_themselves="0")
    card = await office.offered_card()
    await office.max.clicks("Settings", on=await office.max.opens_home())
    await office.max.submits({"Sales reps": [office.lena]})
    await office.later(minutes=1)
    await office.lena.sees("@Ravi Rep is no longer a sales rep here, so it comes to you")
    await office.work()
    assert "@Ravi Rep is no longer a sales rep here. @Lena Rep, it is for you now" in thread(card)
