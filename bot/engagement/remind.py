"""The reminder to whoever has a lead, on the day before a meeting about it."""

from collections.abc import Sequence
from datetime import datetime

from bot.engagement.meetings import MeetingState
from bot.engagement.responsibility import responsible
from bot.lead.access import workspace_of
from bot.lead.barred.may_contact import bars_of
from bot.lead.kinds import NoticeKind
from bot.lead.record import Lead
from bot.lead.workplace.calendar import working_day_before
from storage import due, leads
from storage.delivery import outbox
from storage.due import Due
from storage.engagement import meetings
from storage.sql import Transaction


def remind_before(tx: Transaction, lead: Lead, meeting_id: int, at: datetime | None) -> None:
    """Plan the reminder for the working day before `at` (UTC), instead of any earlier plan; None takes it back.
    A meeting planned at such short notice needs none."""
    when = working_day_before(at, workspace_of(tx, lead.team_id).hours) if at else None
    due.schedule_meeting(tx, lead.team_id, lead.id, meeting_id, when if when and when > tx.now else None)


def remind_of_meeting(tx: Transaction, team_id: str, work: Sequence[Due]) -> None:
    """Tell whoever has the lead, if the meeting is still to come."""
    due.mark(tx, team_id, work, "done")
    barred = bars_of(tx, team_id, {item.lead_id for item in work})
    for item in work:
        if item.lead_id not in barred:
            _remind(tx, item)


def _remind(tx: Transaction, item: Due) -> None:
    lead = leads.get(tx, item.team_id, item.lead_id)
    meeting = meetings.get(tx, item.team_id, item.step)
    if lead and meeting and meeting.state is MeetingState.PLANNED and meeting.at > tx.now:
        outbox.leave(tx, lead.team_id, NoticeKind.MEETING_TOMORROW, responsible(lead), lead.id, meeting_id=meeting.id)
