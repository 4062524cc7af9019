"""Every payload is delivered four times, out of order, to three processes: it comes to what it comes to once."""

import asyncio
import random
import re
from collections.abc import AsyncIterator, Set
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from sqlalchemy import select

from bot.application import Baton
from bot.clock import MovableClock
from bot.delivery.pacing import Pacing
from bot.doors.socket import SocketDoor
from bot.playground.sandbox import found_company
from bot.simulator.deliveries import Delivery
from storage import tables
from storage.sql import Database, UtcDateTime
from storage.sql.hurried import Hurried
from tests.conversations.conftest import MONDAY
from tests.conversations.office import Office
from tests.conversations.story import everything_seen, later_on, new_leads
from tests.conversations.two import another_baton
from tests.guarantees.conftest import Empty, Size
from tests.guarantees.databases import opened

State = dict[str, list[dict[str, Any]]]
Places = dict[str, dict[int, int]]
# Drawn anew in every run, or counting how often the courier looked; times are left out too.
BY_CHANCE = {"id", "token", "ts", "thread_ts", "attempts", "error", "until"}
# The same in what a notice, or a deed, carries: a message that is still on its way has no place yet.
INSIDE = {"at", "since", "deed", "due", "of", "channel"}
INSIDE |= {
    column.name for table in tables.lead.metadata.sorted_tables for column in table.columns if column.name[-3:] == "_at"
}
_REFERRED = {f"{table.name}_id": table for table in tables.lead.metadata.sorted_tables if "id" in table.columns}
_REFERRED |= dict.fromkeys(("other_id", "other", "taken_over"), tables.lead)
_REFERRED |= {"bar_id": tables.suppression}
_REFERRED |= {"newer_id": tables.proposal, "replaces": tables.proposal, "with_id": tables.contact}
"""The table whose ids a column, or a part of what a notice carries, holds."""

SOON = 30.0  # seconds: it is not about how fast three processes in one do four times the work


class _Unhurried(Database):
    """The database, which nobody gives up on while the machine has much else to do."""

    def within(self, seconds: float) -> Hurried:
        return super().within(SOON)


async def test_delivered_four_times_and_out_of_order_all_is_as_if_delivered_once(empty: Empty, size: Size) -> None:
    async with _office(empty()) as office:
        await new_leads(office)
        await later_on(office)
        posts, state = _posts(office), _state(office)

    for order in range(size.of(1, 25)):
        async with _office(empty()) as office, AsyncExitStack() as others:
            for _ in range(2):
                await others.enter_async_context(another_baton(office, connected=True))
            for chapter in (new_leads, later_on):
                async with _echoing(office, random.Random(order)):
                    await chapter(office)
                await office.work()
            await _delivered(office)
            assert _posts(office) == posts, f"order {order}"
            assert _state(office) == state, f"order {order}"


@asynccontextmanager
async def _office(url: str) -> AsyncIterator[Office]:
    """The office over Socket Mode, whose deliveries go round all processes that are connected."""
    clock = MovableClock(MONDAY)
    company = await found_company(clock)
    installed, api_url = company.installed, company.slack.api_url
    company.slack.stage.deliveries.patience = SOON
    baton = Baton(_Unhurried(url, clock), bot_token=installed.bot_token, api_url=api_url, pacing=Pacing(rate=1000))
    await baton.start(company.seeds)
    door = SocketDoor(baton.app, app_token=installed.app_token, api_url=api_url)
    await door.start()
    await door.connected.wait()
    try:
        yield Office(company, baton)
    finally:
        await door.stop()
        await baton.stop()
        await company.slack.stop()


