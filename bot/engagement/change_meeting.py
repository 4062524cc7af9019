"""Changing a planned meeting: it is held, moved or called off, or a manager lets it go ahead."""

from dataclasses import dataclass
from typing import Any

from bot.cadence.stop import in_conversation, stop
from bot.cadence.why import Why
from bot.engagement.meetings import Meeting, MeetingState
from bot.engagement.plan_meeting import moment_at, moment_problem, watch_waste
from bot.engagement.remind import remind_before
from bot.engagement.sheets import MeetingChange
from bot.engagement.take_stock import engaged, take_stock, tell_concerned
from bot.lead.access import lead_of
from bot.lead.barred.may_contact import require_contactable
from bot.lead.errors import FieldProblems, HandoffError
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.meanwhile import ChangedMeanwhileError
from bot.lead.people import Act, Person, entitled
from bot.lead.record import Lead
from bot.slack.text import esc, moment, person
from bot.undo.settle import Before, as_it_is, let_undo_in
from bot.undo.tell_story import tell_story
from storage import history, inbox
from storage.engagement import engagements, meetings
from storage.engagement.engagements import Engagement
from storage.sql import Transaction
from storage.undo import posted

_EVENTS = {
    "held": EventKind.MEETING_HELD,
    "move": EventKind.MEETING_MOVED,
    "cancel": EventKind.MEETING_CANCELLED,
    "override": EventKind.BLOCK_OVERRIDDEN,
}
_NOTE_NEEDED = {
    "held": "What came of it? A sentence will do.",
    "cancel": "Why is it called off? The others are told.",
    "override": "Why should it go ahead anyway? Everybody sees the reason.",
}


def change_meeting(tx: Transaction, by: Person, meeting_id: int, change: MeetingChange, key: str) -> int:
    """Record what became of a meeting and tell those concerned; returns the lead's id. Idempotent by `key`.

    Raises FieldProblems by field, and ChangedMeanwhileError if it has been moved since. Of two people who say what
    became of a meeting the first one counts; the other gets MeetingOverError.
    """
    meeting = meetings.get(tx, by.team_id, meeting_id)
    lead, roles = engaged(tx, by, meeting.lead_id if meeting else 0)
    if not inbox.receive(tx, by.team_id, key):
        return lead.id
    meeting = meetings.get(tx, by.team_id, meeting_id)  # read again, now that its lead is held
    assert meeting is not None
    _look_whether_it_moved(tx, by, lead, meeting, change)
    if change.what in ("move", "override"):
        require_contactable(tx, lead)
    _check(tx, lead, meeting, change, may_override=entitled(roles, Act.OVERRIDE_HOLD))
    was, values = _Was.of(tx, lead, meeting), _values(tx, lead, by, change)
    if not meetings.change(tx, by.team_id, meeting_id, **values):
        raise MeetingOverError(meeting, "")
    history.record(
        tx, lead, _EVENTS[change.what], by.user_id, meeting_id=meeting_id, reason=change.note, at=meeting.at.isoformat()
    )
    about = {"meeting_id": meeting_id, "what": change.what, "by": by.user_id}
    also = (meeting.planned_by, meeting.expert)
    tell_concerned(tx, lead, NoticeKind.MEETING_CHANGED, by.user_id, also=also, **about)
    if change.what == "held" or (change.what != "override" and in_conversation(tx, lead)):
        stop(tx, lead, Why.REPLIED, by.user_id, after=values.get("at"))  # and they are asked after from then on
    if change.what == "held" and lead.stage is Stage.ACCEPTED:
        tell_story(tx, lead, EventKind.MEETING_HELD, by.user_id, meeting_id=meeting_id)
    if change.what != "override":
        remind_before(tx, lead, meeting_id, values.get("at"))
    watch_waste(tx, lead, by)
    take_stock(tx, lead_of(tx, by, lead.id), by)
    if change.what != "override":
        _let_undo(tx, by, was, _EVENTS[change.what])
    return lead.id


@dataclass(frozen=True, slots=True)
class _Was:
    """A lead and one of its meetings as they were, with what depends on them."""

    lead: Before
    meeting: Meeting
    engagement: Engagement

    @classmethod
    def of(cls, tx: Transaction, lead: Lead, meeting: Meeting) -> "_Was":
        return cls(as_it_is(tx, lead), meeting, engagements.of_lead(tx, lead.team_id, lead.id))

    @property
    def written(self) -> dict[str, Any]:
        """Write down what it takes to plan the meeting again."""
        known, alarm_at = self.engagement, self.engagement.alarm_at
        alarm = {"alarm_at": alarm_at.isoformat() if alarm_at else "", "alarm_missing": list(known.alarm_missing)}
        meeting = {"id": self.meeting.id, "at": self.meeting.at.isoformat(), "on_hold": self.meeting.on_hold}
        return {**meeting, **alarm, "maturity": self.lead.lead.maturity}


def _let_undo(tx: Transaction, by: Person, was: _Was, did: EventKind) -> None:
    """Put it in place of the buttons wherever somebody was asked how this meeting went; `by` can undo it."""
    lead, meeting_id = was.lead.lead, was.meeting.id
    asked = posted.about(tx, lead, (NoticeKind.HOW_IT_WENT,), lead.created_at)
    ours = [message for message in asked if message.data.get("meeting_id", meeting_id) == meeting_id]
    about = [message._replace(data={"meeting_id": meeting_id}) for message in ours]  # not known any more after a while
    let_undo_in(tx, by, was.lead, did, about, meeting=was.written)


def _look_whether_it_moved(tx: Transaction, by: Person, lead: Lead, meeting: Meeting, change: MeetingChange) -> None:
    said = history.latest_about(tx, lead, tuple(_EVENTS.values()), meeting_id=meeting.id)
    if meeting.state is not MeetingState.PLANNED:
        raise MeetingOverError(meeting, said.actor if said else "")
    if change.drawn_from and change.drawn_from != meeting.mark:
        who = "You" if said and said.actor == by.user_id else person(said.actor) if said else "Somebody"
        raise ChangedMeanwhileError([f"{who} moved the meeting to {moment(meeting.at)}"])
    if change.what == "override" and not meeting.on_hold:
        raise ChangedMeanwhileError(["The meeting goes ahead: it is no longer on hold"])


class MeetingOverError(HandoffError):
    """A meeting of which somebody has already said what became of it."""

    def __init__(self, meeting: Meeting, by: str) -> None:
        became = "called this meeting off" if meeting.state is MeetingState.CANCELLED else "said that it was held"
        super().__init__(
            f"{person(by) if by else 'Somebody'} {became}: “{esc(meeting.outcome, 300)}” To add what you know, use "
            "*Log a conversation*."
        )


def _check(tx: Transaction, lead: Lead, meeting: Meeting, change: MeetingChange, *, may_override: bool) -> None:
    problems = {}
    if change.what not in _EVENTS or (change.what == "override" and not may_override):
        problems["meet.what"] = "What became of it? Please pick one."
    elif change.what == "held" and meeting.at > tx.now:
        problems["meet.what"] = "This meeting is still to come. If it was earlier than planned, move it first."
    elif change.what == "move" and (problem := moment_problem(tx, lead, change)):
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
        return {"at": moment_at(tx, lead, change)}
    return {"on_hold": False, "overridden_by": by.user_id, "override": change.note.strip()}
