"""What other leads at the same company taught is one press away, without contact details."""

from bot.simulator.form import Form
from tests.conversations.office import READY, Office, brings, without

TIMING, BUDGET = "When do they want to buy?", "Is there a budget?"
BUTTON = "What colleagues said"


async def known(office: Office) -> None:
    """Ann was rejected after a conversation; Bo, at the same company, is a draft of Max's."""
    answers = {**READY, "What is their requirement?": "Ship within a day; ask ann@acme.example or +49 30 9018200"}
    await office.mia_brings(answers, who="Ann Bauer, CFO at Acme Corp, ann@acme.example, from Fair")
    await office.mia.clicks("Details", on=await office.mia.runs("/lead show L-1", in_=office.sales))
    card = await office.ravi.sees("L-1 · Ann Bauer", in_=office.sales)
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "No need", "Note": "They rebuilt it themselves"})
    await office.max.runs("/lead Bo Lind at ACME Corporation, bo@lind.example", in_=office.sales)


async def test_the_form_with_the_questions_leads_to_what_colleagues_said(office: Office) -> None:
    await known(office)
    form = await office.max.submits()
    assert form.title == "Questions for L-2"
    assert form.hints[BUDGET].startswith("Needed for the verdict. Ask them:")
    assert "Needed" not in form.hints["Who else are they talking to?"]
    await office.max.fills({"What solution do they want?": "A small one"})
    await office.max.clicks(BUTTON)
    shown = office.max.modal
    assert shown.title == BUTTON
    said(shown)
    form = await office.max.closes()
    assert form.values["What solution do they want?"] == "A small one"


def said(shown: Form) -> None:
    assert "What 1 other lead at ACME Corporation taught us, without contact details." in shown.text
    assert "Is there a budget?\n• Approved · L-1, @Mia Marketer, Nov 23" in shown.text
    assert "Ship within a day; ask ••• or •••" in shown.text
    assert "L-1 Ann Bauer (Acme Corp), CFO: closed since" in shown.text
    assert "rejected: no need “They rebuilt it themselves”" in shown.text
    assert "ann@acme.example" not in shown.text
    assert "9018200" not in shown.text


async def test_details_lead_there_too(office: Office) -> None:
    await known(office)
    await office.max.submits()
    await office.max.submits(without(BUDGET))
    await office.lena.clicks("Details", on=await office.lena.runs("/lead show L-2", in_=office.sales))
    await office.lena.clicks(BUTTON)
    said(office.lena.modal)


async def test_where_nobody_else_is_known_nothing_is_offered(office: Office) -> None:
    await office.mia.runs("/lead Jane Doe at Acme Corp", in_=office.sales)
    form = await office.mia.submits()
    assert BUTTON not in form.buttons
    await office.mia.submits(without(BUDGET))
    await office.mia.clicks("Details", on=await office.mia.runs("/lead show L-1", in_=office.sales))
    assert BUTTON not in office.mia.modal.controls


async def test_what_was_learned_in_conversations_is_there_and_another_workspace_is_not(office: Office) -> None:
    await office.mia_brings({**READY, TIMING: "3 to 6 months"}, who="Ann Bauer at Acme Corp, ann@acme.example")
    await office.mia.clicks("Details", on=await office.mia.runs("/lead show L-1", in_=office.sales))
    await office.mia.clicks("Log a conversation")
    await office.mia.submits(
        {"With whom?": ["Ann Bauer"], "How?": "Phone", "What did you learn?": "The budget round is in March"}
    )
    await office.mia.closes(everything=True)
    await brings(office.mia, office.sales, READY, "Cy Dahl at Acme Corp, cy@dahl.example, from Fair")
    await office.mia.clicks("Details", on=await office.mia.runs("/lead show L-2", in_=office.sales))
    await office.mia.clicks(BUTTON)
    assert "phone, @Mia Marketer about L-1: “The budget round is in March”" in office.mia.modal.text
