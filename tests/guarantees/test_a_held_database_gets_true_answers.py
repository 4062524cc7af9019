"""Somebody else holds the database for seconds: every click is answered in time, and the answer is true."""

import asyncio
from collections.abc import Awaitable

from sqlalchemy import text

from bot.simulator.deliveries import Delivery
from bot.simulator.people import Person
from tests.conversations.office import READY, Office, without
from tests.guarantees.conftest import Size
from tests.guarantees.databases import held, opened, rows

TIMING = "When do they want to buy?"
IN_TIME = 2.5  # seconds
NOT_DONE = "nothing was changed"


async def test_what_was_typed_is_kept_and_nothing_is_saved_in_secret(office: Office) -> None:
    """A new lead, answers, a decision, a rejection, settings, a follow-up: all sent while the database is held."""
    cards = await _at_work(office)
    follow_up = await office.max.sees("Time to follow up")
    before, started = _rows(office), len(office.slack.deliveries)
    with held(_url(office)):
        await asyncio.gather(
            office.mia.submits({"Company": "Northwind", "Notes": "Met at the fair"}),
            office.max.clicks("Skip", on=follow_up),
            office.ravi.clicks("Accept", on=cards[0]),
            office.lena.submits({"Reason": "No need", "Note": "They said so"}),
            office.sofia.submits({"Weekly digest: time": "10:00"}),
        )
    _all_in_time(office.slack.deliveries[started:])
    await asyncio.sleep(0.5)  # what came through late would have come through by now
    assert _rows(office) == before

    for person in (office.max, office.ravi):
        note = await person.sees(NOT_DONE)
        assert note.ephemeral
        assert "try again in a moment" in note.text
    for person in (office.mia, office.lena, office.sofia):
        assert NOT_DONE in person.modal.text
        assert "still in the form behind this note" in person.modal.text
        await person.closes()
    assert office.mia.modal.values["Notes"] == "Met at the fair"
    assert office.lena.modal.values["Note"] == "They said so"
    assert office.sofia.modal.values["Weekly digest: time"] == "10:00"

    await office.mia.submits()
    assert office.mia.modal.title == "Questions for L-4"
    await office.lena.submits()
    await office.sofia.submits()
    await office.max.clicks("Skip", on=follow_up)
    await office.ravi.clicks("Accept", on=cards[0])
    await office.ravi.sees("is yours")
    await office.max.sees("Skipped by you")
    await office.mia.sees("rejected")


async def test_a_command_and_a_typed_answer_outlast_it(office: Office) -> None:
    await office.mia_brings(without(TIMING))
    note = await office.mia.sees("needs one answer")
    await office.mia.clicks("Ask me one by one", on=note)
    await office.mia.sees("1 of 1")
    started = len(office.slack.deliveries)
    with held(_url(office)):
        _, answer = await asyncio.gather(
            office.mia.says("within 3 months", thread=note, patient=True),
            office.max.runs("/lead Bo Lind & Sons, bo@north.example", in_=office.marketing),
        )
        await office.slack.settle()
    sent = office.slack.deliveries[started:]
    _all_in_time([delivery for delivery in sent if delivery.kind != "events_api"])
    if answer is None:  # reading goes on beside SQLite's lock, so that the form opened
        assert office.max.modal.values["Email"] == "bo@north.example"
    else:
        assert NOT_DONE in answer.text
        assert "/lead Bo Lind & Sons, bo@north.example" in answer.text
    typed = next(delivery for delivery in sent if delivery.type == "message")
    assert not typed.ok  # not acknowledged, so that Slack delivers it again
    await office.slack.deliver_again(typed)
    await office.ravi.sees("Why it came to sales", in_=office.sales)


async def test_whoever_is_not_told_otherwise_has_it(office: Office, size: Size) -> None:
    """Clicks before, while and after the database is held: refused or done, as each was told."""
    number, seconds = size.of(8, 60), size.of(2, 5)
    cards = []
    for n in range(1, number + 1):
        await office.mia_brings(who=f"{_name(n)}, from Fair")
        cards.append(await office.ravi.sees(f"L-{n} ·", in_=office.sales))
    started = len(office.slack.deliveries)

    async def clicks(n: int) -> None:
        await asyncio.sleep((seconds + 1.5) * n / number)
        await office.ravi.clicks("Accept", on=cards[n])

    clicking = asyncio.gather(*(clicks(n) for n in range(number)))
    await asyncio.sleep(0.3)
    with held(_url(office)):
        await asyncio.sleep(seconds)
    await clicking
    await office.slack.settle()
    _all_in_time(office.slack.deliveries[started:])
    refused = [m for m in office.ravi.reads(office.sales) if m.ephemeral and NOT_DONE in m.text]
    with opened(_url(office)) as connection:
        owned = connection.execute(text("SELECT count(*) FROM lead WHERE owner <> ''")).scalar_one()
        accepted = connection.execute(text("SELECT count(*) FROM event WHERE kind = 'accepted'")).scalar_one()
    assert refused
    assert owned == accepted == number - len(refused)


async def test_one_row_that_is_held_keeps_nobody_else_waiting(office: Office) -> None:
    """On PostgreSQL somebody holds one lead; SQLite knows no such lock."""
    for n in (1, 2):
        await office.mia_brings(who=f"{_name(n)}, from Fair")
    cards = [await office.ravi.sees(f"L-{n} ·", in_=office.sales) for n in (1, 2)]
    with opened(_url(office)) as connection:
        if connection.dialect.name == "sqlite":
            return
        connection.execute(text("SELECT 1 FROM lead WHERE number = 1 FOR UPDATE"))
        await asyncio.gather(office.ravi.clicks("Accept", on=cards[0]), office.lena.clicks("Accept", on=cards[1]))
        await office.lena.sees("is yours")
        await office.ravi.sees(NOT_DONE)
    _all_in_time(office.slack.deliveries)


def _name(number: int) -> str:
    return f"Kim {chr(65 + number // 26)}{chr(97 + number % 26)}son"


async def _at_work(office: Office) -> list[object]:
    """Two cards, a follow-up of Max's, and three forms that Mia, Lena and Sofia are about to send."""
    cards = []
    await _max_brings_one_to_nurture(office)
    for n, name in enumerate(("Ann Ash", "Bo Birch"), 2):
        await office.mia_brings(who=f"{name}, from Fair")
        cards.append(await office.ravi.sees(f"L-{n} ·", in_=office.sales))
    await office.work()
    await office.lena.clicks("Reject", on=cards[1])
    await office.mia.runs("/lead Jane Doe, jane@acme.example", in_=office.sales)
    await _opens_settings(office.sofia, office)
    return cards


async def _max_brings_one_to_nurture(office: Office) -> None:
    await office.max.runs("/lead Al Stone, al@stone.example", in_=office.marketing)
    await office.max.submits()
    await office.max.submits({**READY, TIMING: "3 to 6 months"})
    await office.max.sees("is not ready")
    await office.later(days=63)  # a Monday


def _opens_settings(who: Person, office: Office) -> Awaitable[object]:
    return who.runs("/lead settings", in_=office.sales)


def _all_in_time(deliveries: list[Delivery]) -> None:
    assert deliveries
    slow = [(d.type, d.seconds, d.error) for d in deliveries if not d.ok or (d.seconds or 0) >= IN_TIME]
    assert not slow


def _url(office: Office) -> str:
    return office.baton.database.url.render_as_string(hide_password=False)


def _rows(office: Office) -> dict[str, list[tuple[object, ...]]]:
    with opened(_url(office)) as connection:
        return rows(connection)
