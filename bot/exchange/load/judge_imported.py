"""Judging the leads of an import that came with their answers; those that are ready wait for their day."""

from bot.exchange.load.job import Import, State
from bot.exchange.load.step import held_for_work
from bot.judging.judge import assessment_of, judge
from bot.lead.access import definition_of
from bot.lead.definition.verdict import Verdict, only_attended
from bot.lead.lifecycle import OPEN_TO_ANSWERS, Stage
from bot.lead.people import Person
from bot.lead.record import Lead
from storage import history, leads
from storage.exchange import imports, lines
from storage.sql import Transaction


def judge_next(tx: Transaction, imp: Import, most: int) -> Import | None:
    """Judge some of the leads; returns the import, without a lease once there are no more to judge."""
    held = held_for_work(tx, imp, State.JUDGING)
    if held is None:
        return None
    for lead_id in lines.to_judge(tx, held.team_id, held.id, most):
        lead = leads.get(tx, held.team_id, lead_id, hold=True)
        ready = lead is not None and _is_ready(tx, lead)
        if lead is not None and not ready:
            judge_quietly(tx, lead, held.by)
        counted = history.counted(tx, lead) if lead is not None else 0
        lines.settle(tx, held.team_id, held.id, lead_id, "ready" if ready else "", lines=counted)
    imports.write(tx, held, leased_until=tx.now + imports.LEASE, attempts=0)
    return imports.get(tx, held.team_id, held.id)


def _is_ready(tx: Transaction, lead: Lead) -> bool:
    if lead.stage not in OPEN_TO_ANSWERS or lead.merged_into:
        return False
    found = assessment_of(tx, lead)
    return found.verdict is Verdict.READY and not only_attended(lead, definition_of(tx, lead), found, tx.now)


def judge_quietly(tx: Transaction, lead: Lead, by: Person) -> None:
    """Judge a lead that is not ready, and tell nobody: what became of all of them stands in the import's message. One
    that is nurtured and would be nurtured again keeps its plan."""
    if lead.stage not in OPEN_TO_ANSWERS:
        return
    kept = lead.stage is Stage.NURTURING and assessment_of(tx, lead).verdict in (Verdict.NURTURE, Verdict.MISSING)
    if not kept:
        judge(tx, lead, by, tell=None)
