"""Answers as people really send them: shared to the channel, as an action, with a file, and edited afterwards."""

from bot.simulator.seen import Message
from tests.conversations.agreement import opens_the_editor, reads, signs
from tests.conversations.office import Office, without

MONEY, TIMING, APPROVES = "Is there a budget?", "When do they want to buy?", "Who approves the purchase?"
SOLUTION = "What solution do they want?"


async def asked(office: Office, *prompts: str) -> Message:
    """Mia is asked these one by one; the message in whose thread that is."""
    await office.mia_brings(without(*prompts))
    note = await office.mia.sees("answer")
    await office.mia.clicks("Ask me one by one", on=note)
    await office.mia.sees(f"1 of {len(prompts)}")
    return note


async def test_an_answer_also_sent_to_the_channel_is_an_answer(office: Office) -> None:
    note = await asked(office, MONEY, TIMING)
    await office.mia.says("it is approved", thread=note, also=True)
    await office.mia.sees("2 of 2")


async def test_an_action_is_an_answer(office: Office) -> None:
    await asked(office, MONEY, TIMING)
    await office.mia.says("/me it is approved")
    await office.mia.sees("2 of 2")


async def test_an_edit_corrects_the_answer_while_the_asking_goes_on(office: Office) -> None:
    note = await asked(office, APPROVES, MONEY)
    said = await office.mia.says("Tom Chen, CFO", thread=note)
    await office.mia.sees("2 of 2")
    await office.mia.edits(said, "Ann Lee, CEO")
    told = await office.mia.sees("Corrected for L-1")
    assert "Who approves the purchase? “Ann Lee, CEO”." in told.text
    await office.mia.says("approved", thread=note)
    card = await office.ravi.sees("Why it came to sales", in_=office.sales)
    assert "Ann Lee, CEO" in card.text
    assert "Tom Chen" not in card.text


async def test_an_edit_of_what_was_not_understood_is_the_answer(office: Office) -> None:
    note = await asked(office, MONEY, TIMING)
    said = await office.mia.says("qwertz", thread=note)
    await office.mia.sees("I didn't catch that")
    await office.mia.edits(said, "approved")
    await office.mia.sees("2 of 2")


async def test_an_edit_that_is_no_answer_changes_nothing_and_says_so(office: Office) -> None:
    note = await asked(office, MONEY, TIMING)
    said = await office.mia.says("approved", thread=note)
    await office.mia.sees("2 of 2")
    await office.mia.edits(said, "qwertz")
    told = await office.mia.sees("I could not read your edit")
    assert "It is still “Approved”." in told.text


async def test_an_edit_after_sales_has_the_lead_says_that_it_does_not_count(office: Office) -> None:
    note = await asked(office, APPROVES)
    said = await office.mia.says("Tom Chen, CFO", thread=note)
    card = await office.ravi.sees("Why it came to sales", in_=office.sales)
    await office.mia.edits(said, "Ann Lee, CEO")
    told = await office.mia.sees("your edit changed nothing")
    assert "open Details" in told.text
    assert "Tom Chen, CFO" in card.text


async def test_an_edit_does_not_undo_what_was_answered_since(office: Office) -> None:
    note = await asked(office, APPROVES, MONEY)
    said = await office.mia.says("Tom Chen, CFO", thread=note)
    await office.mia.sees("2 of 2")
    shown = await office.mia.runs("/lead show L-1")
    await office.mia.clicks("Details", on=shown)
    await office.mia.clicks("Edit")
    await office.mia.clicks("Edit", near="Approves")
    await office.mia.submits({APPROVES: "Bo Lind, COO"})
    await office.mia.closes(everything=True)
    await office.mia.edits(said, "Ann Lee, CEO")
    told = await office.mia.sees("was answered anew")
    assert "It is still “Bo Lind, COO”." in told.text


async def test_an_edit_of_anything_else_is_quiet(office: Office) -> None:
    await asked(office, MONEY)
    said = await office.mia.says("hello", in_=office.sales)
    before = len(office.mia.reads(office.mia.dm))
    await office.mia.edits(said, "hello all")
    await office.work()
    assert len(office.mia.reads(office.mia.dm)) == before


async def test_an_edit_delivered_again_counts_once(office: Office) -> None:
    note = await asked(office, APPROVES, MONEY)
    said = await office.mia.says("Tom Chen, CFO", thread=note)
    await office.mia.sees("2 of 2")
    await office.mia.edits(said, "Ann Lee, CEO")
    await office.mia.sees("Corrected for L-1")
    await office.slack.deliver_again(office.slack.deliveries[-1])
    await office.work()
    assert len([m for m in office.mia.reads(office.mia.dm) if "Corrected for L-1" in m.text]) == 1


async def test_an_edit_to_a_question_that_is_no_longer_asked_says_so(office: Office) -> None:
    note = await asked(office, SOLUTION, MONEY)
    said = await office.mia.says("A robot", thread=note)
    await office.mia.sees("2 of 2")
    await office.mia_brings(without(SOLUTION), who="Eva Dahl, eva@north.example")
    await opens_the_editor(office.max)
    await office.max.clicks("Retire", near=f". {SOLUTION}")
    await office.max.clicks("Propose")
    await office.max.closes(everything=True)
    await signs(office.sofia)
    told = await office.sofia.sees("is now version 2", in_=office.sofia.dm)
    await office.sofia.clicks("Re-judge open drafts", on=told)
    await reads(office.sofia, "Of 2 open drafts")
    await office.sofia.clicks("Re-judge them")
    await office.work()
    await office.mia.edits(said, "Two robots")
    told = await office.mia.sees("no longer asked about")
    assert "your edit changed nothing" in told.text
