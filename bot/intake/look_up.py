"""Looking up what the form for a new lead needs."""

from bot.lead.access import require
from bot.lead.definition.questions import TargetProfile
from bot.lead.people import Act, Person
from storage import workspaces
from storage.sql import Transaction


def to_capture(tx: Transaction, by: Person) -> TargetProfile:
    """Return the profile a new lead is compared with; raises NotAllowedError for somebody who may not add leads."""
    require(tx, by, Act.CAPTURE)
    return workspaces.definition(tx, by.team_id, workspaces.current_version(tx, by.team_id)).target_profile
