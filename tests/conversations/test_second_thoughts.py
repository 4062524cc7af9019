"""Second thoughts of a marketer: a draft discarded, an offered lead withdrawn or corrected, a refused one reopened."""

from typing import Any

import pytest

from tests.conversations.aftermath import Aftermath
from tests.conversations.office import READY, Office, without
from tests.conversations.test_answers import details

MONEY, FIT = "Is there a budget?", "Do we have a solution for them?"


async def test_a_draft_is_discarded_and_taken_up_again(office: Office) -> None:
    await office.mia_brings(without(MONEY))
    note = await office.mia.sees("needs one answer")
    after = await Aftermath.of(office)
    await office.mia.clicks("Discard", on=note)
    said = await office.mia.sees("Discarded by you")
    assert (said.ts, said.labels) == (note.ts, ["Undo", "Details"])
    await after.is_only(("mia", "Discarded by you"), history="L-1 discarded", dropped="L-1 prompt")
    await office.mia.clicks("Undo", on=said)
    assert (await office.mia.sees("needs one answer")).labels == note.labels
    await after.is_only(history="L-1 discarded, L-1 undone")


async def test_what_was_discarded_can_be_reopened_later(office: Office) -> None:
    await office.mia_brings(without(MONEY))
    await office.mia.clicks("Discard", on=await office.mia.sees("needs one answer"))
    await office.mia.sees("Discarded by you")
    await office.later(days=3)
    assert (await office.mia.sees("Discarded by you")).labels == ["Details"]
    await details(office.mia)
    await office.mia.clicks("Reopen")
    await office.mia.sees("needs one answer")


async def test_an_offered_lead_is_withdrawn_and_its_card_says_so(office: Office) -> None:
    card = await office.offered_card()
    await details(office.mia)
    await office.mia.clicks("Withdraw")
    gone = await office.ravi.sees("Withdrawn by @Mia Marketer", in_=office.sales)
    assert (gone.ts, gone.labels) == (card.ts, ["Details"])
    await office.mia.clicks("Undo", on=await office.mia.sees("Withdrawn by you"))
    again = await office.ravi.sees("Why it came to sales", in_=office.sales)
    assert (again.ts, again.labels) == (card.ts, card.labels)


async def test_an_offered_lead_is_corrected_and_comes_again(office: Office) -> None:
    card = await office.offered_card()
    await details(office.mia)
    await office.mia.clicks("Correct it")
    gone = await office.ravi.sees("Taken back by @Mia Marketer", in_=office.sales)
    assert (gone.ts, gone.labels) == (card.ts, ["Details"])
    await office.mia.submits({"Title": "COO"})
    await office.mia.submits()
    again = await office.ravi.sees("Why it came to sales", in_=office.sales)
    assert again.ts != card.ts
    assert "COO at Acme Corp" in again.text


@pytest.mark.parametrize("label", ["Withdraw", "Correct it"])
async def test_of_a_rep_who_accepts_and_a_marketer_who_takes_it_back_one_wins(office: Office, label: str) -> None:
    card = await office.offered_card()
    await details(office.mia)
    await office.ravi.clicks("Accept", on=card)
    await office.mia.clicks(label)
    assert "@Ravi Rep accepted" in office.mia.modal.text
    await office.ravi.sees("is yours")


async def test_a_refused_lead_is_reopened_by_a_better_answer(office: Office) -> None:
    await office.mia_brings({**READY, FIT: "No"})
    await office.mia.sees("does not meet the definition")
    await details(office.mia)
    await office.mia.clicks("Edit")
    await answer_again(office.mia, FIT, "Yes")
    await office.ravi.sees("Why it came to sales", in_=office.sales)


async def test_a_better_answer_reopens_what_sales_closed_for_want_of_need(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "No need", "Note": "Their warehouse copes"})
    note = await office.mia.sees("@Ravi Rep rejected L-1")
    assert "If they do need it after all, correct the answer: *Details* → *Edit*.".replace("*", "") in note.text
    await details(office.mia)
    await office.mia.clicks("Edit")
    await office.mia.clicks("Edit", near="Reach them by")
    await office.mia.submits({"How do they prefer to be reached?": "Email"})
    assert "Closed" in (await office.mia.runs("/lead show L-1", in_=office.mia.dm)).text, "that says nothing of a need"
    await office.mia.clicks("Edit")
    await office.mia.clicks("Edit", near="Requirement")
    await office.mia.submits({"What is their requirement?": "The new law has them ship within a day from March"})
    again = await office.lena.sees("Back again", in_=office.sales)
    assert "@Ravi Rep rejected it as no need. Changed:" in again.text
    assert "requirement" in again.text
    assert again.labels[:2] == ["Accept", "Reject"]


async def answer_again(person: Any, prompt: str, answer: str) -> None:
    await person.clicks("Edit", near="Our fit")
    await person.submits({prompt: answer})


async def test_what_was_withdrawn_is_put_right_before_sales_sees_it_again(office: Office) -> None:
    await office.offered_card()
    await details(office.mia)
    await office.mia.clicks("Withdraw")
    await office.mia.sees("Withdrawn by you")
    await office.later(days=3)
    await office.mia.closes(everything=True)
    await details(office.mia)
    await office.mia.clicks("Reopen")
    assert "Returned to marketing" in (await office.mia.runs("/lead show L-1", in_=office.mia.dm)).text


async def test_whoever_had_a_lead_is_asked_for_nothing_once_somebody_else_has_it(office: Office) -> None:
    await office.mia_brings({**READY, "When do they want to buy?": "3 to 6 months"})
    await office.later(days=60)
    note = await office.mia.sees("Time to follow up")
    await details(office.max)
    await office.max.clicks("Hand over")
    await office.max.submits({"Who takes over for marketing?": "Max Marketing Manager"})
    await office.work()
    [now] = [message for message in office.mia.reads(office.mia.dm) if message.ts == note.ts]
    assert "@Max Marketing Manager has it now" in now.text
    assert now.labels == ["Details"]
