"""The reminder to whoever has a lead, on the day before a meeting about it."""

from collections.abc import Sequence
from datetime import datetime

from bot.engagement.may_invite import barred_among
from bot.engagement.meetings import MeetingState
from bot.engagement.responsibility import responsible
from bot.lead.access import hours_of
from bot.lead.barred.may_contact import bars_of
from bot.lead.kinds import NoticeKind
from bot.lead.record import Lead
from bot.lead.workplace.calendar import working_day_before
from storage import due, leads
from storage.delivery import outbox
from storage.due import Due
from storage.engagement import contacts, meetings
from storage.sql import Transaction


def remind_before(tx: Transaction, lead: Lead, meeting_id: int, at: datetime | None) -> None:
    """Plan the reminder for the working day before `at` (UTC), instead of any earlier plan; None takes it back.
    A meeting planned at such short notice needs none."""
    when = working_day_before(at, hours_of(tx, lead.team_id, responsible(lead))) if at else None
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
    if not lead or not meeting or meeting.state is not MeetingState.PLANNED or meeting.at <= tx.now:
        return
    invited = [one for one in contacts.of_lead(tx, lead.team_id, lead.id) if one.id in meeting.with_ids]
    if len(barred_among(tx, lead.team_id, invited)) < max(len(invited), 1):  # else there is nobody to meet
        outbox.leave(tx, lead.team_id, NoticeKind.MEETING_TOMORROW, responsible(lead), lead.id, meeting_id=meeting.id)
