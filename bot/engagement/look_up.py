"""Looking up what the forms about contacts and meetings show. Only opening one to write in saves anything."""

from bot.engagement.buying_group import Contact, group_of, name_handle
from bot.engagement.introduce import NoSuchContactError
from bot.engagement.may_invite import barred_among
from bot.engagement.meetings import Meeting
from bot.engagement.responsibility import may_engage
from bot.engagement.sheets import ContactSheet, GroupSheet, LeaderSheet, MeetingSheet
from bot.engagement.take_stock import engaged, leader_of
from bot.lead.access import hours_of
from bot.lead.barred.may_contact import bar_of
from bot.lead.errors import NoSuchLeadError
from bot.lead.lifecycle import Stage
from bot.lead.people import Act, Person, Role, entitled
from bot.lead.reader import Reader
from bot.lead.record import Lead
from bot.team.stand_in import covers
from storage import tags
from storage.engagement import contacts, conversations, meetings
from storage.sql import Transaction


def group_sheet(tx: Transaction, lead: Lead, by: Person, roles: frozenset[Role]) -> GroupSheet:
    """Return the group as this person may see it; changes nothing."""
    known, stands_in = contacts.of_lead(tx, lead.team_id, lead.id), covers(tx, lead, by)
    return GroupSheet(
        group_of(lead, known),
        {contact.id: contact for contact in known},
        conversations.of_lead(tx, lead.team_id, lead.id),
        meetings.of_lead(tx, lead.team_id, lead.id),
        leader_of(tx, lead),
        (may_engage(lead, by.user_id, roles) or stands_in) and not lead.merged_into,
        entitled(roles, Act.OVERRIDE_HOLD),
        Reader(by, roles, covers=stands_in).sees_contact_details_of(lead),
        hours_of(tx, by.team_id, by.user_id).tz.key,
    )


def to_plan(tx: Transaction, by: Person, lead_id: int) -> MeetingSheet:
    """Return what the form for a new meeting shows; as with `to_log`, the group is saved first."""
    lead, roles = engaged(tx, by, lead_id)
    contacts.gather(tx, lead, by.user_id)
    group = group_sheet(tx, lead, by, roles)
    nobody = lead.stage is Stage.ACCEPTED and not tags.holders(tx, by.team_id, tags.SALES_EXPERIENCED)
    return MeetingSheet(lead, group, nobody_may_lead=nobody and not group.leader)


def to_change_meeting(tx: Transaction, by: Person, meeting_id: int) -> tuple[MeetingSheet, Meeting]:
    meeting = meetings.get(tx, by.team_id, meeting_id)
    if meeting is None:
        raise NoSuchLeadError
    lead, roles = engaged(tx, by, meeting.lead_id, hold=False)
    return MeetingSheet(lead, group_sheet(tx, lead, by, roles)), meeting


def to_add_contact(tx: Transaction, by: Person, lead_id: int) -> ContactSheet:
    lead, roles = engaged(tx, by, lead_id, hold=False)
    return ContactSheet(lead, None, Reader(by, roles, covers=covers(tx, lead, by)).sees_contact_details_of(lead))


def to_change_contact(tx: Transaction, by: Person, contact_id: int) -> ContactSheet:
    lead, roles = engaged(tx, by, contacts.lead_id_of(tx, by.team_id, contact_id), hold=False)
    contact = next(found for found in contacts.of_lead(tx, by.team_id, lead.id) if found.id == contact_id)
    if contact.removed:
        raise NoSuchContactError
    return ContactSheet(lead, contact, _sees_details(tx, by, roles, lead, contact))


def named_to_change(tx: Transaction, by: Person, lead_id: int, handle: str) -> ContactSheet:
    """Return the same for somebody only an answer names so far, who is saved now; raises NoSuchContactError.

    `handle` is their `name_handle`: nobody else answers to it, whoever was saved since the menu was drawn.
    """
    lead, roles = engaged(tx, by, lead_id)
    group = contacts.gather(tx, lead, by.user_id)
    meant = next((contact for contact in group if name_handle(contact.name) == handle), None)
    if meant is None:
        raise NoSuchContactError
    return ContactSheet(lead, meant, _sees_details(tx, by, roles, lead, meant))


def _sees_details(tx: Transaction, by: Person, roles: frozenset[Role], lead: Lead, contact: Contact) -> bool:
    """Tell whether this person sees how to reach the contact: of one whom nobody may contact, only managers do."""
    withheld = bool(barred_among(tx, by.team_id, [contact]) or bar_of(tx, lead))
    return Reader(by, roles, withheld=withheld, covers=covers(tx, lead, by)).sees_contact_details_of(lead)


def to_name_leader(tx: Transaction, by: Person, lead_id: int) -> LeaderSheet:
    lead, roles = engaged(tx, by, lead_id, hold=False)
    experienced = tags.holders(tx, by.team_id, tags.SALES_EXPERIENCED)
    return LeaderSheet(lead, leader_of(tx, lead), experienced, may_tag=entitled(roles, Act.CONFIGURE))
