"""The gate of files of leads: asked when somebody wants one, at each step, and before it is sent."""

from bot.exchange.export.job import Export
from bot.lead.barred.may_contact import bar_of
from bot.lead.people import Act, Person, entitled
from bot.lead.reader import Reader
from bot.lead.record import Lead
from bot.lead.veil.as_seen import as_seen
from bot.lead.veil.veiled import Veiled
from bot.team.stand_in import covers
from storage import leads, workspaces
from storage.sql import Transaction


def may_have(tx: Transaction, export: Export) -> bool:
    """Tell whether whoever asked for it may have it now."""
    roles, wanted = workspaces.roles_of(tx, export.by), export.wants
    if not entitled(roles, Act.EXPORT):
        return False
    if export.is_card:
        lead = leads.get(tx, export.team_id, wanted.lead)
        return lead is not None and not lead.erased_at and sees_how_to_reach(tx, export.by, lead)
    return not wanted.contact or entitled(roles, Act.EXPORT_CONTACTS)


def sees_how_to_reach(tx: Transaction, by: Person, lead: Lead) -> bool:
    """Tell whether they see the lead's contact details, as in its Details."""
    if isinstance(as_seen(tx, lead, by.user_id), Veiled):
        return False
    withheld, stands_in = bar_of(tx, lead) is not None, covers(tx, lead, by)
    reader = Reader(by, workspaces.roles_of(tx, by), withheld=withheld, covers=stands_in)
    return reader.sees_contact_details_of(lead)
