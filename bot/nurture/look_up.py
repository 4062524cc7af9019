"""Looking up a follow-up that stands in a list, with all that a message of its own says."""

from bot.cadence.work import Work
from bot.lead.access import definition_of, lead_of, require, require_nurtured
from bot.lead.barred.may_contact import require_contactable
from bot.lead.people import Act, Person
from bot.lead.reader import Reader
from bot.nurture.asked import Asked, Known, MorningList
from bot.nurture.errors import ListGoneError
from bot.nurture.morning import in_full as with_hours
from bot.nurture.morning import page_of
from bot.nurture.which_touch import which_touch
from storage import due
from storage.delivery import together
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
    asked = Asked(lead, definition_of(tx, lead), which_touch(tx, lead), planned.id if planned else 0, known=known)
    return with_hours(tx, asked)


def turned(tx: Transaction, by: Person, list_id: int, page: int) -> MorningList:
    """Return another page of a list of follow-ups that this person was told of; raises ListGoneError."""
    require(tx, by, Act.NURTURE)
    items = together.items_for(tx, by.team_id, list_id, by.user_id)
    if not items:
        raise ListGoneError
    return page_of(tx, by, items, list_id, page)
