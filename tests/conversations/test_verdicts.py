"""The verdicts on a lead: missing answers are asked for, ready leads are offered, others nurtured or refused."""

from tests.conversations.office import READY, Office, without

MONEY, TIMING = "Is there a budget?", "When do they want to buy?"
COMMITTED = "Are they committed to finding a solution?"
VAGUE = {**READY, COMMITTED: "Exploring", MONEY: "None", TIMING: "Later or unknown"}


async def test_answer_now_asks_only_what_is_missing_and_then_offers(office: Office) -> None:
    await office.mia_brings(without(MONEY, TIMING))
    note = await office.mia.sees("needs 2 answers")
    await office.mia.clicks("Answer now", on=note)
    assert office.mia.modal.labels == [MONEY, TIMING]
    await office.mia.submits({MONEY: "Planned", TIMING: "Within 3 months"})
    card = await office.ravi.sees("Why it came to sales", in_=office.sales)
    assert "Budget Planned :warning:" in card.text
    await office.mia.sees("You will hear what sales decides")


async def test_asked_one_by_one_by_typing_and_by_button(office: Office) -> None:
    await office.mia_brings(without(MONEY, TIMING, "What is their requirement?"))
    note = await office.mia.sees("needs 3 answers")
    await office.mia.clicks("Ask me one by one", on=note)
    question = await office.mia.sees("What is their requirement?", in_=office.mia.dm)
    await office.mia.says("Ship orders in a day", thread=note)
    question = await office.mia.sees("2 of 3")
    assert question.labels == ["Approved", "Planned", "None", "Don't know yet", "Skip", "Back", "Stop"]
    await office.mia.says("aproved", thread=note)
    question = await office.mia.sees("3 of 3")
    assert TIMING in question.text
    await office.mia.says("sometime maybe", thread=note)
    question = await office.mia.sees("I didn't catch that")
    await office.mia.says("one of these days", thread=note)
    question = await office.mia.sees("Please press one of these")
    await office.mia.clicks("Within 3 months", on=question)
    await office.ravi.sees("Why it came to sales", in_=office.sales)


async def test_skip_and_stop(office: Office) -> None:
    await office.mia_brings(without(MONEY, TIMING))
    note = await office.mia.sees("needs 2 answers")
    await office.mia.clicks("Ask me one by one", on=note)
    await office.mia.sees("1 of 2")
    await office.mia.says("skip", thread=note)
    await office.mia.sees("2 of 2")
    await office.mia.says("stop", thread=note)
    stopped = await office.mia.sees("Stopped. What you answered")
    assert MONEY in stopped.text
    assert TIMING in stopped.text


async def test_a_message_nobody_asked_for_gets_a_friendly_pointer(office: Office) -> None:
    for who, way in ((office.mia, "/lead to add a lead"), (office.ravi, "Type /lead mine"), (office.visitor, "added")):
        await who.says("hello")
        assert way in (await who.sees("I wasn't asking you anything here")).text


async def test_a_lead_that_is_not_ready_is_nurtured_with_reason_and_date(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "6 to 9 months"})
    note = await office.mia.sees("is not ready for sales yet")
    assert "They want to buy in 6 to 9 months." in note.text
    assert "The first follow-up comes" in note.text
    assert office.ravi.reads(office.sales) == []


async def test_chaff_is_refused_with_reasons_and_a_text_to_send(office: Office) -> None:
    await office.mia_brings({**READY, "Do we have a solution for them?": "No", MONEY: "None"})
    note = await office.mia.sees("does not meet the definition")
    assert "We have no solution for them." in note.text
    assert "thank you for your interest" in note.text


async def test_asking_for_sales_is_not_qualification(office: Office) -> None:
    await office.mia_brings(VAGUE, How_they_came_in="Asked to talk to sales")
    await office.mia.sees("They asked to talk to sales, but no answer shows an opportunity")


async def test_attending_is_not_an_opportunity(office: Office) -> None:
    await office.mia_brings(VAGUE, How_they_came_in="Attended a webinar")
    note = await office.mia.sees("is not ready for sales yet")
    assert "Attending something is not yet an opportunity" in note.text


async def test_drafts_are_prompted_in_a_known_rhythm_and_then_closed(office: Office) -> None:
    await office.mia_brings(without(MONEY))
    await office.mia.sees("needs one answer")
    prompts = []
    for day in range(1, 36):
        await office.later(days=1)
        if len(_prompts(office)) > len(prompts):
            prompts.append(day)
    # Days since Monday: working days 1, 3, 7, then weekly twice; weekends do not count.
    assert prompts == [1, 3, 9, 16, 23]
    closed = await office.mia.sees("I closed L-1 Jane Doe (Acme Corp) as stale")
    await office.mia.clicks("Reopen", on=closed)
    await office.mia.sees("needs one answer")


def _prompts(office: Office) -> list[object]:
    return [message for message in office.mia.reads(office.mia.dm) if "still needs" in message.text]
