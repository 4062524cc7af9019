"""Looking up what the other leads at a company taught."""

from bot.colleagues.sheet import MOST, Colleague, ColleaguesSheet
from bot.lead.access import definition_of, lead_of, require
from bot.lead.people import Act, Person
from storage import leads
from storage.engagement import conversations
from storage.intake import colleagues
from storage.sql import Transaction


def what_colleagues_said(tx: Transaction, by: Person, lead_id: int) -> ColleaguesSheet:
    """Return the other leads at the company of a lead. Those that were erased, or turned out to be others, taught
    nothing of their own."""
    require(tx, by, Act.LOOK_UP)
    lead = lead_of(tx, by, lead_id)
    ids = colleagues.of_lead(tx, lead)
    found = [leads.get(tx, lead.team_id, each) for each in ids[:MOST]]
    known = [each for each in found if each and not each.erased_at and not each.merged_into]
    told = [Colleague(each, conversations.of_lead(tx, lead.team_id, each.id)) for each in known]
    return ColleaguesSheet(lead, definition_of(tx, lead), told, max(len(ids) - MOST, 0))
