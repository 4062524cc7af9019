"""Calling off the meetings that are planned with a lead, as sales does not go on with it."""

from typing import Any

from bot.engagement.meetings import Meeting, MeetingState
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.people import Person
from bot.lead.record import Lead
from storage import history
from storage.delivery import outbox
from storage.engagement import meetings
from storage.sql import Transaction


def planned_meetings(tx: Transaction, lead: Lead) -> list[Meeting]:
    return [each for each in meetings.of_lead(tx, lead.team_id, lead.id) if each.state is MeetingState.PLANNED]


def call_off(tx: Transaction, lead: Lead, by: Person, why: str) -> dict[str, bool]:
    """Call off what is planned, and tell whoever planned it or joins it; returns by id whether each was on hold."""
    off: dict[str, bool] = {}
    for meeting in planned_meetings(tx, lead):
        state = {"state": MeetingState.CANCELLED, "on_hold": False, "outcome": why}
        if meetings.change(tx, lead.team_id, meeting.id, **state):
            off[str(meeting.id)] = meeting.on_hold
            about: dict[str, Any] = {"meeting_id": meeting.id, "at": meeting.at.isoformat()}
            history.record(tx, lead, EventKind.MEETING_CANCELLED, by.user_id, reason=why, **about)
            told: dict[str, Any] = {"meeting_id": meeting.id, "what": "cancel", "by": by.user_id}
            for user in dict.fromkeys((meeting.planned_by, meeting.expert)):
                if user not in ("", by.user_id, lead.owner, lead.in_charge):
                    outbox.leave(tx, lead.team_id, NoticeKind.MEETING_CHANGED, user, lead.id, **told)
    return off
