"""Looking up a follow-up that stands in a list, with all that a message of its own says."""

from bot.cadence.tracks.tracks_of import track_of
from bot.cadence.work import Work
from bot.lead.access import definition_of, lead_of, require, require_nurtured
from bot.lead.barred.may_contact import require_contactable
from bot.lead.people import Act, Person
from bot.lead.reader import Reader
from bot.nurture.asked import Asked, Known
from storage import due
from storage.engagement import conversations
from storage.sql import Transaction


def in_full(tx: Transaction, by: Person, lead_id: int) -> Asked:
    """Return what is asked about the lead; raises MovedOnError unless it is being nurtured, and BarredError."""
    roles = require(tx, by, Act.NURTURE)
    lead = lead_of(tx, by, lead_id)
    require_contactable(tx, lead)
    require_nurtured(lead)
    planned = due.of_lead(tx, lead.team_id, lead.id, Work.FOLLOW_UP)
    logged = conversations.of_lead(tx, lead.team_id, lead.id)
    known = Known(Reader(by, roles), logged[0] if logged else None)
    return Asked(lead, definition_of(tx, lead), track_of(tx, lead), planned.id if planned else 0, known=known)
