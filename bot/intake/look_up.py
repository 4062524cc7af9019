"""What the form for who a lead is opens with."""

from bot.lead.access import definition_of, lead_with_marketing, require
from bot.lead.definition.questions import TargetProfile
from bot.lead.people import Act, Person
from bot.lead.record import Lead
from storage import workspaces
from storage.sql import Transaction


def to_correct(tx: Transaction, by: Person, lead_id: int) -> tuple[Lead, TargetProfile]:
    """The lead, for a marketer to change who it is, and the profile it is held against."""
    require(tx, by, Act.CAPTURE)
    lead = lead_with_marketing(tx, by, lead_id)
    return lead, definition_of(tx, lead).target_profile


def to_capture(tx: Transaction, by: Person) -> TargetProfile:
    """The profile a new lead is held against; raises NotAllowedError for somebody who may not add leads."""
    require(tx, by, Act.CAPTURE)
    return workspaces.definition(tx, by.team_id, workspaces.current_version(tx, by.team_id)).target_profile
