"""Giving out the leads of imports that are ready: so many a working day, from the hour at which the team begins."""

from bot.exchange.load.judge_imported import judge_quietly
from bot.judging.judge import assessment_of, judge
from bot.lead.access import definition_of
from bot.lead.definition.verdict import Verdict, only_attended
from bot.lead.lifecycle import OPEN_TO_ANSWERS, Stage
from bot.lead.natures import Nature
from bot.lead.people import Person
from bot.lead.record import Lead
from bot.lead.workplace.quiet_hours import may_go_at
from bot.lead.workplace.workspace import Workspace
from storage import history, leads, workspaces
from storage.exchange import lines
from storage.sql import Transaction

BATCH = 5


def give_out(tx: Transaction) -> int:
    """Offer the next leads of a workspace that has some, as far as its ration for today goes; returns how many."""
    for workspace in workspaces.everyone(tx):
        if (
            not lines.next_ready(tx, workspace.team_id, 1)
            or may_go_at(Nature.REMINDER, tx.now, workspace.hours) > tx.now
        ):
            continue
        found = _give_out(tx, workspace)
        if found:
            return found
    return 0


def _give_out(tx: Transaction, workspace: Workspace) -> int:
    today = tx.now.astimezone(workspace.hours.tz).date().isoformat()
    left = workspace.import_ration - lines.offered_on(tx, workspace.team_id, today)
    found = lines.next_ready(tx, workspace.team_id, min(left, BATCH)) if left > 0 else []
    for import_id, lead_id in found:
        lead = leads.get(tx, workspace.team_id, lead_id, hold=True)
        offered = lead is not None and _offer(tx, lead)
        counted = history.counted(tx, lead) if lead is not None else 0
        state, day = ("offered", today) if offered else ("", "")
        lines.settle(tx, workspace.team_id, import_id, lead_id, state, lines=counted, day=day)
    return len(found)


def _offer(tx: Transaction, lead: Lead) -> bool:
    """Judge the lead as it is by now; returns whether it took a place of the ration."""
    by = Person(lead.team_id, lead.in_charge)
    if lead.stage not in OPEN_TO_ANSWERS or lead.merged_into:
        return False
    found = assessment_of(tx, lead)
    attended = lead.stage is Stage.DRAFT and only_attended(lead, definition_of(tx, lead), found, tx.now)
    if found.verdict is Verdict.READY and not attended:
        judge(tx, lead, by)
        return True
    judge_quietly(tx, lead, by)
    return False
