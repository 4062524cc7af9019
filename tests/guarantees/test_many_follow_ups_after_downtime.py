"""Nobody ran for a day, and thousands of follow-ups are due: three processes tell of them, one of them killed.

Each is told once, none before its day or out of hours; nobody gets more of them, or more messages, in a day than the
settings allow; what is too much comes on the days after. A clock that is set an hour either way changes nothing.
"""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from bot.application import Seeds
from bot.cadence.work import Work
from bot.clock import Clock
from bot.lead.details import Details
from bot.lead.lifecycle import Stage
from bot.lead.people import Role
from bot.nurture.follow_up import remind
from bot.playground.sandbox import Company
from bot.simulator.people import Person
from bot.workspace.settle_in import seed
from storage import due, leads, workspaces
from storage.sql import Database, Transaction
from tests.guarantees.conftest import Size
from tests.guarantees.databases import opened
from tests.guarantees.processes import processes, told
from tests.guarantees.shared_clock import SharedClock

BERLIN = ZoneInfo("Europe/Berlin")
SUNDAY = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
MONDAY = SUNDAY + timedelta(days=1)  # 10:00 in Berlin
OF_A_COMPANY, CAP_COMPANY = 5, 4
SWEEP = 3.5
UNDONE = """
SELECT (SELECT count(*) FROM notice WHERE state IN ('pending', 'sending', 'unclear') AND kind LIKE 'follow%')
     + (SELECT count(*) FROM due WHERE state = 'pending' AND kind IN ('follow_up', 'reminder') AND due_at <= :now)
"""
SAID = "SELECT lead_id, at FROM event WHERE kind = 'follow_up_due' ORDER BY at"
WAITING = "SELECT lead_id, day, due_at FROM due WHERE state = 'pending' AND kind = 'follow_up'"


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_each_is_told_once_within_the_limits_whatever_happens_to_processes_and_clock(
    company: Company, shared_clock: SharedClock, database_url: str, size: Size
) -> None:
    ration, days = size.of(4, 25), 2
    marketers = [company.slack.person(f"Marketer {number}", tz="Europe/Berlin") for number in range(size.of(3, 20))]
    each = size.of(15, 500)
    shared_clock.advance_to(SUNDAY - timedelta(days=8))
    members = {Role.MARKETER: tuple(m.id for m in marketers), Role.SALES_MANAGER: (company.max.id,)}
    seeds = Seeds(company.sales.id, company.marketing.id, members)
    whose = await _left_behind(company, database_url, shared_clock, seeds, each, ration)
    shared_clock.advance_to(MONDAY)

    async with processes(company, told(company, database_url, shared_clock, seeds)) as batons:
        await _posted(company, 1)
        batons.kills(0)
        batons.starts()
        await _done(company, database_url, shared_clock, seconds=61)  # what the killed one held has a lease
        _check(database_url, whose, ration)
        assert [_asked(marketer) for marketer in marketers] == [1] * len(marketers)
        for day in range(1, days):
            morning = MONDAY + timedelta(days=day)
            shared_clock.advance_to(morning - timedelta(hours=1, minutes=30))  # 8:30
            await asyncio.sleep(SWEEP)
            before, planned = _told(database_url), _planned_for(database_url, morning.date())
            assert planned
            shared_clock.advance(hours=1)
            await _done(company, database_url, shared_clock)
            after = _told(database_url)
            assert after.keys() - before.keys() <= planned
            firms = _firms(after, min(whose))
            assert all(firms[_firm(lead, min(whose))] == CAP_COMPANY for lead in planned - after.keys())
            shared_clock.advance(hours=-1)
            await asyncio.sleep(SWEEP)
            shared_clock.advance(hours=1)
            await _done(company, database_url, shared_clock)
            assert _told(database_url) == after
            shared_clock.advance(minutes=2)  # reminders that somebody else held come a minute later
            await _done(company, database_url, shared_clock)
            assert [_asked(marketer) for marketer in marketers] == [day + 1] * len(marketers)
        _check(database_url, whose, ration)


async def _left_behind(
    company: Company, url: str, clock: SharedClock, seeds: Seeds, each: int, ration: int
) -> dict[int, str]:
    """Plan so many follow-ups a marketer for the day of silence; returns whose each lead is."""
    database, team_id = Database(url, clock), company.slack.workspace.team_id
    settings = {"sales_channel": seeds.sales_channel, "marketing_channel": seeds.marketing_channel}
    await database.transact(seed, team_id, tz="Europe/Berlin", members=seeds.members, **settings)
    whose = await database.transact(_planned, team_id, seeds.members[Role.MARKETER], each, ration)
    database.close()
    return whose


