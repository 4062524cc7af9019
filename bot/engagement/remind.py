"""The reminder to whoever has a lead, on the day before a meeting about it, and the question afterwards how it went."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.engagement.may_invite import barred_among
from bot.engagement.meetings import Meeting, MeetingState
from bot.engagement.responsibility import responsible
from bot.lead.access import hours_of
from bot.lead.barred.may_contact import bars_of
from bot.lead.kinds import NoticeKind
from bot.lead.record import Lead
from bot.lead.team.recipients import whom_to_tell
from bot.lead.team.sides import Side
from bot.lead.workplace.calendar import add_working_days, working_day_before
from storage import due, leads
from storage.delivery import outbox
from storage.due import Due
from storage.engagement import contacts, meetings
from storage.sql import Transaction


def remind_before(tx: Transaction, lead: Lead, meeting_id: int, at: datetime | None) -> None:
    """Plan the reminder for the working day before `at` (UTC), instead of any earlier plan; None takes it back.
    A meeting planned at such short notice needs none, and is only asked about afterwards."""
    when = working_day_before(at, hours_of(tx, lead.team_id, responsible(lead))) if at else None
    due.schedule_meeting(tx, lead.team_id, lead.id, meeting_id, when if when is None or when > tx.now else _over(at))


_LASTS = timedelta(hours=1)
_FIRST, _SECOND = timedelta(hours=20), timedelta(days=6)
"""The time after a meeting by which somebody has been asked once, and twice."""


def _over(at: datetime | None) -> datetime | None:
    return at + _LASTS if at else None


def remind_of_meeting(tx: Transaction, team_id: str, work: Sequence[Due]) -> None:
    """Tell whoever has the lead, if the meeting is still to come; and once it is over, ask how it went."""
    due.mark(tx, team_id, work, "done")
    barred = bars_of(tx, team_id, {item.lead_id for item in work})
    for item in work:
        if item.lead_id not in barred:
            _remind(tx, item)


def _remind(tx: Transaction, item: Due) -> None:
    lead = leads.get(tx, item.team_id, item.lead_id)
    meeting = meetings.get(tx, item.team_id, item.step)
    if not lead or not meeting or meeting.state is not MeetingState.PLANNED:
        return
    if meeting.at <= tx.now:
        _ask_how_it_went(tx, lead, meeting)
        return
    due.schedule_meeting(tx, lead.team_id, lead.id, meeting.id, _over(meeting.at))
    invited = [one for one in contacts.of_lead(tx, lead.team_id, lead.id) if one.id in meeting.with_ids]
    if len(barred_among(tx, lead.team_id, invited)) < max(len(invited), 1):  # else there is nobody to meet
        outbox.leave(tx, lead.team_id, NoticeKind.MEETING_TOMORROW, responsible(lead), lead.id, meeting_id=meeting.id)


def _ask_how_it_went(tx: Transaction, lead: Lead, meeting: Meeting) -> None:
    """Ask whoever has the lead, again the next working day, and a manager a week after that."""
    since, to = tx.now - meeting.at, responsible(lead)
    again = 1 if since < _FIRST else 5 if since < _SECOND else 0
    if again:
        hours = hours_of(tx, lead.team_id, to)
        due.schedule_meeting(tx, lead.team_id, lead.id, meeting.id, add_working_days(tx.now, again, hours))
    else:
        to = whom_to_tell(tx, lead, Side.SALES if lead.owner else Side.MARKETING, turn=0)
    outbox.leave(tx, lead.team_id, NoticeKind.HOW_IT_WENT, to, lead.id, replace=True, meeting_id=meeting.id)
