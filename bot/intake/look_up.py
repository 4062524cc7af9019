"""Looking up what the forms of intake need: for a new lead, and for one that may be another."""

from dataclasses import replace

from bot.conversations.look_up import meant_by, to_choose_from
from bot.intake.merge import chosen_as_same, to_merge_with
from bot.intake.sheet import Beside, MergeSheet
from bot.lead.access import definition_of, lead_of, require
from bot.lead.barred.may_contact import bar_of
from bot.lead.definition.questions import TargetProfile
from bot.lead.identity.sameness import SameLead
from bot.lead.people import Act, Person
from bot.lead.reader import Reader
from bot.lead.record import Lead, Listed
from storage import workspaces
from storage.engagement import contacts, conversations, meetings
from storage.intake.known import known
from storage.sql import Transaction


def to_capture(tx: Transaction, by: Person) -> TargetProfile:
    """Return the profile a new lead is compared with; raises NotAllowedError for somebody who may not add leads."""
    require(tx, by, Act.CAPTURE)
    return workspaces.definition(tx, by.team_id, workspaces.current_version(tx, by.team_id)).target_profile


def may_be_the_same(tx: Transaction, by: Person, lead_id: int, typed: str) -> list[tuple[Listed, str]]:
    """Return the leads that the one with that id (0 for one that is not saved yet) may turn out to be, each with why.

    They are found by a number, a name or a company; with nothing typed, they are those that look the same as a lead
    that is saved, and this person's own beside one that is not.
    """
    require(tx, by, Act.LOOK_UP)
    if typed.strip():
        found = [(lead, "") for lead in meant_by(tx, by, typed)]
    elif lead_id:
        same = known(tx, by.team_id, lead_of(tx, by, lead_id).details, apart_from=[lead_id]).same
        found = [(Listed.of(each.lead), each.why or "") for each in same]
    else:
        found = [(lead, "") for lead in to_choose_from(tx, by, "")]
    return [(lead, why) for lead, why in found if lead.id != lead_id]


def as_chosen(tx: Transaction, by: Person, name: str) -> SameLead:
    """Return the lead that somebody chose to add to, by its number. Raises FieldProblems ("same_as")."""
    require(tx, by, Act.CAPTURE)
    return SameLead(chosen_as_same(tx, by, name), None)


def side_by_side(tx: Transaction, by: Person, lead_id: int, name: str, offer: int = 0, note: str = "") -> MergeSheet:
    """Return the lead with the one it duplicates, by the number somebody chose. Raises FieldProblems ("same_as")."""
    roles = require(tx, by, Act.LOOK_UP)
    lead = lead_of(tx, by, lead_id)
    sheet = beside_each_other(tx, Reader(by, roles), lead, to_merge_with(tx, by, lead, name))
    return replace(sheet, offer=offer, note=note)


def beside_each_other(tx: Transaction, reader: Reader, lead: Lead, kept: Lead) -> MergeSheet:
    """Return two leads, which have been read, as the reader sees them; everything goes on as `kept`."""
    return MergeSheet(_beside(tx, reader, lead), _beside(tx, reader, kept), definition_of(tx, kept))


def _beside(tx: Transaction, reader: Reader, lead: Lead) -> Beside:
    reader = replace(reader, withheld=bar_of(tx, lead) is not None)
    group = [contact for contact in contacts.of_lead(tx, lead.team_id, lead.id) if not contact.removed]
    talks, met = (len(of.of_lead(tx, lead.team_id, lead.id)) for of in (conversations, meetings))
    return Beside(lead, reader, len(group), talks, met)
