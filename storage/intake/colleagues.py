"""Other leads at the company of a lead, however its name is spelt."""

from sqlalchemy import select, text

from bot.lead.identity.sameness import Keys, company_key
from bot.lead.record import Lead
from storage import tables
from storage.intake.alike import similar_companies
from storage.intake.looking import COMPANY, at_companies, rows_about
from storage.sql import Prepared, Transaction, given, number

_lead = tables.lead.c
_ANOTHER = Prepared(
    select(_lead.id)
    .where(_lead.team_id == given("team"), _lead.company_key == given("company"), text("company_key <> ''"))
    .where(_lead.id != given("lead"), _lead.merged_into == number(0))
    .limit(number(1))
)


def has_colleagues(tx: Transaction, lead: Lead) -> bool:
    """Tell whether some other lead is at a company of the same name."""
    key = company_key(lead.company)
    return bool(key) and _ANOTHER.value(tx, team=lead.team_id, company=key, lead=lead.id) is not None


def of_lead(tx: Transaction, lead: Lead) -> list[int]:
    """Return the ids of the other leads at this company or one that is probably the same, the newest first."""
    key = company_key(lead.company)
    if not key:
        return []
    known = {company for what, _, company in rows_about(tx, lead.team_id, Keys(company=key)) if what == COMPANY}
    rows = at_companies(tx, lead.team_id, {key, *similar_companies(key, known)})
    return [lead_id for lead_id, *_ in rows if lead_id != lead.id]
