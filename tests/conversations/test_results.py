"""Buttons become results: what came of a message stands in its place, also in threads, and says what is true now."""

from tests.conversations.office import READY, Office, without
from tests.conversations.test_odd_deliveries import delivered, latest_click

MONEY, TIMING, REQUIREMENT = "Is there a budget?", "When do they want to buy?", "What is their requirement?"


async def test_an_answered_question_shows_its_answer_and_the_last_one_gets_a_word(office: Office) -> None:
    await office.mia_brings(without(MONEY, TIMING, REQUIREMENT))
    note = await office.mia.sees("needs 3 answers")
    await office.mia.clicks("Ask me one by one", on=note)
    first = await office.mia.sees("1 of 3")
    await office.mia.says("Ship in a day", thread=note)
    second = await office.mia.sees("2 of 3")
    said = await office.mia.sees(":white_check_mark: Ship in a day")
    assert (said.ts, said.labels) == (first.ts, [])
    await office.mia.clicks("Skip", on=second)
    third = await office.mia.sees("3 of 3")
    left = await office.mia.sees("Left open for now")
    assert (left.ts, left.labels) == (second.ts, [])
    await office.mia.clicks("Within 3 months", on=third)
    last = await office.mia.sees("That was the last question, thank you")
    assert (last.ts, last.labels) == (third.ts, [])
    assert "Within 3 months" in last.text


async def test_a_button_of_an_answered_question_changes_nothing_and_its_message_says_so(office: Office) -> None:
    await office.mia_brings(without(MONEY, TIMING))
    note = await office.mia.sees("needs 2 answers")
    await office.mia.clicks("Ask me one by one", on=note)
    asked = await office.mia.sees("1 of 2")
    await office.mia.clicks("Approved", on=asked)
    click = latest_click(office)
    await office.mia.sees("2 of 2")
    click["actions"][0]["action_ts"] = "1.5"
    await delivered(office, click)  # from a phone that has not been shown the answer
    said = await office.mia.sees("That question is answered")
    assert said.ts == asked.ts


async def test_a_stale_message_says_what_is_true_now_where_it_stands(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "3 to 6 months"})
    note = await office.mia.sees("is not ready for sales yet")
    await office.mia.clicks("Ready now", on=note)
    click = latest_click(office)
    await office.mia.submits({TIMING: "Within 3 months"})
    await office.ravi.sees("Why it came to sales", in_=office.sales)
    await office.work()
    click["actions"][0]["action_ts"] = "1.5"
    await delivered(office, click)
    said = await office.mia.sees("has moved on (waiting for sales")
    assert (said.ts, said.labels) == (note.ts, ["Details"])


async def test_what_a_manager_answers_stands_in_both_managers_messages(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "Never buys from us"})
    asked, other = await office.max.sees("If you confirm"), await office.sofia.sees("If you confirm")
    await office.max.clicks("Confirm", on=asked, confirm=False)
    assert (await office.max.sees("If you confirm")).labels == asked.labels, "barring asks first"
    await office.max.clicks("Confirm", on=asked)
    told = await office.sofia.sees("Confirmed by @Max Marketing Manager")
    assert (told.ts, told.labels) == (other.ts, ["Details"])
    mine = await office.max.sees("Confirmed by you")
    assert (mine.ts, mine.labels) == (asked.ts, ["Details"])


async def test_messages_about_a_draft_say_where_it_went(office: Office) -> None:
    await office.mia_brings(without(MONEY))
    note = await office.mia.sees("needs one answer")
    await office.later(days=3)
    again = await office.mia.sees("still needs one answer")
    await office.mia.clicks("Answer now", on=again)
    await office.mia.submits({MONEY: "Approved"})
    await office.ravi.sees("Why it came to sales", in_=office.sales)
    await office.work()
    now = {message.ts: message for message in office.mia.reads(office.mia.dm)}
    for earlier in (note, again):
        assert "Nothing is left to do here." in now[earlier.ts].text
        assert "waiting for sales" in now[earlier.ts].text
        assert now[earlier.ts].labels == ["Details"]
