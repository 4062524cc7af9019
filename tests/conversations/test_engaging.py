"""Conversations are logged from wherever one is, and what they bring moves the lead."""

from datetime import date

import pytest

from bot.simulator.errors import NotVisible
from tests.conversations.office import READY, Office, without

TIMING, MONEY = "When do they want to buy?", "Is there a budget?"
LEARNED, WITH, STAGE = "What did you learn?", "With whom?", "Stage now"
NEW = {"With whom?": ["Somebody new"]}


async def nurtured(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "3 to 6 months"})
    await office.mia.sees("is not ready for sales yet")


async def test_a_conversation_is_logged_from_details_and_moves_the_stage(office: Office) -> None:
    await nurtured(office)
    note = await office.mia.sees("is not ready for sales yet")
    await office.mia.clicks("Details", on=note)
    assert "▰▱▱▱▱▱▱▱ Stage 1 of 8: Useful contact" in office.mia.modal.text
    await office.mia.clicks("Log a conversation")
    form = await office.mia.submits({"How?": "Phone", WITH: ["Jane Doe"], LEARNED: "The budget round is in March"})
    assert form.title == "L-1"
    assert "▰▰▱▱▱▱▱▱ Stage 2 of 8: First conversation" in form.text
    assert "Next: Second conversation." in form.text
    assert "phone, @Mia Marketer with Jane Doe: “The budget round is in March”" in form.text
    assert "@Mia Marketer moved the conversation from stage 1 to 2" in form.text


async def test_the_way_back_needs_a_reason_and_holds(office: Office) -> None:
    await nurtured(office)
    note = await office.mia.sees("is not ready for sales yet")
    await office.mia.clicks("Details", on=note)
    await logs(office, "They showed us round", **{STAGE: "3. Second conversation"})
    await office.mia.clicks("Log a conversation")
    form = await office.mia.submits({WITH: ["Jane Doe"], LEARNED: "All new people", STAGE: "1. Useful contact"})
    assert "needs a reason" in form.errors["Why move it back?"]
    details = await office.mia.submits({"Why move it back?": "Jane has left the company"})
    assert "Stage 1 of 8" in details.text
    assert "from stage 3 to 1: Useful contact “Jane has left the company”" in details.text
    await logs(office, "Nobody answers")
    assert "Stage 1 of 8" in office.mia.modal.text


async def test_answers_heard_in_a_conversation_are_documented_and_judged(office: Office) -> None:
    await office.mia_brings(without(MONEY, TIMING))
    note = await office.mia.sees("needs 2 answers")
    await office.mia.clicks("Details", on=note)
    await logs(office, "The money is there", **{MONEY: "Approved", TIMING: "Within 3 months"})
    await office.ravi.sees("Why it came to sales", in_=office.sales)


async def test_a_blank_question_takes_nothing_back(office: Office) -> None:
    await nurtured(office)
    note = await office.mia.sees("is not ready for sales yet")
    await office.mia.clicks("Details", on=note)
    await logs(office, "Nothing new")
    assert "3 to 6 months" in office.mia.modal.text
    assert "Being nurtured" in office.mia.modal.text


async def test_logging_answers_the_follow_up_it_was_logged_from(office: Office) -> None:
    await nurtured(office)
    await office.later(days=60)
    note = await office.mia.sees("Time to follow up")
    await office.mia.clicks("Log a conversation", on=note)
    await office.mia.submits({WITH: ["Jane Doe"], LEARNED: "Still in March", "When?": date(2027, 1, 21)})
    said = await office.mia.sees("Logged for L-1")
    assert "Stage 2 of 8" in said.text
    assert "The next follow-up comes" in said.text
    await office.mia.sees("Conversation logged by you")


async def test_a_message_becomes_a_logged_conversation(office: Office) -> None:
    await nurtured(office)
    message = await office.mia.says("Jane says <hello> & the budget round is in March", in_=office.marketing)
    await office.mia.uses_shortcut("Log a conversation", on=message)
    form = office.mia.modal
    assert form.values[LEARNED] == "Jane says <hello> & the budget round is in March"
    form = await office.mia.submits({"Which lead was it about?": "L-1 Jane Doe (Acme Corp)"})
    assert form.title == "Talked about L-1"
    assert form.values[LEARNED] == "Jane says <hello> & the budget round is in March"
    await office.mia.submits({WITH: ["Maria Lopez"], "How?": "Email"})
    await office.mia.sees("Logged for L-1")


async def test_somebody_new_joins_the_group(office: Office) -> None:
    await nurtured(office)
    note = await office.mia.sees("is not ready for sales yet")
    await office.mia.clicks("Details", on=note)
    await office.mia.clicks("Log a conversation")
    form = await office.mia.submits({LEARNED: "Met the planner", **NEW, "Somebody new": "Maria Lopez, COO"})
    assert "is already in the group" in form.errors["Somebody new"]
    details = await office.mia.submits({"Somebody new": "Kim Park, Planner"})
    assert "Role unknown: Jane Doe, VP Operations; Kim Park, Planner" in details.text


async def test_only_those_who_have_the_lead_may_log(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Accept", on=card)
    await office.ravi.sees("is yours")
    await office.lena.clicks("Details", on=card)
    assert "Log a conversation" not in office.lena.modal.buttons
    await office.lena.closes()
    message = await office.lena.says("Spoke to Jane", in_=office.sales)
    await office.lena.uses_shortcut("Log a conversation", on=message)
    with pytest.raises(NotVisible, match="there are \\[]"):
        await office.lena.submits({"Which lead was it about?": "L-1 Jane Doe (Acme Corp)"})
    await office.visitor.uses_shortcut("Log a conversation", on=message)
    assert "is for" in office.visitor.modal.text


async def test_the_owner_hears_what_the_originator_heard(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Accept", on=card)
    await office.mia.clicks("Details", on=await office.mia.sees("@Ravi Rep accepted L-1"))
    await logs(office, "Jane is promoted")
    note = await office.ravi.sees("@Mia Marketer logged a conversation about L-1")
    assert "“Jane is promoted”" in note.text
    await office.lena.clicks("Details", on=card)
    assert "Stage 2 of 8" in office.lena.modal.text


async def test_the_same_conversation_delivered_four_times_is_one(office: Office) -> None:
    await nurtured(office)
    await office.mia.clicks("Details", on=await office.mia.sees("is not ready for sales yet"))
    await logs(office, "The budget round is in March", **NEW, **{"Somebody new": "Kim Park"})
    submissions = [d for d in office.slack.deliveries if d.payload.get("type") == "view_submission"]
    for _ in range(3):
        await office.slack.deliver_again(submissions[-1])
    await office.mia.closes()
    await office.mia.clicks("Details", on=await office.mia.sees("is not ready for sales yet"))
    assert "Conversations: 1" in office.mia.modal.text
    assert office.mia.modal.text.count("Kim Park") == 2  # in the map, and the conversation


async def logs(office: Office, learned: str, **also: str) -> None:
    await office.mia.clicks("Log a conversation")
    await office.mia.submits({WITH: ["Jane Doe"], LEARNED: learned, **also})
