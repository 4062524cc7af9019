"""A lead that waits for sales is seen there: a card that somebody deletes comes back."""

import pytest

from bot.simulator.errors import NotVisible
from bot.simulator.people import Person
from bot.simulator.seen import Message
from tests.conversations.office import JANE, Office


def cards(office: Office) -> list[Message]:
    return [message for message in office.ravi.reads(office.sales) if "Why it came to sales" in message.text]


async def a_card(office: Office) -> Message:
    """A lead has been offered, and Baton knows where its card stands."""
    card = await office.offered_card()
    await office.work()
    return card


def an_administrator(office: Office) -> Person:
    admin: Person = office.slack.person("Ada Admin", admin=True)
    office.slack.invite(admin, office.sales)
    return admin


async def test_only_administrators_delete_what_others_wrote(office: Office) -> None:
    card = await a_card(office)
    with pytest.raises(NotVisible):
        await office.ravi.deletes(card)
    await an_administrator(office).deletes(card)
    assert not cards(office)


async def test_a_deleted_card_is_back_within_the_hour_and_can_be_accepted(office: Office) -> None:
    await an_administrator(office).deletes(await a_card(office))
    await office.later(minutes=49)
    assert not cards(office)
    await office.later(minutes=10)
    [card] = cards(office)
    await office.ravi.clicks("Accept", on=card)
    await office.ravi.sees("is yours")
    await office.ravi.sees("Accepted by", in_=office.sales)


async def test_it_comes_back_however_often_and_only_once_each_time(office: Office) -> None:
    await a_card(office)
    admin = an_administrator(office)
    for _ in range(3):
        await office.later(hours=1)
        [card] = cards(office)
        await admin.deletes(card)
    for _ in range(3):
        await office.later(hours=1)
    assert len(cards(office)) == 1


async def test_it_comes_back_at_once_when_the_lead_changes(office: Office) -> None:
    await an_administrator(office).deletes(await a_card(office))
    await office.mia.runs(f"/lead {JANE}, +49 30 123456", in_=office.sales)
    form = await office.mia.submits()
    assert form
    assert form.title == "Already a lead?"
    await office.mia.submits({"What should I do?": "Add it to L-1"})
    await office.work()
    assert len(cards(office)) == 1
    told = [message.text for person in (office.max, office.sofia) for message in person.reads(person.dm)]
    assert not [text for text in told if "waiting" in text], "nothing is held back for it"


async def test_a_card_with_a_thread_beneath_is_missed_too(office: Office) -> None:
    card = await a_card(office)
    await office.ravi.says("Who knows them?", thread=card)
    await an_administrator(office).deletes(card)
    await office.later(hours=1)
    assert len(cards(office)) == 1


async def test_nobody_misses_the_card_of_a_lead_that_was_decided(office: Office) -> None:
    card = await a_card(office)
    await office.ravi.clicks("Accept", on=card)
    await an_administrator(office).deletes(await office.ravi.sees("Accepted by", in_=office.sales))
    for _ in range(3):
        await office.later(hours=1)
    assert not [message for message in office.ravi.reads(office.sales) if "L-1" in message.text]


async def test_a_card_that_nobody_can_look_for_now_is_looked_for_later(office: Office) -> None:
    await an_administrator(office).deletes(await a_card(office))
    office.slack.faults.next("conversations.history").error("service_unavailable")
    await office.later(minutes=51)
    assert not cards(office)
    await office.later(minutes=6)
    assert len(cards(office)) == 1
