"""Notices about meetings and engagements, to the owner, the originator and whoever else is concerned."""

from collections.abc import Callable, Mapping

from bot.engagement import notes as engagement_notes
from bot.engagement.buying_group import TOUCHES, group_of
from bot.engagement.meetings import Meeting, MeetingState, pile_up, strangers
from bot.engagement.responsibility import responsible
from bot.engagement.sheets import GroupSheet
from bot.lead.access import definition_of, hours_of
from bot.lead.definition.verdict import missing_questions
from bot.lead.drawing import Draw, lead_of, to_person
from bot.lead.kinds import NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.people import Person
from bot.lead.post import Post
from bot.lead.record import Lead
from bot.slack.blocks import Message
from bot.slack.text import esc
from storage import workspaces
from storage.delivery.claims import ClaimedNotice
from storage.engagement import contacts, engagements, meetings
from storage.sql import Transaction


def group_told_of(tx: Transaction, notice: ClaimedNotice, lead: Lead) -> GroupSheet:
    known = contacts.of_lead(tx, lead.team_id, lead.id)
    people = {contact.id: contact for contact in known}
    return GroupSheet(group_of(lead, known), people, tz=hours_of(tx, notice.team_id, notice.destination).tz.key)


def _meeting(draw: Callable[[Lead, Meeting, GroupSheet, ClaimedNotice], Message | None], *states: MeetingState) -> Draw:
    """Draw a note about a meeting as long as the meeting is in one of these states."""

    def composed(tx: Transaction, notice: ClaimedNotice) -> Post | None:
        lead = lead_of(tx, notice)
        meeting = meetings.get(tx, notice.team_id, int(notice.data["meeting_id"]))
        if meeting is None or meeting.state not in (states or tuple(MeetingState)):
            return None
        message = draw(lead, meeting, group_told_of(tx, notice, lead), notice)
        return to_person(notice, _for_guests(tx, notice, message) if message else None)

    return composed


def _for_guests(tx: Transaction, notice: ClaimedNotice, message: Message) -> Message:
    """Leave the buttons out for an expert without a role here, who can only read."""
    if workspaces.roles_of(tx, Person(notice.team_id, notice.destination)):
        return message
    return Message(message.text, [block for block in message.blocks if block["type"] != "actions"])


def _on_hold(lead: Lead, meeting: Meeting, sheet: GroupSheet, notice: ClaimedNotice) -> Message | None:
    unknown = strangers(meeting.with_ids, sheet.group)
    return engagement_notes.on_hold(lead, meeting, sheet, unknown) if meeting.on_hold and unknown else None


def _changed(lead: Lead, meeting: Meeting, sheet: GroupSheet, notice: ClaimedNotice) -> Message:
    return engagement_notes.changed(lead, meeting, sheet, str(notice.data["what"]), str(notice.data["by"]))


def _how_it_went(lead: Lead, meeting: Meeting, sheet: GroupSheet, notice: ClaimedNotice) -> Message | None:
    if meeting.at > notice.created_at:
        return None  # moved since
    has_it = notice.destination == responsible(lead)
    return engagement_notes.how_it_went(lead, meeting, sheet, to_manager=not has_it)


def _waste_alarm(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    definition = definition_of(tx, lead)
    missing = missing_questions(lead, definition, tx.now)
    count = pile_up(meetings.of_lead(tx, lead.team_id, lead.id), missing, definition)
    prompts = [definition.by_key[key].prompt for key in missing]
    return to_person(notice, engagement_notes.waste_alarm(lead, count, prompts) if count else None)


def _joined_late(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    found = {contact.id: contact for contact in contacts.of_lead(tx, lead.team_id, lead.id)}
    contact = found.get(int(notice.data["contact_id"]))
    asked = definition_of(tx, lead).by_key
    if contact is None or contact.removed or not contact.parts & TOUCHES.keys():
        return None
    prompts = [esc(asked[key].prompt, 300) for key in notice.data["keys"] if key in asked]
    again = [esc(asked[key].short, 100) for key in notice.data["again"] if key in asked]
    return to_person(notice, engagement_notes.joined_late(lead, contact, prompts, again))


def _leader_named(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead, leader = lead_of(tx, notice), str(notice.data["leader"])
    current = engagements.of_lead(tx, lead.team_id, lead.id).leader == leader
    return to_person(notice, engagement_notes.leader_named(lead, leader) if current else None)


def _leader_wanted(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    if lead.stage is not Stage.ACCEPTED or engagements.of_lead(tx, lead.team_id, lead.id).leader:
        return None
    return to_person(notice, engagement_notes.leader_wanted(lead, str(notice.data["by"])))


NOTICES: Mapping[NoticeKind, Draw] = {
    NoticeKind.MEETING_PLANNED: _meeting(
        lambda lead, meeting, sheet, _: engagement_notes.planned(lead, meeting, sheet)
    ),
    NoticeKind.MEETING_ON_HOLD: _meeting(_on_hold, MeetingState.PLANNED),
    NoticeKind.HOLD_LIFTED: _meeting(
        lambda lead, meeting, sheet, _: engagement_notes.hold_lifted(lead, meeting, sheet), MeetingState.PLANNED
    ),
    NoticeKind.MEETING_CHANGED: _meeting(_changed),
    NoticeKind.MEETING_TOMORROW: _meeting(
        lambda lead, meeting, sheet, _: engagement_notes.tomorrow(lead, meeting, sheet), MeetingState.PLANNED
    ),
    NoticeKind.HOW_IT_WENT: _meeting(_how_it_went, MeetingState.PLANNED),
    NoticeKind.WASTE_ALARM: _waste_alarm,
    NoticeKind.JOINED_LATE: _joined_late,
    NoticeKind.LEADER_NAMED: _leader_named,
    NoticeKind.LEADER_WANTED: _leader_wanted,
}
