"""Looking up what the other leads at a company taught."""

from bot.colleagues.sheet import MOST, Colleague, ColleaguesSheet
from bot.lead.access import definition_of, lead_of, require
from bot.lead.people import Act, Person
from bot.lead.veil.as_seen import as_seen
from storage.answers import whole_leads
from storage.engagement import conversations
from storage.intake import colleagues
from storage.sql import Transaction


def what_colleagues_said(tx: Transaction, by: Person, lead_id: int) -> ColleaguesSheet:
    """Return the other leads at the company of a lead. Those that were erased, or turned out to be others, taught
    nothing of their own."""
    require(tx, by, Act.LOOK_UP)
    lead = lead_of(tx, by, lead_id)
    ids = colleagues.of_lead(tx, lead)
    found = whole_leads.by_id(tx, lead.team_id, ids[:MOST])
    known = [found[each] for each in ids if each in found and not found[each].erased_at and not found[each].merged_into]
    said = conversations.of_leads(tx, lead.team_id, [each.id for each in known])
    told = [Colleague(as_seen(tx, each, by.user_id), said.get(each.id, [])) for each in known]
    return ColleaguesSheet(as_seen(tx, lead, by.user_id), definition_of(tx, lead), told, max(len(ids) - MOST, 0))
