"""Batches: named for a source, joined by its new leads, and looked at by the clock where the best are picked."""

import pytest

from bot.simulator.seen import Message
from tests.conversations.office import Office

WHO = ("Jane Doe", "Bo Lind", "Cy Park", "Di Roe", "Ed Fox", "Flo Ray")
LEFT = "3 leads have waited for more than 7 days"


def lead(number: int) -> str:
    return f"{WHO[number]}, COO at Firm{number}, lead{number}@firm{number}.example, from Rented list"


async def comes(office: Office, number: int) -> Message:
    await office.mia_brings(who=lead(number))
    return await office.ravi.sees(f"· {WHO[number]}", in_=office.sales)


@pytest.fixture
async def named(office: Office) -> Office:
    """Mia brought a lead from the list, and names a batch of it."""
    await comes(office, 0)
    await office.mia.runs("/lead batches rented LIST", in_=office.sales)
    await office.mia.clicks("New batch")
    await office.mia.submits({"Name": "July", "What did it cost?": "1.200 €"})
    return office


async def picked(office: Office) -> None:
    """Of four leads of the batch, Ravi accepts the best and leaves the rest; seven days pass."""
    for number in (1, 2, 3, 4):
        card = await comes(office, number)
        if number == 1:
            await office.ravi.clicks("Accept", on=card)
    await office.later(days=7, minutes=10)


async def test_new_leads_of_a_source_join_its_batch(named: Office) -> None:
    office = named
    assert "New leads of it join July." in office.mia.modal.text
    assert "No leads yet" in office.mia.modal.text
    await office.mia.closes(everything=True)
    await office.ravi.clicks("Accept", on=await comes(office, 1))
    await comes(office, 2)
    await office.ravi.runs("/lead batches", in_=office.sales)
    assert "July (Rented list)" in office.ravi.modal.text
    assert "2 leads · sales touched 1 of 2 · accepted 1 · 1 of 2 untouched" in office.ravi.modal.text
    assert "It cost 1,200 EUR, for one accepted lead." in office.ravi.modal.text
    await office.ravi.clicks("Show")
    assert "Cy Park" in office.ravi.modal.text
    assert "Bo Lind" not in office.ravi.modal.text
    assert "Jane Doe" not in office.ravi.modal.text, "she came before there was a batch"
    assert "Name and cost" not in office.ravi.modal.buttons, "that is for marketing"
    assert "All batches" in office.ravi.modal.buttons


async def test_the_page_of_a_source_leads_to_its_batches_and_says_what_an_accepted_lead_cost(named: Office) -> None:
    office = named
    await office.mia.closes(everything=True)
    for number in (1, 2):
        await office.ravi.clicks("Accept", on=await comes(office, number))
    await office.mia.runs("/lead sources rented list")
    await office.mia.clicks("Open")
    assert "It cost 1,200 EUR: 600 EUR for each of 2 accepted leads." in office.mia.modal.text
    await office.mia.clicks("Batches")
    await office.mia.clicks("Show")
    await office.mia.clicks("Name and cost")
    await office.mia.submits({"What did it cost?": "100 EUR"})
    assert "It cost 100 EUR: 50 EUR for each of 2 accepted leads." in office.mia.modal.text
    await office.mia.clicks("All batches")
    assert "New leads of it join July." in office.mia.modal.text


async def test_a_batch_is_changed_and_ended(named: Office) -> None:
    office = named
    await office.mia.clicks("Show")
    await office.mia.clicks("Name and cost")
    await office.mia.submits({"Name": "July 2026", "What did it cost?": "$80"})
    assert "July 2026 (Rented list)" in office.mia.modal.text
    await office.mia.clicks("No more leads")
    assert "join it" not in office.mia.modal.text
    await office.mia.closes(everything=True)
    await comes(office, 1)
    await office.mia.runs("/lead batches rented list", in_=office.sales)
    assert "No leads yet" in office.mia.modal.text
    await office.mia.clicks("New batch")
    form = await office.mia.submits({"Name": "July 2026", "What did it cost?": "much"})
    assert form
    assert "I cannot read that as an amount" in str(form.errors)
    form = await office.mia.submits({"What did it cost?": ""})
    assert form
    assert "has a batch of that name already" in str(form.errors)


async def test_managers_of_sales_hear_where_the_best_are_picked_and_a_week_later_those_of_marketing(
    named: Office,
) -> None:
    office = named
    await office.mia.closes(everything=True)
    await picked(office)
    told = await office.sofia.sees(LEFT)
    assert "July (Rented list): 4 leads · sales touched 1 of 4 · accepted 1 · 3 of 4 untouched" in told.text
    assert not any(LEFT in each.text for each in office.max.reads())
    await office.sofia.clicks("Show them", on=told)
    assert all(WHO[number] in office.sofia.modal.text for number in (2, 3, 4))
    await office.later(days=7, minutes=10)
    assert sum(LEFT in each.text for each in office.sofia.reads()) == 2
    again = await office.max.sees(LEFT)
    assert "I do not tell of this batch again." in again.text
    await office.later(days=30)
    assert sum(LEFT in each.text for each in office.max.reads()) == 1


async def test_a_batch_that_a_manager_leaves_is_not_told_of_again(named: Office) -> None:
    office = named
    await office.mia.closes(everything=True)
    await picked(office)
    told = await office.sofia.sees(LEFT)
    await office.sofia.clicks("Leave it", on=told)
    assert "You leave July (Rented list) as it is." in told.text
    await office.later(days=30)
    assert not any(LEFT in each.text for each in (*office.sofia.reads(), *office.max.reads()))


async def test_nobody_is_told_of_a_batch_that_everybody_works_through(named: Office) -> None:
    office = named
    await office.mia.closes(everything=True)
    for number in (1, 2, 3, 4):
        card = await comes(office, number)
        if number < 4:
            await office.ravi.clicks("Accept", on=card)
    await office.later(days=40)
    assert not any("waited for more than 7 days, and" in each.text for each in office.sofia.reads())


async def test_a_batch_is_of_a_source_that_is_known(office: Office) -> None:
    await office.mia.runs("/lead batches nobody knows", in_=office.sales)
    await office.mia.sees("I know no source by that name", in_=office.sales)
    await office.mia.runs("/lead batches", in_=office.sales)
    assert "None yet." in office.mia.modal.text
