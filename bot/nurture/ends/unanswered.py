"""Seeing to a follow-up at the end of a track that nobody has answered, neither its marketer nor a manager."""

from collections.abc import Mapping

from bot.cadence.course import Kind
from bot.cadence.plan import resume
from bot.cadence.stop import stop
from bot.cadence.why import Why
from bot.lead.errors import MovedOnError
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import MOVES, Move, Stage
from bot.lead.record import Lead
from bot.undo.settle import moved_on
from storage import history, leads
from storage.delivery import outbox
from storage.nurture import courses
from storage.sql import Transaction

AFTER_REMINDERS = 5
"""The reminder, counted from 1, that is not told any more: the fourth was a manager's, four weeks before."""


def what_nobody_answers(tx: Transaction, leads_again: Mapping[int, Lead], steps: Mapping[int, int]) -> set[int]:
    """See to what nobody answered, not even a manager: a lead to decide on is closed with notice, and one in
    conversation goes on with its track. Returns those leads; `steps` are the numbers of their reminders."""
    late = {lead_id: lead for lead_id, lead in leads_again.items() if steps[lead_id] >= AFTER_REMINDERS}
    done = set()
    for lead_id, brief in late.items():
        run, lead = courses.latest(tx, brief), leads.get(tx, brief.team_id, lead_id)
        if run is None or lead is None or lead.stage is not Stage.NURTURING:
            continue
        if run.next.kind is Kind.DECIDE:
            close(tx, lead)
            history.record(tx, lead, EventKind.NURTURE_OVER)
            outbox.leave(tx, lead.team_id, NoticeKind.NURTURE_OVER, lead.in_charge, lead.id)
        elif run.next.kind is Kind.TALK:
            history.record(tx, lead, EventKind.TALK_OVER)
            resume(tx, lead)
        else:
            continue
        moved_on(tx, lead)
        done.add(lead_id)
    return done


def close(tx: Transaction, lead: Lead) -> None:
    """Move the lead, and send it nothing more; raises MovedOnError."""
    if not leads.move(tx, lead, MOVES[Move.NEVER].sources, Stage.REFUSED):
        raise MovedOnError(lead)
    stop(tx, lead, Why.CLOSED)
