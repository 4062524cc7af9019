"""Managers of three processes propose, sign and withdraw at the same moment: one outcome, and history explains it."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from itertools import count

import pytest
from sqlalchemy import select

from bot.agreement.agree import propose_draft, sign, withdraw
from bot.agreement.draft import change_draft
from bot.agreement.rules.edits import set_terms
from bot.agreement.rules.signing import State
from bot.clock import MovableClock
from bot.lead.definition.questions import Definition
from bot.lead.errors import HandoffError
from bot.lead.people import Person, Role
from storage import tables, workspaces
from storage.agreement import definitions
from storage.sql import Database, Transaction
from tests.storage.many_leads import TEAM, a_workspace

MAX, SOFIA, NINA = Person(TEAM, "UM"), Person(TEAM, "US"), Person(TEAM, "UN")
ROUNDS = 12
_keys = count()


@pytest.fixture
async def processes(database_url: str, clock: MovableClock) -> AsyncIterator[list[Database]]:
    opened = [Database(database_url, clock) for _ in range(3)]
    await opened[0].transact(a_workspace)
    for role in (Role.MARKETING_MANAGER, Role.SALES_MANAGER):
        people = ["UM", "UN"] if role is Role.MARKETING_MANAGER else ["US"]
        await opened[0].transact(workspaces.set_members, TEAM, role, people)
    yield opened
    for database in opened:
        database.close()


def a_key() -> str:
    return f"key {next(_keys)}"


async def proposed(database: Database, by: Person, days: int) -> int:
    def edit(definition: Definition) -> Definition:
        return set_terms(definition, {"horizon_days": days})

    await database.transact(change_draft, by, edit, a_key())
    proposal = await database.transact(propose_draft, by, a_key())
    assert proposal
    return proposal.id


async def test_two_signatures_and_a_withdrawal_at_once_have_one_outcome(processes: list[Database]) -> None:
    one, two, three = processes
    versions = 1
    for number in range(ROUNDS):
        proposal_id = await proposed(one, MAX, 100 + number)
        acts = [
            one.transact(sign, SOFIA, proposal_id, a_key()),
            two.transact(sign, SOFIA, proposal_id, a_key()),
            three.transact(withdraw, MAX, proposal_id, a_key()),
        ]
        results = await asyncio.gather(*acts, return_exceptions=True)
        assert sum(isinstance(result, HandoffError) for result in results) == 2, results
        ended = await one.read(definitions.get, TEAM, proposal_id)
        assert ended
        assert ended.state in (State.EFFECTIVE, State.WITHDRAWN)
        versions += ended.state is State.EFFECTIVE
        assert await two.read(workspaces.current_version, TEAM) == versions
        assert len(await two.read(definitions.versions, TEAM)) == versions
    told = await one.read(kinds)
    assert told["definition_in_force"] == 3 * (versions - 1)


async def test_proposals_at_once_leave_one_open(processes: list[Database]) -> None:
    people = (MAX, SOFIA, NINA)
    for number in range(ROUNDS):
        acts = [
            proposed(db, who, 100 + 3 * number + at) for at, (db, who) in enumerate(zip(processes, people, strict=True))
        ]
        made = await asyncio.gather(*acts)
        states = Counter([(await processes[0].read(definitions.get, TEAM, each)).state for each in made])
        assert states == {State.OPEN: 1, State.REPLACED: 2}


def kinds(tx: Transaction) -> Counter[str]:
    return Counter(tx.connection.execute(select(tables.notice.c.kind)).scalars())
