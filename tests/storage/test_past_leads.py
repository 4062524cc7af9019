"""Trying a definition on thousands of leads: read in batches, each of them once, from only one workspace."""

from dataclasses import replace

from bot.agreement.agree import propose_draft, sign
from bot.agreement.draft import change_draft
from bot.agreement.rejudge import rejudge_next, start_rejudging
from bot.agreement.rules.edits import put_choice, retire_question
from bot.agreement.try_out import Trial, begin_on_drafts, begin_trial, try_drafts, try_past_leads
from bot.clock import MovableClock
from bot.lead.definition.questions import Definition, Effect
from bot.lead.definition.verdict import Verdict
from bot.lead.people import Person
from storage import tables
from storage.agreement import definitions
from storage.sql import Database, Transaction
from tests.storage.many_leads import TEAM, a_workspace, many_leads

MAX, SOFIA = Person(TEAM, "UM"), Person(TEAM, "US")
COUNT = 1203  # more than two batches, and no whole number of them


def without_approved_money(definition: Definition) -> Definition:
    approved = definition.by_key["money"].choices[0]
    return put_choice(definition, "money", replace(approved, effect=Effect.NURTURE, follow_up_days=30))


async def tried(database: Database, trial: Trial) -> Trial:
    while not trial.done:
        trial = await database.read(try_past_leads, MAX, trial)
    return trial


async def test_every_lead_of_the_workspace_is_judged_once(database: Database) -> None:
    for team in (TEAM, "T2"):
        await database.transact(a_workspace, team)
        await database.transact(many_leads, COUNT, team_id=team)
    await database.transact(change_draft, MAX, without_approved_money, "k1")
    trial = await tried(database, await database.read(begin_trial, MAX))
    assert trial.tally.pairs == {(Verdict.READY, Verdict.NURTURE): COUNT}


async def test_what_came_in_before_the_window_or_after_the_start_is_no_part_of_it(
    database: Database, clock: MovableClock
) -> None:
    await database.transact(a_workspace)
    await database.transact(many_leads, 90)
    clock.advance(days=30)
    trial = await database.read(begin_trial, MAX)
    await database.transact(many_leads_later)
    trial = await tried(database, trial)
    assert trial.tally.total == 60


def many_leads_later(tx: Transaction) -> None:
    lead = tx.connection.execute(tables.lead.select().limit(1)).mappings().one()
    tx.connection.execute(tables.lead.insert(), {**lead, "id": 10**6, "number": 10**6, "created_at": tx.now})


async def test_open_drafts_are_rejudged_across_batches_and_once(database: Database) -> None:
    await database.transact(a_workspace)
    await database.transact(many_leads, 45, stage="draft", expectation="")
    await database.transact(change_draft, MAX, lambda definition: retire_question(definition, "expectation"), "k1")
    await database.transact(propose_draft, MAX, "k2")
    proposal = await database.read(definitions.open_one, TEAM)
    assert proposal
    await database.transact(sign, SOFIA, proposal.id, "k3")
    trial = await database.read(begin_on_drafts, MAX)
    trial = await database.read(try_drafts, MAX, trial)
    assert trial.tally.sentences() == ("45 that lacked answers would now be offered",)
    await database.transact(start_rejudging, MAX, "k4")
    while await database.transact(rejudge_next):
        pass
    assert await database.read(count, "offered", 2) == 45
    await database.transact(start_rejudging, MAX, "k4")
    assert not await database.transact(rejudge_next)


def count(tx: Transaction, stage: str, version: int) -> int:
    leads = tables.lead.select().where(tables.lead.c.stage == stage, tables.lead.c.definition_version == version)
    return len(tx.connection.execute(leads).all())
