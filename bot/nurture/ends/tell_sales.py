"""Telling the rep who sent a lead back until a date that it has come back to its marketer, in good time before."""

from collections.abc import Collection

from bot.cadence.because import Because
from bot.lead.kinds import NoticeKind
from storage import leads
from storage.delivery import outbox
from storage.nurture import courses
from storage.sql import Transaction


def tell_sales(tx: Transaction, team_id: str, lead_ids: Collection[int]) -> None:
    """Leave word for the reps who sent back those of the leads that come back now for the date they gave."""
    for lead_id, run in courses.under_way(tx, team_id, lead_ids).items():
        lead = leads.get(tx, team_id, lead_id, answers=False) if run.next.because is Because.BEFORE else None
        if lead and lead.decided_by not in ("", lead.in_charge):
            outbox.leave(tx, team_id, NoticeKind.CAME_BACK, lead.decided_by, lead.id)