def _planned(tx: Transaction, team_id: str, marketers: tuple[str, ...], each: int, ration: int) -> dict[int, str]:
    workspaces.change(tx, team_id, ration=ration, cap_company=CAP_COMPANY)
    whose = {}
    for number in range(each * len(marketers)):
        marketer = marketers[number % len(marketers)]
        firm = f"Company{number // OF_A_COMPANY}"
        lead = leads.add(tx, team_id, Details(name=f"Jo Number{number}", company=firm), marketer, 1)
        leads.move(tx, lead, (Stage.DRAFT,), Stage.NURTURING)
        moment = SUNDAY + timedelta(days=1) * number / (each * len(marketers))
        due.schedule(tx, lead, Work.FOLLOW_UP, moment, day=moment.astimezone(BERLIN).date().isoformat())
        whose[lead.id] = marketer
    return whose


async def _posted(company: Company, count: int) -> None:
    async with asyncio.timeout(120):
        while sum(call.method == "chat.postMessage" for call in company.slack.calls) < count:  # noqa: ASYNC110
            await asyncio.sleep(0.005)


async def _done(company: Company, url: str, clock: SharedClock, seconds: int = 0) -> None:
    """Wait until all is told that may be told now; with `seconds`, time passes while nothing else happens."""
    async with asyncio.timeout(300):
        calls = -1
        while _undone(url, clock):
            if seconds and calls == len(company.slack.calls):
                clock.advance(seconds=seconds)
            calls = len(company.slack.calls)
            await asyncio.sleep(1)


def _undone(url: str, clock: SharedClock) -> int:
    with opened(url) as connection:
        return int(connection.execute(text(UNDONE), {"now": clock.now()}).scalar_one())


def _told(url: str) -> dict[int, datetime]:
    """When each lead was told of; none twice."""
    with opened(url) as connection:
        found = [(lead, at) for lead, at in connection.execute(text(SAID))]
    assert len(found) == len({lead for lead, _ in found})
    return dict(found)


def _planned_for(url: str, day: date) -> set[int]:
    with opened(url) as connection:
        return {lead for lead, on, _ in connection.execute(text(WAITING)) if on == day.isoformat()}


def _check(url: str, whose: dict[int, str], ration: int) -> None:
    """Nothing is lost, nothing came early or at night, and nobody's day holds more than it may; neither do the days
    for which the rest is planned."""
    said = _told(url)
    with opened(url) as connection:
        waits = {lead: (day, at) for lead, day, at in connection.execute(text(WAITING))}
    assert {*said, *waits} == set(whose)
    days: defaultdict[tuple[str, str], int] = defaultdict(int)
    for lead, at in said.items():
        local = at.astimezone(BERLIN)
        assert local >= MONDAY.astimezone(BERLIN)
        assert 9 <= local.hour < 17
        days[whose[lead], local.date().isoformat()] += 1
    for lead, (day, at) in waits.items():
        assert at.astimezone(BERLIN).date().isoformat() == day
        days[whose[lead], day] += 1
    assert max(days.values()) <= ration
    assert max(_firms(said, min(whose)).values()) <= CAP_COMPANY


def _firm(lead: int, first: int) -> int:
    return (lead - first) // OF_A_COMPANY


def _firms(said: Iterable[int], first: int) -> Counter[int]:
    """How many of each company were told of."""
    return Counter(_firm(lead, first) for lead in said)


def _asked(marketer: Person) -> int:
    """Count the messages that asked for follow-ups."""
    return sum("follow up" in m.text or "follow-ups" in m.text for m in marketer.reads(marketer.dm))


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_two_who_tell_at_once_keep_to_one_ration_and_one_cap(database: Database, database_url: str) -> None:
    """Both have claimed their share before either looks at what the day holds."""
    database.clock.advance_to(MONDAY)  # type: ignore[attr-defined]
    await database.transact(lambda tx: workspaces.add(tx, "T1", tz="Europe/Berlin"))
    await database.transact(workspaces.set_members, "T1", Role.MARKETER, ["U1"])
    await database.transact(_planned, "T1", ("U1",), 40, 4)
    both = Barrier(2)
    with ThreadPoolExecutor(2) as pool:
        for part in [pool.submit(_tell, database_url, database.clock, both) for _ in range(2)]:
            part.result()
    said = await database.read(lambda tx: [lead for lead, _ in tx.run(SAID).fetchall()])
    assert len(said) == 4
    assert max(_firms(said, 1).values()) <= CAP_COMPANY


def _tell(url: str, clock: Clock, both: Barrier) -> None:
    database = Database(url, clock)
    with database.engine.begin() as connection:
        tx = Transaction(connection, clock.now())
        work = due.claim(tx, 20)
        assert len(work) == 20
        both.wait()
        remind(tx, "T1", work)
        tx.flush()
    database.close()
