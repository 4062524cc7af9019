"""Two hundred leads are offered at once over three processes: each takes a turn of its own, and counts stay even."""

import asyncio
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import chain
from multiprocessing import get_context

from bot.clock import Clock
from bot.lead.details import Details
from bot.lead.people import Role
from bot.routing.route import route
from bot.routing.routed import Mode
from bot.routing.rules.rulebook import ALL_REPS, AtNight, Rulebook
from storage import leads, workspaces
from storage.routing import log, rulebooks, turns
from storage.sql import Database, Transaction

LEADS, PROCESSES = 200, 3
REPS = tuple(f"U{number}" for number in range(1, 8))
TURNS = Rulebook(1, (replace(ALL_REPS, mode=Mode.ASSIGNED, minutes=0, at_night=AtNight.HOLD),), relations=False)


def _set_up(tx: Transaction) -> list[int]:
    workspaces.add(tx, "T1", tz="Europe/Berlin")
    workspaces.set_members(tx, "T1", Role.REP, REPS)
    rulebooks.add(tx, "T1", TURNS, "U1")
    return [leads.add(tx, "T1", Details(f"Lead {number}"), "U9", 1).id for number in range(LEADS)]


def _offer(tx: Transaction, lead_id: int) -> str:
    lead = leads.get(tx, "T1", lead_id, hold=True)
    assert lead
    routed = route(tx, lead, 1)
    leads.change(tx, "T1", lead_id, offer=1, stage="offered", **routed.columns)
    return routed.to


async def _all(url: str, lead_ids: list[int]) -> list[str]:
    database = Database(url, Clock())
    try:
        return list(await asyncio.gather(*(database.transact(_offer, lead_id) for lead_id in lead_ids)))
    finally:
        database.close()


def _offer_all(url: str, lead_ids: list[int]) -> list[str]:
    return asyncio.run(_all(url, lead_ids))


async def test_every_lead_takes_a_turn_of_its_own(database: Database, database_url: str) -> None:
    lead_ids = await database.transact(_set_up)
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        parts = [pool.submit(_offer_all, database_url, lead_ids[at::PROCESSES]) for at in range(PROCESSES)]
        got = Counter(chain.from_iterable([await asyncio.wrap_future(part) for part in parts]))
    assert sum(got.values()) == LEADS
    assert max(got.values()) - min(got[rep] for rep in REPS) <= 1
    kept, noted = await database.read(turns.get, "T1", ALL_REPS.id), await database.read(log.page, "T1", 0, LEADS)
    assert kept.taken == LEADS
    assert Counter(each.to for each, _ in noted) == got
