"""What the forms about conversations, contacts and meetings show. Only opening one to write in saves anything."""

import re

from bot.errors import NoSuchContactError, NoSuchLeadError
from bot.handoff.asking import to_ask
from bot.handoff.engaging import definition_of, engaged, leader_of
from bot.handoff.entitlement import require, workspace_of
from bot.rules.buying_group import group_of
from bot.rules.engagement import ContactSheet, GroupSheet, MeetingSheet, TalkSheet, may_engage
from bot.rules.lead import Lead, Listed
from bot.rules.lifecycle import Stage
from bot.rules.meetings import Meeting
from bot.rules.people import Act, Person, Role, entitled
from bot.rules.sheets import Reader
from storage import finding, leads, tags
from storage.engagement import contacts, conversations, meetings
from storage.sql.engine import Transaction

_MOST = 50


def group_sheet(tx: Transaction, lead: Lead, by: Person, roles: frozenset[Role]) -> GroupSheet:
    """The group as this person may see it; changes nothing."""
    known = contacts.of_lead(tx, lead.team_id, lead.id)
    return GroupSheet(
        group_of(lead, known),
        {contact.id: contact for contact in known},
        conversations.of_lead(tx, lead.team_id, lead.id),
        meetings.of_lead(tx, lead.team_id, lead.id),
        leader_of(tx, lead),
        may_engage(lead, by.user_id, roles),
        entitled(roles, Act.OVERRIDE),
        Reader(by, roles).sees_contact_details_of(lead),
        workspace_of(tx, lead.team_id).tz,
    )


def to_log(tx: Transaction, by: Person, lead_id: int, learned: str = "") -> TalkSheet:
    """The form for a conversation. Whom the lead's answers name is saved first, so that they can be chosen."""
    lead, _ = engaged(tx, by, lead_id)
    group = contacts.gather(tx, lead, by.user_id)
    wanted = set(to_ask(tx, lead))
    questions = [question for question in definition_of(tx, lead).questions if question.key in wanted]
    today = tx.now.astimezone(workspace_of(tx, lead.team_id).hours.tz).date()
    return TalkSheet(lead, group, questions, by.user_id, today.isoformat(), learned)


def numbered_to_log(tx: Transaction, by: Person, wanted: str, learned: str) -> TalkSheet:
    """The same for the lead somebody chose; raises NoSuchLeadError."""
    lead = leads.by_number(tx, by.team_id, int(wanted)) if re.fullmatch(r"\d{1,9}", wanted) else None
    if lead is None:
        raise NoSuchLeadError
    return to_log(tx, by, lead.id, learned)


def to_choose_from(tx: Transaction, by: Person, typed: str) -> list[Listed]:
    """The leads this person may log conversations of that match what they typed: a number, a name, a company.

    With nothing typed, those they brought in or own.
    """
    roles = require(tx, by, Act.ENGAGE)
    number = re.match(r"(?:[lL]-?)?(\d{1,9})(?!\w)", typed.strip())  # all of "L-1 Jane Doe" may be typed
    numbered = leads.by_number(tx, by.team_id, int(number[1])) if number else None
    found = [Listed.of(numbered)] if numbered else []
    if typed.strip():
        found += finding.search(tx, by.team_id, typed.strip(), _MOST)
    else:
        found += finding.listed(tx, by.team_id, tuple(Stage), owner=by.user_id, limit=_MOST)
        found += finding.listed(tx, by.team_id, tuple(Stage), originator=by.user_id, limit=_MOST)
    ours = {lead.id: lead for lead in found if may_engage(lead, by.user_id, roles)}
    return list(ours.values())[:_MOST]


def to_plan(tx: Transaction, by: Person, lead_id: int) -> MeetingSheet:
    """The form for a new meeting; as with `to_log`, the group is saved first."""
    lead, roles = engaged(tx, by, lead_id)
    contacts.gather(tx, lead, by.user_id)
    return MeetingSheet(lead, group_sheet(tx, lead, by, roles))


def to_change_meeting(tx: Transaction, by: Person, meeting_id: int) -> tuple[MeetingSheet, Meeting]:
    meeting = meetings.get(tx, by.team_id, meeting_id)
    if meeting is None:
        raise NoSuchLeadError
    lead, roles = engaged(tx, by, meeting.lead_id, hold=False)
    return MeetingSheet(lead, group_sheet(tx, lead, by, roles)), meeting


def to_add_contact(tx: Transaction, by: Person, lead_id: int) -> ContactSheet:
    lead, roles = engaged(tx, by, lead_id, hold=False)
    return ContactSheet(lead, None, Reader(by, roles).sees_contact_details_of(lead))


def to_change_contact(tx: Transaction, by: Person, contact_id: int) -> ContactSheet:
    lead, roles = engaged(tx, by, contacts.lead_id_of(tx, by.team_id, contact_id), hold=False)
    contact = next(found for found in contacts.of_lead(tx, by.team_id, lead.id) if found.id == contact_id)
    return ContactSheet(lead, contact, Reader(by, roles).sees_contact_details_of(lead))


def named_to_change(tx: Transaction, by: Person, lead_id: int, name: str) -> ContactSheet:
    """The same for somebody whom only an answer names so far, and who is saved now; raises NoSuchContactError.

    `name` is what a menu showed: the end of a long one is cut off.
    """
    lead, roles = engaged(tx, by, lead_id)
    group = contacts.gather(tx, lead, by.user_id)
    meant = next((contact for contact in group if contact.name.startswith(name.removesuffix("…"))), None)
    if meant is None:
        raise NoSuchContactError
    return ContactSheet(lead, meant, Reader(by, roles).sees_contact_details_of(lead))


def to_name_leader(tx: Transaction, by: Person, lead_id: int) -> tuple[Lead, str, tuple[str, ...]]:
    """The lead, who leads its engagement now, and who may."""
    lead, _ = engaged(tx, by, lead_id, hold=False)
    return lead, leader_of(tx, lead), tags.holders(tx, by.team_id, tags.SALES_EXPERIENCED)
