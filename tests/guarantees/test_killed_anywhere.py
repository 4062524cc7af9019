"""Killed anywhere, again and again: no acknowledged lead is lost, and no card or message is missing or seen twice."""

import asyncio
import itertools
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from bot.playground.sandbox import Company, found_company
from bot.simulator.people import Person
from storage.sql import parse_url
from tests.conversations.programs import environ, over_http, over_sockets
from tests.guarantees.conftest import Size
from tests.guarantees.crew import Crew, names
from tests.guarantees.doom import ACT, CLAIM, RECORD
from tests.guarantees.lives import Lives, lives
from tests.guarantees.shared_clock import SharedClock

# Inside the process: at the n-th commit of that kind.
DOOMS = {
    "an act, before its commit": ("before", ACT),
    "an act committed, before it is acknowledged": ("after", ACT),
    "a lease, before its commit": ("before", CLAIM),
    "lease taken": ("after", CLAIM),
    "a delivery, before it is recorded": ("before", RECORD),
    "recorded": ("after", RECORD),
}
# From outside: when Slack sees it happen.
ACKNOWLEDGED = "acknowledged"
SENDING = "marked sending, on its way to Slack"
ACCEPTED = "accepted by Slack, before it is recorded"
POINTS = (*DOOMS, ACKNOWLEDGED, SENDING, ACCEPTED)


@dataclass
class Story:
    """Handoffs by several people at once, and a process that is killed `kills` times at each point meanwhile."""

    company: Company
    clock: SharedClock
    house: Lives
    handoffs: int
    kills: int
    seed: int
    done: list[tuple[str, Person, Person]] = field(default_factory=list)
    killed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.names = names()
        self.over = False
        self.crew = Crew(self.company, self.house.open, lambda: self.heard())
        self.heard: Callable[[], None] = lambda: None

    async def happens(self) -> None:
        pairs = zip(self._marketers(), itertools.cycle([self.company.ravi, self.company.lena]))
        people = [asyncio.create_task(self._work(marketer, rep)) for marketer, rep in pairs]
        for point in self._points():
            await self._live_until(point)
        self.over = True
        await self.house.begin()
        await asyncio.gather(*people)
        await self._everything_is_delivered()

    async def _work(self, marketer: Person, rep: Person) -> None:
        while not self.over or len(self.done) < self.handoffs:
            name = next(self.names)
            await self.crew.hand_over(name, marketer, rep)
            self.done.append((name, marketer, rep))

    def _points(self) -> list[str]:
        points = [*POINTS] * self.kills
        self.chance.shuffle(points)
        return points

    async def _live_until(self, point: str) -> None:
        """One life: born when what the last one held is free again, killed at the point."""
        self.clock.advance(seconds=61)
        count = self.chance.randint(1, max(2, 3 * self.handoffs // (self.kills * len(POINTS))))
        fault = None
        if point in DOOMS:
            await self.house.begin((*DOOMS[point], count))
        else:
            if point == ACKNOWLEDGED:
                self.heard = self._countdown(count, self.house.kill)
            else:
                fault = self.company.slack.faults.next(self.chance.choice(["chat.postMessage", "chat.update"]))
                left = itertools.count(count, -1)
                fault.when = lambda args: next(left) <= 1
                fault.dropped() if point == SENDING else fault.accepted_then_dropped()
                fault.and_then(self.house.kill)
            await self.house.begin()
        async with asyncio.timeout(120):
            assert await self.house.end() == -9
        self.heard = lambda: None
        self.company.slack.faults.clear()
        self.killed.append(point)

    def _countdown(self, count: int, act: Callable[[], None]) -> Callable[[], None]:
        left = itertools.count(count, -1)
        return lambda: act() if next(left) == 1 else None

    async def _everything_is_delivered(self) -> None:
        """Time goes on until nobody misses anything any more, then a good while longer."""
        for _ in range(10):
            if not self.missing():
                break
            self.clock.advance(seconds=61)
            await self.company.slack.workspace.changes.until(lambda: not self.missing() or None, 5)
        await self.house.stop()
        self.clock.advance(minutes=10)
        await self.house.begin()
        await asyncio.sleep(0.5)
        assert await self.house.stop() == 0

    def missing(self) -> list[str]:
        return [line for name, marketer, rep in self.done for line in self.odd(name, marketer, rep) if " 0 " in line]

    def odd(self, name: str, marketer: Person, rep: Person) -> list[str]:
        """Return what was not seen exactly once, and accepted cards that do not say so."""
        said = [(posted, posted.text) for posted in self.crew.ledger.of(name)]
        wanted = {
            "card": (self.company.sales, ""),
            "word of the offer": (marketer.dm, "is with sales"),
            "word of the acceptance": (marketer.dm, "was accepted"),
            "word to the owner": (rep.dm, "is yours"),
        }
        seen = {
            what: [words for posted, words in said if posted.channel is channel and sign in words]
            for what, (channel, sign) in wanted.items()
        }
        wrong = [f"{name}: {len(words)} {what}" for what, words in seen.items() if len(words) != 1]
        undecided = [f"{name}: 0 accepted cards" for words in seen["card"] if "Accepted by" not in words]
        return wrong + undecided

    def _marketers(self) -> list[Person]:
        return [self.company.mia, self.company.max, self.company.sofia]


@pytest.fixture
def shared_clock(tmp_path: Path) -> SharedClock:
    return SharedClock(tmp_path / "clock", datetime(2026, 11, 23, 8, 30, tzinfo=UTC))


async def test_killed_at_every_point_of_the_way_nothing_is_lost_or_seen_twice(
    database_url: str, shared_clock: SharedClock, tmp_path: Path, size: Size
) -> None:
    company = await found_company(shared_clock)  # type: ignore[arg-type]
    told = environ(company, database_url, LOG_LEVEL="INFO")
    told["MARKETERS"] += f",{company.sofia.id}"
    told |= (over_http if database_url.startswith("postgresql") else over_sockets)(company)
    async with lives(company, told, tmp_path / "clock", tmp_path / "log") as house:
        story = Story(company, shared_clock, house, size.of(20, 10_000), size.of(1, 50), seed=random.randrange(10**6))
        await story.happens()
    await company.slack.stop()
    print(f"{len(story.done)} handoffs, {len(story.killed)} kills, seed {story.seed}")
    assert not [line for handed in story.done for line in story.odd(*handed)]
    assert _leads_and_flaws(database_url) == (len(story.done), [])


def _leads_and_flaws(url: str) -> tuple[int, list[object]]:
    """Return how many leads there are, and what the database itself finds wrong."""
    engine = create_engine(parse_url(url))
    with engine.connect() as connection:
        leads = connection.execute(text("SELECT count(*) FROM lead")).scalar_one()
        unfinished = connection.execute(
            text("SELECT id, kind, state, error FROM notice WHERE state NOT IN ('sent', 'superseded')")
        ).all()
        flaws = []
        if engine.dialect.name == "sqlite":
            integrity = connection.execute(text("PRAGMA integrity_check")).scalars().all()
            flaws = [
                *(line for line in integrity if line != "ok"),
                *connection.execute(text("PRAGMA foreign_key_check")),
            ]
    engine.dispose()
    return leads, [*unfinished, *flaws]
