"""The words people type reach the record as typed, although Slack hands them over escaped and with links."""

from tests.conversations.office import Office, without

REQUIREMENT, TIMING = "What is their requirement?", "When do they want to buy?"
BUDGET = "Is there a budget?"


async def test_an_answer_typed_in_the_thread_is_kept_as_typed(office: Office) -> None:
    await office.mia_brings(without(REQUIREMENT))
    note = await office.mia.sees("needs one answer")
    await office.mia.clicks("Ask me one by one", on=note)
    await office.mia.sees("1 of 1")
    await office.mia.says("R&D needs <2 h, ask jo@acme.example", thread=note)
    card = await office.ravi.sees("Why it came to sales", in_=office.sales)
    assert "R&D needs <2 h, ask jo@acme.example" in card.text


async def test_a_message_turned_into_a_lead_keeps_its_signs(office: Office) -> None:
    message = await office.ravi.says("Jane Doe at R&D Corp, jane@acme.example", in_=office.sales)
    await office.mia.uses_shortcut("Turn into a lead", on=message)
    assert office.mia.modal.values["Company"] == "R&D Corp"
    assert office.mia.modal.values["Email"] == "jane@acme.example"


async def test_a_time_that_is_clear_is_taken_for_the_choice_it_lies_in(office: Office) -> None:
    await office.mia_brings(without(TIMING))
    await office.mia.clicks("Ask me one by one", on=await office.mia.sees("needs one answer"))
    note = await office.mia.sees("1 of 1")
    await office.mia.says("in about two months", thread=note)
    card = await office.ravi.sees("Why it came to sales", in_=office.sales)
    assert "Within 3 months" in card.text


async def test_a_time_that_may_be_two_choices_is_asked_about_with_a_button_for_each(office: Office) -> None:
    await office.mia_brings(without(TIMING))
    await office.mia.clicks("Ask me one by one", on=await office.mia.sees("needs one answer"))
    await office.mia.says("next quarter", thread=await office.mia.sees("1 of 1"))
    question = await office.mia.sees("Do you mean Within 3 months or 3 to 6 months?")
    assert question.labels[:4] == ["Within 3 months", "3 to 6 months", "6 to 9 months", "Later or unknown"]
    await office.mia.clicks("Within 3 months", on=question)
    await office.ravi.sees("Why it came to sales", in_=office.sales)


async def test_a_yes_that_leaves_a_choice_open_is_asked_about(office: Office) -> None:
    await office.mia_brings(without(BUDGET))
    await office.mia.clicks("Ask me one by one", on=await office.mia.sees("needs one answer"))
    await office.mia.says("yes", thread=await office.mia.sees("1 of 1"))
    question = await office.mia.sees("Do you mean Approved or Planned?")
    await office.mia.clicks("Approved", on=question)
    await office.ravi.sees("Why it came to sales", in_=office.sales)
