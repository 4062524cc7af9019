"""Prompting a marketer for a draft's missing answers: when, and when to stop."""

from bot.handoff.entitlement import workspace_of
from bot.rules.cadence import STALE_WORKING_DAYS, prompt_day
from bot.rules.calendar import add_working_days
from bot.rules.lead import Lead
from bot.rules.lifecycle import MOVES, Move, Stage
from storage import due, history, leads, outbox
from storage.due import Due
from storage.engine import Transaction


def prompt_later(tx: Transaction, lead: Lead) -> None:
    """Start the rhythm anew, from now: somebody has just worked on the draft."""
    hours = workspace_of(tx, lead.team_id).hours
    first = add_working_days(tx.now, prompt_day(0) or 1, hours)
    due.schedule(tx, lead.team_id, lead.id, due.PROMPT, first)


def prompt(tx: Transaction, work: Due) -> None:
    """Ask the marketer again and plan the next time; after the last prompt the draft is closed as stale."""
    lead = leads.get(tx, work.team_id, work.lead_id)
    due.mark(tx, work, "done")
    if lead is None or lead.stage not in (Stage.DRAFT, Stage.RETURNED):
        return
    if prompt_day(work.step) is None:
        _close(tx, lead)
        return
    history.record(tx, lead, "prompted", number=work.step + 1)
    outbox.leave(tx, lead.team_id, "missing", lead.originator, lead.id, replace=True, again=True)
    hours = workspace_of(tx, lead.team_id).hours
    days = prompt_day(work.step + 1) or STALE_WORKING_DAYS
    # After downtime the rhythm goes on from today: two prompts in one morning would be nagging.
    following = max(add_working_days(work.anchor_at, days, hours), add_working_days(tx.now, 1, hours))
    due.schedule(tx, lead.team_id, lead.id, due.PROMPT, following, step=work.step + 1, anchor_at=work.anchor_at)


def _close(tx: Transaction, lead: Lead) -> None:
    if leads.move(tx, lead, MOVES[Move.EXPIRE].sources, Stage.STALE):
        history.record(tx, lead, "stale")
        outbox.leave(tx, lead.team_id, "stale", lead.originator, lead.id)
