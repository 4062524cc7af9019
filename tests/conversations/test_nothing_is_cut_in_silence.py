"""What does not fit is counted, and a button leads to it: lists, notes, answers, the group, the history."""

import pytest

from bot.lead.details import Details
from bot.lead.kinds import EventKind
from bot.lead.lifecycle import Stage
from storage import due, history, leads
from storage.sql import Transaction
from tests.conversations.office import READY, Office, without

MONEY, TIMING = "Is there a budget?", "When do they want to buy?"
REQUIREMENT = "What is their requirement?"


async def many(office: Office, count: int, **values: object) -> None:
    """So many leads of Mia's, with a follow-up each where they are nurtured."""
    await office.baton.database.transact(_add, office, count, values)


def _add(tx: Transaction, office: Office, count: int, values: dict[str, object]) -> None:
    for number in range(count):
        details = Details(f"Person {number:03}", f"Company {number:03}", f"p{number}@c{number}.example", source="Fair")
        lead = leads.add(tx, office.installed.team_id, details, office.mia.id, 1)
        if values:
            leads.change(tx, lead.team_id, lead.id, **values)
        if values.get("stage") == Stage.NURTURING:
            due.schedule(tx, lead, "follow_up", tx.now)


async def leafs_through(office: Office, command: str) -> list[str]:
    """Mia presses Next until there is none; returns all lines with a Details button."""
    page = await office.mia.runs(command, in_=office.sales)
    seen = []
    while True:
        seen += [line for line in page.text.splitlines() if line.startswith("L-")]
        further = [label for label in page.labels if label.startswith("Next")]
        if not further:
            return seen
        await office.mia.clicks(further[0], on=page)
        page = await office.mia.sees(f"{len(seen) + 1} to ", in_=office.sales)


@pytest.mark.parametrize(
    ("command", "stage"),
    [("/lead mine", Stage.DRAFT), ("/lead find fair", Stage.DRAFT), ("/lead due", Stage.NURTURING)],
)
async def test_every_lead_of_a_list_is_a_few_clicks_away(office: Office, command: str, stage: Stage) -> None:
    await many(office, 45, stage=stage)
    first = await office.mia.runs(command, in_=office.sales)
    assert "1 to 20 of 45" in first.text
    assert first.labels[-1] == "Next 20"
    seen = await leafs_through(office, command)
    assert len(seen) == len(set(seen)) == 45


async def test_a_list_is_turned_back_and_says_where_one_is(office: Office) -> None:
    await many(office, 23)
    page = await office.mia.runs("/lead find company", in_=office.sales)
    await office.mia.clicks("Next 3", on=page)
    page = await office.mia.sees("21 to 23 of 23", in_=office.sales)
    assert "Leads that match “company”" in page.text
    assert "Next" not in " ".join(page.labels)
    await office.mia.clicks("Earlier", on=page)
    page = await office.mia.sees("1 to 20 of 23", in_=office.sales)
    assert page.labels[-1] == "Next 3"


async def test_a_list_that_fits_says_nothing_of_more(office: Office) -> None:
    await many(office, 20)
    page = await office.mia.runs("/lead mine", in_=office.sales)
    assert set(page.labels) == {"Details"}
    assert " of 20" not in page.text


async def test_home_says_how_many_more_there_are_and_shows_them(office: Office) -> None:
    await many(office, 30)
    home = await office.mia.opens_home()
    assert "…and 22 more" in home.text
    await office.mia.clicks("Show all 30", on=home)
    window = office.mia.modal
    assert "My drafts" in window.text
    assert "1 to 20 of 30" in window.text
    await office.mia.clicks("Next 10")
    assert "21 to 30 of 30" in office.mia.modal.text
    await office.mia.clicks("Details")
    assert "Person" in office.mia.modal.text


async def test_what_waits_for_sales_can_be_decided_on_any_page(office: Office) -> None:
    await many(office, 12, stage=Stage.OFFERED, offer=1)
    home = await office.ravi.opens_home()
    await office.ravi.clicks("Show all 12", on=home)
    assert office.ravi.modal.text.count("waiting for sales") == 12
    assert {"Accept", "Reject", "Details"} <= set(office.ravi.modal.buttons)


async def test_notes_that_are_cut_say_how_much_is_missing_and_are_shown_in_full(office: Office) -> None:
    notes = "first " + "word " * 590 + "last"
    await office.mia_brings(without(MONEY), Notes=notes)
    shown = await office.mia.runs("/lead show L-1", in_=office.sales)
    await office.mia.clicks("Details", on=shown)
    for text in (shown.text, office.mia.modal.text):
        left = int(text.split("… (")[1].split(" more characters)")[0].replace(",", ""))
        assert len(notes) - 200 <= left <= len(notes) - 200 + 40
    await office.mia.clicks("Notes in full")
    assert "last" in office.mia.modal.text
    assert office.mia.modal.text.count("word") == 590


async def test_notes_in_full_are_for_those_who_see_contacts(office: Office) -> None:
    card_answers = {**READY, REQUIREMENT: "x" * 1500}
    await office.mia_brings(card_answers, Notes="secret " * 400)
    shown = await office.lena.runs("/lead show L-1", in_=office.sales)
    assert "Notes in full" not in shown.labels
    await office.lena.clicks("Answers in full", on=shown)
    assert "x" * 1500 in office.lena.modal.text
    assert "secret" not in office.lena.modal.text


async def test_a_card_shows_that_an_answer_goes_on_and_details_has_all_of_it(office: Office) -> None:
    await office.mia_brings({**READY, REQUIREMENT: "x" * 1500})
    card = await office.ravi.sees("Why it came to sales", in_=office.sales)
    assert "xxx…" in card.text
    await office.ravi.clicks("Details", on=card)
    await office.ravi.clicks("Answers in full")
    assert "x" * 1500 in office.ravi.modal.text


async def test_the_whole_history_is_there_a_page_at_a_time(office: Office) -> None:
    await office.offered_card()
    for number in range(1, 50):
        await office.baton.database.transact(_attempt, office, number)
    shown = await office.mia.runs("/lead show L-1", in_=office.sales)
    assert "earlier lines: press History in full" in shown.text
    await office.mia.clicks("History in full", on=shown)
    text = office.mia.modal.text
    assert "(no. 49)" in text
    assert "the latest last" in text
    while "Earlier" in office.mia.modal.buttons:
        await office.mia.clicks("Earlier")
        text += office.mia.modal.text
    assert all(f"(no. {number})" in text for number in range(1, 50))
    assert "added it" in text
    assert "Later" in office.mia.modal.buttons


def _attempt(tx: Transaction, office: Office, number: int) -> None:
    lead = leads.by_number(tx, office.installed.team_id, 1)
    assert lead
    history.record(tx, lead, EventKind.ATTEMPTED, office.ravi.id, number=number)


async def test_conversations_beyond_the_latest_are_in_the_group_in_full(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Accept", on=card)
    await office.ravi.clicks("Details", on=card)
    for number in range(1, 6):
        await office.ravi.clicks("Log a conversation")
        await office.ravi.submits(
            {"With whom?": ["Jane Doe"], "How?": "Phone", "What did you learn?": f"Lesson {number} " + "and more " * 50}
        )
    assert "…and 4 earlier: press Buying group in full." in office.ravi.modal.text
    await office.ravi.clicks("Buying group in full")
    text = office.ravi.modal.text
    assert all(f"Lesson {number}" in text for number in range(1, 6))
    assert "more characters" not in text
    assert "Tom Chen" in text
