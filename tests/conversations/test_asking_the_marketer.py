"""A rep asks the marketer of a lead, by button or in the card's thread; the answer comes back to both."""

from bot.simulator.seen import Message
from tests.conversations.aftermath import Aftermath
from tests.conversations.office import Office
from tests.conversations.test_answers import details

ASK, ANSWER = "What do you want to know?", "Your answer"


def _in_thread(card: Message) -> str:
    return "\n".join(reply.text for reply in card.thread)


async def test_a_question_asked_by_button_comes_back_answered(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Ask the marketer", on=card)
    await office.ravi.submits()
    assert office.ravi.modal.errors
    after = await Aftermath.of(office)
    said = await office.ravi.submits({ASK: "Has she seen a demo?"})
    assert said is not None
    assert "@Mia Marketer has your question" in said.text
    await after.is_only(("mia", "Has she seen a demo?"), history="L-1 inquired", planned="L-1 inquiry")
    asked = await office.mia.sees("@Ravi Rep asks about L-1 Jane Doe")
    after = await Aftermath.of(office)
    await office.mia.clicks("Reply", on=asked)
    await office.mia.submits({ANSWER: "Yes, on Tuesday"})
    await after.is_only(
        ("ravi", "@Mia Marketer answered your question"),
        ("sales", "@Ravi Rep, @Mia Marketer answers:"),
        ("mia", "You answered"),
        history="L-1 inquiry_answered",
        dropped="L-1 inquiry",
    )
    assert "Has she seen a demo?" in _in_thread(card)
    assert "Reply" not in asked.labels
    assert "Yes, on Tuesday" in asked.text
    shown = (await details(office.lena)).text
    assert "@Ravi Rep asked the marketer: “Has she seen a demo?”" in shown
    assert "@Mia Marketer answered a question: “Yes, on Tuesday”" in shown


async def test_a_question_typed_beneath_the_card_reaches_the_marketer(office: Office) -> None:
    card = await office.offered_card()
    await office.lena.says("Is the budget for this year?", thread=card)
    passed = await office.lena.sees("I passed your question on to @Mia Marketer", in_=office.sales)
    assert passed.ephemeral
    asked = await office.mia.sees("@Lena Rep asks about L-1")
    after = await Aftermath.of(office)
    await office.mia.says("This year, says Tom", thread=asked)
    await after.is_only(
        ("lena", "This year, says Tom"),
        ("sales", "This year, says Tom"),
        ("mia", "You answered"),
        ("mia", "This year, says Tom"),
        history="L-1 inquiry_answered",
        dropped="L-1 inquiry",
    )
    assert "@Lena Rep, @Mia Marketer answers:" in _in_thread(card)
    await office.mia.says("And it has to be spent by December", thread=asked)
    await office.lena.sees("And it has to be spent by December")
    await office.ravi.sees("And it has to be spent by December", in_=office.sales)
    assert "spent by December" in _in_thread(card)


async def test_an_answer_typed_beside_the_thread_is_sent_with_one_click(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.says("Who is their CFO?", thread=card)
    asked = await office.mia.sees("asks about L-1")
    await office.work()
    await office.mia.says("Tom Chen, since May")
    meant = await office.mia.sees("Is this your answer to @Ravi Rep about L-1")
    await office.mia.clicks("Send it", on=meant)
    await office.ravi.sees("Tom Chen, since May", in_=office.sales)
    await office.work()
    assert "Sent:" in meant.text
    assert meant.labels == []
    assert "You answered" in asked.text
    await office.mia.says("Thanks")
    await office.mia.sees("I wasn't asking you anything here")


async def test_people_talk_beneath_the_card_without_anybody_being_asked(office: Office) -> None:
    card = await office.offered_card()
    after = await Aftermath.of(office)
    await office.ravi.says("I take this one", thread=card)
    await office.lena.says("See https://acme.example/?q=1", thread=card)
    await office.mia.says("Anything you need?", thread=card)
    await after.is_only(("sales", "I take"), ("sales", "See https"), ("sales", "Anything you need?"))


async def test_the_marketer_may_answer_beneath_the_card(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.says("Who is their CFO?", thread=card)
    asked = await office.mia.sees("asks about L-1")
    after = await Aftermath.of(office)
    await office.mia.says("Tom Chen", thread=card)
    await after.is_only(
        ("sales", "Tom Chen"),
        ("ravi", "@Mia Marketer answered your question"),
        ("mia", "You answered"),
        history="L-1 inquiry_answered",
        dropped="L-1 inquiry",
    )
    assert "Reply" not in asked.labels


async def test_what_nobody_answers_is_asked_again_then_of_a_manager_and_given_back(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.says("Who is their CFO?", thread=card)
    first = await office.mia.sees("asks about L-1")
    await office.later(days=1, minutes=1)
    await office.mia.sees("Still waiting for you.")
    await office.later(days=1, minutes=1)
    told = await office.max.sees("@Mia Marketer has not answered yet. Can you?")
    await office.later(days=5, minutes=1)
    await office.ravi.sees("Nobody has answered your question about L-1")
    assert "Nobody answered in time" in told.text
    assert "Reply" not in first.labels
    read = [len(who.reads(who.dm)) for who in (office.mia, office.ravi, office.max)]
    await office.later(days=1)
    assert [len(who.reads(who.dm)) for who in (office.mia, office.ravi, office.max)] == read


async def test_a_manager_answers_in_her_place_and_she_reads_it(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.says("Who is their CFO?", thread=card)
    first = await office.mia.sees("asks about L-1")
    await office.later(days=1, minutes=1)
    await office.later(days=1, minutes=1)
    told = await office.max.sees("has not answered yet. Can you?")
    await office.max.clicks("Reply", on=told)
    await office.max.submits({ANSWER: "Tom Chen"})
    await office.ravi.sees("@Max Marketing Manager answered your question")
    await office.work()
    assert "@Max Marketing Manager answered" in first.text
    await office.mia.says("Tom", thread=first)
    await office.mia.sees("so yours was not sent")


async def test_contact_details_are_left_out_of_the_thread_and_of_the_history(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.says("Is jane@acme.example right?", thread=card)
    asked = await office.mia.sees("@Ravi Rep asks about L-1")
    await office.work()
    await office.mia.says("No: j.doe@acme.example, +49 170 1234567", thread=asked)
    private = await office.ravi.sees("answered your question")
    await office.work()
    for text in (_in_thread(card).partition("right?")[2], private.text, (await details(office.lena)).text):
        assert "j.doe@" not in text
        assert "1234567" not in text
    await office.ravi.clicks("Accept", on=card)
    yours = await office.ravi.sees("is yours")
    await office.ravi.clicks("Ask the marketer", on=yours)
    await office.ravi.submits({ASK: "Which number?"})
    asked = await office.mia.sees("Which number?")
    await office.work()
    await office.mia.says("+49 170 7654321", thread=asked)
    await office.ravi.sees("7654321")


async def test_who_has_it_for_marketing_is_not_asked_by_themselves(office: Office) -> None:
    card = await office.offered_card()
    await office.mia.clicks("Ask the marketer", on=card)
    told = await office.mia.sees("the question would come back to you", in_=office.sales)
    assert told.ephemeral


async def test_somebody_without_a_role_is_told_who_can_help(office: Office) -> None:
    card = await office.offered_card()
    after = await Aftermath.of(office)
    await office.visitor.says("What is this?", thread=card)
    await after.is_only(("sales", "What is this?"), ("visitor", "Asking a lead's marketer is for"))
    note = await office.visitor.sees("you do not have that role yet", in_=office.visitor.dm)
    await office.visitor.clicks("Request access", on=note)
    await office.max.sees("@Vic Visitor asks for access")
