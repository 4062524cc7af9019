"""The words people type reach the record as typed, although Slack hands them over escaped and with links."""

from tests.conversations.office import Office, without

REQUIREMENT = "What is their requirement?"


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
