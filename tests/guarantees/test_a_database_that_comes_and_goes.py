"""PostgreSQL is stopped, killed, frozen or cut off while people are at work: answers are in time and true, and all is
well as soon as it is back, without a restart."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.simulator.deliveries import Delivery
from tests.guarantees.conftest import Size
from tests.guarantees.databases import opened
from tests.guarantees.house import NOT_DONE, UNCLEAR, House, house
from tests.guarantees.servers import Relay, Server

IN_TIME = 3.0  # seconds, of Slack's
GOES_THROUGH = 6.0  # seconds after the database is back
GREEN = 10.0
RED = 30.0


@dataclass
class Place:
    """The place where things happen: a server, the way to it, and one database there."""

    server: Server
    relay: Relay
    name: str

    @property
    def url(self) -> str:
        return self.relay.url(self.name)

    def counts(self, what: str) -> int:
        with opened(self.server.url(self.name).render_as_string()) as connection:
            return int(connection.execute(text(f"SELECT count(*) FROM {what}")).scalar_one())


async def stopped(place: Place) -> None:
    await asyncio.to_thread(place.server.stops)


async def killed(place: Place) -> None:
    await asyncio.to_thread(place.server.is_killed)


async def frozen(place: Place) -> None:
    place.server.freezes()


async def cut_off(place: Place) -> None:
    place.relay.leads_nowhere()


async def back(place: Place) -> None:
    await asyncio.to_thread(place.server.is_well)
    place.relay.leads_somewhere()


Trouble = Callable[[Place], Awaitable[None]]


@pytest.fixture
def place(relay: Relay, own_server: Server) -> Place:
    return Place(own_server, relay, own_server.database())


@pytest.mark.parametrize(("http", "trouble"), [(True, frozen), (False, stopped)], ids=["http", "sockets"])
async def test_whoever_clicks_meanwhile_is_told_the_truth_and_then_all_is_well(
    place: Place, tmp_path: Path, http: bool, trouble: Trouble, size: Size
) -> None:
    async with house(place.url, tmp_path, http=http) as at_work:
        for each in (stopped, killed, frozen, cut_off) if size.full else (trouble,):
            await _lives_through(each, place, at_work, size.of(3, 20))


async def _lives_through(trouble: Trouble, place: Place, at: House, seconds: float) -> None:
    card = await at.a_lead_goes_through()
    people, started = at.company, len(at.company.slack.deliveries)
    await people.max.runs(f"/lead {(who := at.somebody())}, al@{len(at.health)}.example", in_=people.marketing)
    leads, owned = place.counts("lead"), place.counts("lead WHERE owner <> ''")
    told = at.notes(people.ravi, NOT_DONE)

    began, clicks = time.monotonic(), 0
    await trouble(place)
    while time.monotonic() - began < seconds:
        await asyncio.gather(
            people.ravi.clicks("Accept", on=card),
            people.lena.runs("/lead mine", in_=people.sales),
            _submits(people.max),
        )
        clicks += 1
        assert people.max.modal.values["Name"] == who
    if seconds > 10:
        assert await at.is_red("database", RED, began) == "The database cannot be reached."
    await back(place)
    returned = time.monotonic()
    told = at.notes(people.ravi, NOT_DONE) - told
    assert told + at.notes(people.ravi, UNCLEAR) == clicks
    if told == clicks:
        assert (place.counts("lead"), place.counts("lead WHERE owner <> ''")) == (leads, owned)

    await asyncio.sleep((4 if seconds > 10 else 2) - time.monotonic() + returned)
    await at.a_lead_goes_through()
    assert time.monotonic() - returned < GOES_THROUGH
    await at.is_green(GREEN, returned)
    _all_in_time(people.slack.deliveries[started:])
    await people.ravi.clicks("Accept", on=card)
    await people.ravi.sees("is yours")
    await people.max.submits()
    assert people.max.modal.title.startswith("Questions for L-")
    await people.max.closes()


async def _submits(person: object) -> None:
    """The form is refused with a note on top, and stays."""
    await person.submits()
    assert NOT_DONE in person.modal.text or UNCLEAR in person.modal.text
    assert "still in the form behind this note" in person.modal.text
    await person.closes()


def _all_in_time(deliveries: list[Delivery]) -> None:
    slow = [(d.type, d.seconds, d.error) for d in deliveries if d.kind != "events_api" and (d.seconds or 9) >= IN_TIME]
    assert deliveries
    assert not slow
