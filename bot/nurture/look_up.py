"""Looking up a follow-up that stands in a list, with all that a message of its own says."""

from bot.cadence.work import Work
from bot.lead.access import require
from bot.lead.people import Act, Person
from bot.nurture.asked import Asked, MorningList
from bot.nurture.errors import ListGoneError
from bot.nurture.follow_up import nurtured
from bot.nurture.morning import asked_about, page_of
from bot.nurture.morning import in_full as with_hours
from storage import due
from storage.delivery import together
from storage.sql import Transaction


def in_full(tx: Transaction, by: Person, lead_id: int) -> Asked:
    """Return what is asked about the lead; raises MovedOnError unless it is being nurtured, and BarredError."""
    lead = nurtured(tx, lead_id, by, hold=False)
    planned = due.of_lead(tx, lead.team_id, lead.id, Work.FOLLOW_UP)
    return with_hours(tx, asked_about(tx, by, lead, {}, planned.id if planned else 0))


def turned(tx: Transaction, by: Person, list_id: int, page: int) -> MorningList:
    """Return another page of a list of follow-ups that this person was told of; raises ListGoneError."""
    require(tx, by, Act.NURTURE)
    items = together.items_for(tx, by.team_id, list_id, by.user_id)
    if not items:
        raise ListGoneError
    return page_of(tx, by, items, list_id, page)
