"""Whatever Slack delivers again, in parallel and to two processes, has one effect; and two people lose nothing."""

import asyncio

from tests.conversations.office import READY, Office, without
from tests.conversations.story import MONEY, TIMING, everything_seen, later_on, new_leads
from tests.conversations.two import another_baton


async def test_everything_delivered_four_times_in_parallel_has_one_effect(office: Office) -> None:
    async with another_baton(office, connected=True) as other:
        for chapter in (new_leads, later_on):
            started = len(office.slack.deliveries)
            await chapter(office)
            before = everything_seen(office)
            for delivery in office.slack.deliveries[started:]:
                await asyncio.gather(*(office.slack.deliver_again(delivery) for _ in range(3)))
            await office.work()
            await other.ticking.tick()
            await other.courier.deliver_now()
            assert everything_seen(office) == before


async def test_the_same_click_four_times_at_once_is_one_click(office: Office) -> None:
    async with another_baton(office, connected=True) as other:
        card = await office.offered_card()
        await office.ravi.clicks("Accept", on=card)
        await office.ravi.sees("is yours")
        await office.mia_brings({**READY, TIMING: "3 to 6 months"}, who="Bo Lind, bo@north.example")
        await office.mia.sees("L-2 Bo Lind is not ready")
        await office.later(days=60)
        note = await office.mia.sees("Time to follow up")
        await asyncio.gather(*(office.mia.clicks("Skip", on=note, patient=True) for _ in range(4)))
        await office.work()
        await other.courier.deliver_now()
        said = [m for m in office.mia.reads(office.mia.dm) if "Skipped by you" in m.text]
        assert len(said) == 1, said
        answer = await office.mia.runs("/lead show L-2", in_=office.sales)
        assert answer.text.count("skipped a follow-up") == 1


async def test_a_form_submitted_after_the_lead_moved_on_is_not_lost_in_silence(office: Office) -> None:
    await office.mia_brings(without(MONEY))
    note = await office.mia.sees("needs one answer")
    await office.mia.clicks("Answer now", on=note)
    await _max_answers(office, {MONEY: "Approved"})
    card = await office.ravi.sees("Why it came to sales", in_=office.sales)
    await office.ravi.clicks("Accept", on=card)
    told = await office.mia.submits({MONEY: "Planned"})
    assert "L-1 has moved on" in told.text
    assert "still in the form" in told.text
    form = await office.mia.closes()
    assert form.values[MONEY] == "Planned"


async def test_a_field_left_blank_takes_nothing_back_that_somebody_else_answered(office: Office) -> None:
    await office.mia_brings(without(MONEY, TIMING, "What is their requirement?"))
    note = await office.mia.sees("needs 3 answers")
    await office.mia.clicks("Answer now", on=note)
    await _max_answers(office, {MONEY: "Planned"})
    await office.mia.submits({TIMING: "Within 3 months"})
    note = await office.mia.sees("needs one answer")
    assert "What is their requirement?" in note.text
    answer = await office.mia.runs("/lead show L-1", in_=office.sales)
    assert "Planned" in answer.text
    assert "Within 3 months" in answer.text


async def test_two_who_answer_differently_both_hear_of_it(office: Office) -> None:
    await office.mia_brings(without(MONEY, TIMING))
    note = await office.mia.sees("needs 2 answers")
    await office.mia.clicks("Answer now", on=note)
    await _max_answers(office, {MONEY: "Planned"})
    form = await office.mia.submits({MONEY: "Approved"})
    assert "@Max Marketing Manager made Is there a budget? “Planned”" in form.text
    assert form.values[MONEY] == "Approved"
    answer = await office.mia.runs("/lead show L-1", in_=office.sales)
    assert "Planned" in answer.text
    await office.mia.submits()
    told = await office.max.sees("at the same time as you")
    assert MONEY in told.text
    assert "“Approved”" in told.text


async def test_answers_saved_at_the_very_same_moment_are_judged_together(office: Office) -> None:
    for number, name in enumerate(("Ann Ash", "Bo Birch", "Cy Cedar", "Di Dogwood"), 1):
        await office.mia_brings(without(MONEY, TIMING), who=f"{name}, from Fair")
        note = await office.mia.sees(f"L-{number}")
        await office.mia.clicks("Answer now", on=note)
        await _max_opens(office, f"L-{number}")
        await asyncio.gather(office.mia.submits({MONEY: "Approved"}), office.max.submits({TIMING: "Within 3 months"}))
        await office.ravi.sees(f"L-{number} ·", in_=office.sales)


async def _max_opens(office: Office, label: str) -> None:
    await office.max.runs(f"/lead show {label}", in_=office.sales)
    answer = await office.max.sees(f"{label} ·", in_=office.sales)
    await office.max.clicks("Details", on=answer)
    await office.max.clicks("Answer now")


async def _max_answers(office: Office, answers: dict[str, str]) -> None:
    await _max_opens(office, "L-1")
    await office.max.submits(answers)
    await office.max.closes(everything=True) if office.max.modal else None
