"""What becomes of a planned meeting: it is held, moved, called off, or a manager lets it go ahead."""

from typing import Any

from bot.engagement.meetings import Meeting, MeetingState
from bot.engagement.plan_meeting import moment, moment_problem, watch_waste
from bot.engagement.remind import remind_before
from bot.engagement.sheets import MeetingChange
from bot.engagement.take_stock import engaged, take_stock, tell_concerned
from bot.lead.access import lead_of
from bot.lead.errors import FieldProblems
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.people import Act, Person, entitled
from bot.lead.record import Lead
from storage import history, inbox
from storage.engagement import meetings
from storage.sql import Transaction

_EVENTS = {
    "held": EventKind.MEETING_HELD,
    "move": EventKind.MEETING_MOVED,
    "cancel": EventKind.MEETING_CANCELLED,
    "override": EventKind.BLOCK_OVERRIDDEN,
}
_NOTE_NEEDED = {
    "held": "What came of it? A sentence will do.",
    "cancel": "Why is it called off? The others are told.",
    "override": "Why does it go ahead all the same? The reason is shown to everybody.",
}


def change_meeting(tx: Transaction, by: Person, meeting_id: int, change: MeetingChange, key: str) -> int:
    """Record what became of a meeting and tell those concerned; returns the lead's id. Idempotent by `key`.

    Raises FieldProblems by field; the first of two who say something of the same meeting is the one that counts.
    """
    meeting = meetings.get(tx, by.team_id, meeting_id)
    lead, roles = engaged(tx, by, meeting.lead_id if meeting else 0)
    if not inbox.receive(tx, by.team_id, key):
        return lead.id
    meeting = meetings.get(tx, by.team_id, meeting_id)  # as it is now that its lead is held
    assert meeting is not None
    _check(tx, lead, meeting, change, may_override=entitled(roles, Act.OVERRIDE_HOLD))
    values = _values(tx, lead, by, change)
    if not meetings.change(tx, by.team_id, meeting_id, **values):
        raise FieldProblems({"meet.what": "Somebody was faster: this meeting was held or called off already."})
    history.record(
        tx, lead, _EVENTS[change.what], by.user_id, meeting_id=meeting_id, reason=change.note, at=meeting.at.isoformat()
    )
    about = {"meeting_id": meeting_id, "what": change.what, "by": by.user_id}
    tell_concerned(tx, lead, NoticeKind.MEETING_CHANGED, by.user_id, also=meeting.planned_by, **about)
    if change.what != "override":
        remind_before(tx, lead, meeting_id, values.get("at"))
    watch_waste(tx, lead, by)
    take_stock(tx, lead_of(tx, by, lead.id), by)
    return lead.id


def _check(tx: Transaction, lead: Lead, meeting: Meeting, change: MeetingChange, *, may_override: bool) -> None:
    problems = {}
    if meeting.state is not MeetingState.PLANNED:
        problems["meet.what"] = f"This meeting is {meeting.state} already; there is nothing left to say about it."
    elif change.what not in _EVENTS or (change.what == "override" and not may_override):
        problems["meet.what"] = "What became of it? Please pick one."
    elif change.what == "held" and meeting.at > tx.now:
        problems["meet.what"] = "This meeting is still to come. If it was earlier than planned, move it first."
    elif change.what == "move" and (problem := moment_problem(tx, lead, change.day, change.time)):
        problems["meet.day"] = problem
    elif change.what in _NOTE_NEEDED and not change.note.strip():
        problems["meet.note"] = _NOTE_NEEDED[change.what]
    if problems:
        raise FieldProblems(problems)


def _values(tx: Transaction, lead: Lead, by: Person, change: MeetingChange) -> dict[str, Any]:
    if change.what == "held":
        return {"state": MeetingState.HELD, "on_hold": False, "outcome": change.note.strip()}
    if change.what == "cancel":
        return {"state": MeetingState.CANCELLED, "on_hold": False, "outcome": change.note.strip()}
    if change.what == "move":
        return {"at": moment(tx, lead, change.day, change.time)}
    return {"on_hold": False, "overridden_by": by.user_id, "override": change.note.strip()}
