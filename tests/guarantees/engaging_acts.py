"""Everything a person can ask of Baton about a lead's conversations, contacts and meetings."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from bot.conversations import log as conversing
from bot.conversations import look_up as conversation_forms
from bot.engagement import change_meeting as meeting_changes
from bot.engagement import introduce as grouping
from bot.engagement import look_up as group_sheets
from bot.engagement import plan_meeting as meeting
from bot.engagement.buying_group import Contact, name_handle
from bot.engagement.meetings import Meeting, MeetingKind
from bot.lead.lifecycle import Stage
from bot.lead.people import Person, Role
from bot.lead.record import Lead
from storage.engagement import contacts, meetings
from storage.sql import Transaction
from tests.guarantees.asked import ANYONE, MARKETER, REP, WITH_MARKETING, Asked, Place

_ACCEPTED = frozenset({Stage.ACCEPTED})
_WITH_SALES = frozenset({Stage.OFFERED, Stage.ACCEPTED})


def _theirs(roles: frozenset[Role], stage: Stage) -> bool:
    """Of leads that everybody here has brought in and owns: managers always, marketers and reps as long as it runs."""
    if roles - MARKETER - REP:
        return True
    return bool(roles & MARKETER) if stage in WITH_MARKETING else stage in _WITH_SALES


def _about(do: Callable[[Transaction, Person, Place], Any], stages: frozenset[Stage] = frozenset(Stage)) -> Asked:
    return Asked(do, ANYONE, stages, theirs=_theirs)


def _log(tx: Transaction, by: Person, at: Place) -> Any:
    today = tx.now.date().isoformat()
    talk = conversing.NewConversation(today, by.user_id, "phone", [at.contact_id], "They like it", "Kim Park")
    return conversing.log_conversation(tx, by, at.lead_id, talk, "k")


def _plan(tx: Transaction, by: Person, at: Place) -> None:
    day = (tx.now + timedelta(days=5)).date().isoformat()
    plan = meeting.MeetingPlan(day, "14:00", [at.contact_id], "Kim Park")
    meeting.plan_meeting(tx, by, at.lead_id, plan, "k")


def _change(what: str) -> Asked:
    def do(tx: Transaction, by: Person, at: Place) -> Any:
        day = (tx.now + timedelta(days=5)).date().isoformat()
        change = meeting_changes.MeetingChange(what, day, "14:00", "Because")
        return meeting_changes.change_meeting(tx, by, at.meeting_id, change, "k")

    return _about(do)


def _say(**said: Any) -> Asked:
    who = grouping.Introduction("Tom Chen", **said)
    return _about(lambda tx, by, at: grouping.change_contact(tx, by, at.contact_id, who, "k"))


ENGAGING: dict[str, Asked] = {
    "form of a conversation": _about(lambda tx, by, at: conversation_forms.to_log(tx, by, at.lead_id)),
    "form for a chosen lead": Asked(
        lambda tx, by, at: conversation_forms.numbered_to_log(tx, by, "3", ""), ANYONE, about=False
    ),
    "leads to choose from": Asked(
        lambda tx, by, at: conversation_forms.to_choose_from(tx, by, ""), ANYONE, about=False
    ),
    "form of a meeting": _about(lambda tx, by, at: group_sheets.to_plan(tx, by, at.lead_id)),
    "form of a change": _about(lambda tx, by, at: group_sheets.to_change_meeting(tx, by, at.meeting_id)),
    "form of somebody new": _about(lambda tx, by, at: group_sheets.to_add_contact(tx, by, at.lead_id)),
    "form of a contact": _about(lambda tx, by, at: group_sheets.to_change_contact(tx, by, at.contact_id)),
    "form of somebody named": _about(
        lambda tx, by, at: group_sheets.named_to_change(tx, by, at.lead_id, name_handle("Jane Doe"))
    ),
    "form of the leader": _about(lambda tx, by, at: group_sheets.to_name_leader(tx, by, at.lead_id)),
    "log a conversation": _about(_log),
    "plan a meeting": _about(_plan),
    **{f"meeting: {what}": _change(what) for what in ("held", "move", "cancel")},
    "add somebody": _about(
        lambda tx, by, at: grouping.add_contact(tx, by, at.lead_id, grouping.Introduction("Kim Park"), "k")
    ),
    "say who somebody is": _say(parts=["approver"], why="Signs"),
    "take somebody out": _say(remove=True),
    "ask for a leader": _about(lambda tx, by, at: meeting.ask_for_leader(tx, by, at.lead_id, "k"), _ACCEPTED),
    "name the leader": _about(lambda tx, by, at: meeting.name_leader(tx, by, at.lead_id, by.user_id, "k"), _ACCEPTED),
}


def with_a_meeting(tx: Transaction, lead: Lead, by: str) -> tuple[int, int]:
    """A contact of the lead, and a meeting with them that was to be yesterday and is on hold."""
    tom = contacts.add(tx, lead, Contact(0, "Tom Chen"), by)
    yesterday = tx.now - timedelta(days=1)
    booked = Meeting(0, lead.id, yesterday, MeetingKind.PROSPECT, (tom,), by, on_hold=True)
    return tom, meetings.plan(tx, lead.team_id, booked)
