"""Prompting a marketer for a draft's missing answers: when, and when to stop."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from bot.cadence.rhythm import STALE_WORKING_DAYS, prompt_day
from bot.cadence.work import Work
from bot.lead.access import hours_of
from bot.lead.barred.may_contact import bars_of
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import MOVES, Move, Stage
from bot.lead.record import Lead
from bot.lead.workplace.calendar import WorkingHours, add_working_days
from bot.undo.settle import moved_on
from storage import due, finding, history, leads
from storage.delivery import outbox
from storage.due import Due, Plan
from storage.sql import Transaction

_IN_ONE = (2, 4)
"""The prompts, counted from none, that remind somebody of their triage list: after a week, and before it ends."""


def prompt(tx: Transaction, team_id: str, work: Sequence[Due]) -> None:
    """Ask the marketers of a workspace again and plan the next time; after the last prompt a draft is closed as
    stale."""
    found = finding.several(tx, team_id, [item.lead_id for item in work])
    due.mark(tx, team_id, work, "done")
    barred = bars_of(tx, team_id, list(found))
    asked = [item for item in work if item.lead_id not in barred]
    open_drafts = [(found[item.lead_id], item) for item in asked if _is_draft(found.get(item.lead_id))]
    again = [(lead, item) for lead, item in open_drafts if prompt_day(item.step) is not None]
    _close_all(tx, team_id, [lead for lead, item in open_drafts if prompt_day(item.step) is None])
    alone = [(lead, item) for lead, item in again if not _in_triage(lead)]
    history.record_all(tx, EventKind.PROMPTED, [(lead, {"number": item.step + 1}) for lead, item in alone])
    outbox.leave_all(
        tx, team_id, NoticeKind.MISSING, {lead.id: lead.in_charge for lead, _ in alone}, replace=True, again=True
    )
    for user in sorted({lead.in_charge for lead, item in again if _in_triage(lead) and item.step in _IN_ONE}):
        outbox.leave(tx, team_id, NoticeKind.TRIAGE_WAITS, user, replace=True)
    hours = {user: hours_of(tx, team_id, user) for user in {lead.in_charge for lead, _ in again}}
    plans = [_next(lead, item, hours[lead.in_charge], tx.now) for lead, item in again]
    due.schedule_all(tx, team_id, Work.PROMPT, plans)


def _is_draft(lead: Lead | None) -> bool:
    return lead is not None and lead.stage in (Stage.DRAFT, Stage.RETURNED)


def _in_triage(lead: Lead) -> bool:
    """Tell whether it is one of many who only attended something: their marketer is told of all in one message."""
    return lead.stage is Stage.DRAFT and lead.triage_at is not None


def _next(lead: Lead, item: Due, hours: WorkingHours, now: datetime) -> Plan:
    days = prompt_day(item.step + 1) or STALE_WORKING_DAYS
    # After downtime the rhythm goes on from today: two prompts in one morning would be nagging.
    following = max(add_working_days(item.anchor_at, days, hours), add_working_days(now, 1, hours))
    return Plan(lead, following, item.anchor_at, item.step + 1)


def _close_all(tx: Transaction, team_id: str, drafts: Sequence[Lead]) -> None:
    """Close them as stale, and tell each marketer: of those on the triage list in one message."""
    together: defaultdict[str, list[int]] = defaultdict(list)
    for lead in drafts:
        if not leads.move(tx, lead, MOVES[Move.EXPIRE].sources, Stage.STALE):
            continue
        history.record(tx, lead, EventKind.STALE)
        moved_on(tx, lead)
        if _in_triage(lead):
            together[lead.in_charge].append(lead.id)
        else:
            outbox.leave(tx, team_id, NoticeKind.STALE, lead.in_charge, lead.id)
    for user, closed in together.items():
        outbox.leave(tx, team_id, NoticeKind.TRIAGE_OVER, user, leads=closed)
