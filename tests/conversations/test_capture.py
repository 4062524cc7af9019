"""A marketer brings a lead in: the form, what is typed after /lead, and what is wrong shown at its field."""

import pytest

from tests.conversations.office import JANE, READY, Office, without

PROMPTS = [
    *READY,
    "Where are they in the buying process?",
    "How well do they know and trust us?",
    "Who else are they talking to?",
    "What steps must a purchase go through?",
]


async def test_lead_opens_an_empty_form_at_once(office: Office) -> None:
    await office.mia.runs("/lead", in_=office.sales)
    form = office.mia.modal
    assert form.title == "New lead"
    assert form.labels == [
        "Name",
        "Company",
        "Email",
        "Title",
        "Phone",
        "Source",
        "How they came in",
        "Time zone",
        "Notes",
    ]
    assert not any(form.values.values())


async def test_what_is_typed_lands_in_its_fields(office: Office) -> None:
    await office.mia.runs(f"/lead {JANE}", in_=office.sales)
    values = office.mia.modal.values
    assert values["Name"] == "Jane Doe"
    assert values["Title"] == "VP Operations"
    assert values["Company"] == "Acme Corp"
    assert values["Email"] == "jane@acme.example"
    assert values["Source"] == "Webinar Q3"


async def test_what_cannot_be_placed_goes_into_the_notes(office: Office) -> None:
    await office.mia.runs("/lead Jane Doe, jane@acme.example, they lost two big customers over it!", in_=office.sales)
    assert "they lost two big customers" in office.mia.modal.values["Notes"]


async def test_the_form_leads_to_the_agreed_questions(office: Office) -> None:
    await office.mia.runs(f"/lead {JANE}", in_=office.sales)
    form = await office.mia.submits()
    assert form.title == "Questions for L-1"
    assert form.labels == PROMPTS
    assert form.choices("Is there a budget?") == ["Approved", "Planned", "None"]
    assert form.choices("When do they want to buy?") == [
        "Within 3 months",
        "3 to 6 months",
        "6 to 9 months",
        "Later or unknown",
    ]


async def test_a_bad_email_is_shown_at_its_field_and_nothing_typed_is_lost(office: Office) -> None:
    await office.mia.runs("/lead", in_=office.sales)
    form = await office.mia.submits({"Name": "Jane", "Email": "jane@acme", "Notes": "Met at the fair"})
    assert form.title == "New lead"
    assert "Email" in form.errors
    assert form.values["Notes"] == "Met at the fair"
    form = await office.mia.submits({"Email": "jane@acme.example"})
    assert form.title == "Questions for L-1"


async def test_a_lead_whose_questions_are_closed_is_kept_as_a_draft(office: Office) -> None:
    await office.mia.runs(f"/lead {JANE}", in_=office.sales)
    await office.mia.submits()
    await office.mia.closes()
    note = await office.mia.sees("needs 10 answers")
    assert note.labels == ["Answer now", "Ask me one by one", "Call script", "Discard", "Details"]


async def test_only_marketers_add_leads_and_others_hear_who_can_help(office: Office) -> None:
    await office.visitor.runs("/lead", in_=office.sales)
    assert office.visitor.modal is None
    refusal = await office.visitor.sees("Adding and qualifying leads is for marketers")
    assert refusal.ephemeral
    assert "@Max Marketing Manager" in refusal.text


@pytest.mark.parametrize(
    ("typed", "suggested"), [("mnie", "/lead mine"), ("digset", "/lead digest"), ("frobnicate", "/lead help")]
)
async def test_an_unknown_word_gets_a_suggestion(office: Office, typed: str, suggested: str) -> None:
    answer = await office.mia.runs(f"/lead {typed}", in_=office.sales)
    assert answer.ephemeral
    assert f"Did you mean {suggested}?" in answer.text.replace("`", "")
    await office.mia.clicks("New lead", on=answer)
    assert office.mia.modal.values["Name"] == typed


async def test_the_shortcuts_open_the_form(office: Office) -> None:
    await office.mia.uses_shortcut("New lead")
    assert office.mia.modal.title == "New lead"
    await office.mia.closes()
    message = await office.ravi.says("Jane Doe of Acme Corp asked about a system, jane@acme.example", in_=office.sales)
    await office.mia.uses_shortcut("Turn into a lead", on=message)
    assert office.mia.modal.values["Email"] == "jane@acme.example"


async def test_hostile_words_stay_words(office: Office) -> None:
    await office.mia.runs("/lead", in_=office.sales)
    await office.mia.submits({"Name": "<!channel> <@U123>", "Company": "<https://evil.example|Acme>"})
    await office.mia.submits(READY)
    card = await office.ravi.sees("Why it came to sales", in_=office.sales)
    raw = str(card.raw["blocks"])
    assert "<!channel>" not in raw
    assert "<https://evil" not in raw
    assert "&lt;!channel&gt;" in raw


async def test_a_draft_is_saved_although_the_answers_are_not_all_known(office: Office) -> None:
    await office.mia_brings(without("Is there a budget?", "When do they want to buy?"))
    note = await office.mia.sees("needs 2 answers")
    assert "Is there a budget?" in note.text
    assert "What is their requirement?" not in note.text