@asynccontextmanager
async def _echoing(office: Office, dice: random.Random) -> AsyncIterator[None]:
    """Meanwhile everything arrives twice more within a second, and when all is done a last time in any order."""
    log = office.slack.deliveries
    begun = len(log)
    originals: dict[str, Delivery] = {}
    echoes: set[asyncio.Task[None]] = set()

    async def echo(delivery: Delivery) -> None:
        await asyncio.sleep(dice.uniform(0, 0.7))
        await office.slack.deliver_again(delivery)

    async def listen() -> None:
        while True:
            for delivery in log[begun:]:
                if delivery.envelope_id not in originals:
                    originals[delivery.envelope_id] = delivery
                    echoes.update(asyncio.create_task(echo(delivery)) for _ in range(2))
            await asyncio.sleep(0.005)

    listening = asyncio.create_task(listen())
    yield
    await asyncio.sleep(0.1)
    listening.cancel()
    await asyncio.gather(*echoes)
    last = list(originals.values())
    dice.shuffle(last)
    await asyncio.gather(*(office.slack.deliver_again(delivery) for delivery in last))
    assert all(sum(d.envelope_id == envelope for d in log) == 4 for envelope in originals)


async def _delivered(office: Office) -> None:
    """Other processes may still have something in their hands."""
    waiting = select(tables.notice.c.id).where(tables.notice.c.state.in_(("pending", "sending", "unclear")))
    async with asyncio.timeout(20):
        while True:
            with opened(_url(office)) as connection:
                if connection.execute(waiting).first() is None:
                    return
            await asyncio.sleep(0.1)


def _posts(office: Office) -> dict[str, list[str]]:
    def timeless(text: str) -> str:
        return re.sub(r"\d+:\d\d [AP]M", "<time>", text)

    return {name: sorted(map(timeless, said)) for name, said in everything_seen(office).items()}


def _state(office: Office) -> State:
    """Everything in the database but the inbox, which is there to tell deliveries apart, and what chance decides.

    Rows go by their place among their kind: PostgreSQL gives an id to each that was begun, even if it was begun twice.
    """
    state: State = {}
    with opened(_url(office)) as connection:
        places: Places = {}
        for name, table in _REFERRED.items():
            ids = connection.execute(select(table.c.id).order_by(table.c.id)).scalars()
            places[name] = {id_: place for place, id_ in enumerate(ids, 1)}
        for table in tables.lead.metadata.sorted_tables:
            if table.name in ("home", "home_news"):
                continue  # how far delivery has come with drawing Homes anew, which chance decides
            if table.name != "inbox":
                told = [column for column in table.columns if not isinstance(column.type, UtcDateTime)]
                found = connection.execute(select(*told)).mappings()
                rows = [_certain(_by_place(dict(row), places)) for row in found]
                state[table.name] = sorted(rows, key=repr)
    return state


def _by_place(value: Any, places: Places, name: str = "") -> Any:
    """`value`, which goes by `name`, with the place of a row wherever it says an id; an id of a new name fails."""
    if isinstance(value, dict):
        return {inner: _by_place(part, places, inner) for inner, part in value.items()}
    if isinstance(value, list):
        return [_by_place(part, places, name.removesuffix("s")) for part in value]
    if name == "stream":
        place, _, lead_id = value.rpartition(":")
        return f"{place}:{places['lead_id'][int(lead_id)] if lead_id.isdecimal() else lead_id}"
    refers = isinstance(value, int) and value and (name in places or name.endswith("_id"))
    return places[name].get(value, "forgotten") if refers else value


def _certain(value: Any, by_chance: Set[str] = frozenset(BY_CHANCE)) -> Any:
    if isinstance(value, dict):
        inside = by_chance | INSIDE
        return {name: _certain(part, inside) for name, part in value.items() if name not in by_chance}
    if isinstance(value, list):
        return [_certain(part, by_chance) for part in value]
    # Slack numbers direct messages in the order in which they are opened.
    return re.sub(r"^D0SIM\d+$", "a direct message", value) if isinstance(value, str) else value


def _url(office: Office) -> str:
    return office.baton.database.url.render_as_string(hide_password=False)
