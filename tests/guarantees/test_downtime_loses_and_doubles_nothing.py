"""Nobody ran for a day: three processes catch up, killed now and then; what is due is said once, nothing early."""

import asyncio
import re
from collections import Counter
from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from bot.application import Seeds
from bot.cadence.work import Work
from bot.lead.details import Details
from bot.lead.lifecycle import Stage
from bot.lead.people import Role
from bot.playground.sandbox import Company
from bot.simulator.people import Person
from bot.workspace.settle_in import seed
from storage import due, leads, workspaces
from storage.delivery import outbox
from storage.sql import Database, Transaction
from tests.guarantees.conftest import Size
from tests.guarantees.databases import opened
from tests.guarantees.processes import Processes, processes, told
from tests.guarantees.shared_clock import SharedClock

MARKETERS = 20
STOPPED = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)  # a Sunday, 10:30 in Berlin
BACK = STOPPED + timedelta(days=1)
DAY = timedelta(days=1)
UNFINISHED = """
SELECT (SELECT count(*) FROM notice WHERE state IN ('pending', 'sending', 'unclear'))
     + CASE WHEN EXISTS (SELECT 1 FROM digest_period) THEN 0 ELSE 1 END
     + (SELECT count(*) FROM due WHERE state = 'pending' AND kind IN ('prompt', 'follow_up') AND due_at < :back)
"""


async def test_after_a_day_of_nobody_running_everything_due_is_said_once_and_nothing_early(
    company: Company, shared_clock: SharedClock, database_url: str, size: Size
) -> None:
    clock = shared_clock
    clock.advance_to(STOPPED - timedelta(days=8))
    marketers = [company.slack.person(f"Marketer {number}", tz="Europe/Berlin") for number in range(MARKETERS)]
    seeds = Seeds(
        company.sales.id,
        company.marketing.id,
        {
            Role.MARKETER: tuple(m.id for m in marketers),
            Role.REP: (company.ravi.id,),
            Role.SALES_MANAGER: (company.max.id,),
        },
    )
    expected = await _left_behind(company, database_url, clock, seeds, size.of(60, 1000))
    clock.advance_to(BACK)

    async with processes(company, told(company, database_url, clock, seeds)) as batons:
        prompts = sum(kind == Work.PROMPT for _, kind, _ in expected)
        await _killed_at_work(company, batons, kills=size.of(4, 40), posts=MARKETERS + prompts)
        await _finished(company, database_url, clock)

    assert _said(marketers) == expected
    for channel, reader in ((company.sales, company.max), (company.marketing, company.max)):
        assert len([m for m in reader.reads(channel) if "what became of our leads" in m.text]) == 1
    warned = [m.text for m in company.max.reads(company.max.dm) if "does not know this kind of message" in m.text]
    assert warned
    with opened(database_url) as connection:
        parked = connection.execute(text("SELECT kind, error FROM notice WHERE state = 'parked'")).all()
    assert [tuple(row) for row in parked] == [("carrier_pigeon", "unknown_notice")]


async def _left_behind(
    company: Company, database_url: str, clock: SharedClock, seeds: Seeds, number: int
) -> Counter[tuple[str, str, str]]:
    """Plan what is due when the last process stops; returns what has to be said: (whom, what, lead), each once."""
    database = Database(database_url, clock)
    team_id = company.slack.workspace.team_id
    settings = {"sales_channel": seeds.sales_channel, "marketing_channel": seeds.marketing_channel}
    await database.transact(seed, team_id, tz="Europe/Berlin", members=seeds.members, **settings)
    marketers = seeds.members[Role.MARKETER]
    expected = await database.transact(_planned, team_id, marketers, number)
    database.close()
    return expected


def _planned(tx: Transaction, team_id: str, marketers: tuple[str, ...], number: int) -> Counter[tuple[str, str, str]]:
    """Follow-ups and a fifth as many prompts over the day of silence, and as many again for the days after it."""
    workspaces.change(tx, team_id, ration=number)  # nothing is put off for being too much
    expected: Counter[tuple[str, str, str]] = Counter()
    kinds = [Work.FOLLOW_UP] * number + [Work.PROMPT] * (number // 5)
    for early in (False, True):
        for place, kind in enumerate(kinds):
            marketer = marketers[place % len(marketers)]
            lead = leads.add(tx, team_id, Details(name=f"Jo Number{place}", company=f"Company{place}"), marketer, 1)
            if kind == Work.FOLLOW_UP:
                leads.move(tx, lead, (Stage.DRAFT,), Stage.NURTURING)
            moment = STOPPED + DAY * place / len(kinds)
            due.schedule(tx, lead, kind, BACK + (moment - STOPPED) + DAY if early else moment)
            if not early:
                expected[marketer, kind, lead.label] = 1
    outbox.leave(tx, team_id, "carrier_pigeon", marketers[0])
    return expected


async def _killed_at_work(company: Company, batons: Processes, kills: int, posts: int) -> None:
    """Each kill strikes while messages go out: after so many of them, in one process after the other."""

    def sent() -> int:
        return sum(call.method == "chat.postMessage" for call in company.slack.calls)

    for number in range(1, kills + 1):
        async with asyncio.timeout(120):
            while sent() < number * posts / (kills + 1):  # noqa: ASYNC110 - nothing tells of it
                await asyncio.sleep(0.005)
        batons.kills(number)
        batons.starts()


async def _finished(company: Company, database_url: str, clock: SharedClock) -> None:
    """Whatever a killed process had in its hands waits for its lease: time passes whenever nothing else happens."""
    async with asyncio.timeout(120):
        calls = -1
        while _unfinished(database_url):
            if calls == len(company.slack.calls):
                clock.advance(seconds=61)
            calls = len(company.slack.calls)
            await asyncio.sleep(1)


def _unfinished(database_url: str) -> int:
    with opened(database_url) as connection:
        moment = BACK.replace(tzinfo=None) if connection.dialect.name == "sqlite" else BACK
        return int(connection.execute(text(UNFINISHED), {"back": str(moment)}).scalar_one())


def _said(marketers: list[Person]) -> Counter[tuple[str, str, str]]:
    said: Counter[tuple[str, str, str]] = Counter()
    for marketer in marketers:
        for message in marketer.reads(marketer.dm):
            for words, kind in (
                ("Time to follow up", Work.FOLLOW_UP),
                ("follow-ups are due", Work.FOLLOW_UP),
                ("still needs", Work.PROMPT),
            ):
                if words in message.text:
                    said.update((marketer.id, kind, label) for label in re.findall(r"L-\d+", message.text))
    return said
