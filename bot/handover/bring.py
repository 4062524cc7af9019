"""Bringing the owner's working place of a lead: a new message of it, where an earlier one is far up or never came."""

from bot.lead.access import lead_of, require
from bot.lead.barred.may_contact import require_contactable
from bot.lead.errors import MovedOnError, NotTheirLeadError
from bot.lead.kinds import NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.people import Act, Person
from bot.lead.record import Lead
from storage import inbox, workspaces
from storage.delivery import outbox
from storage.sql import Transaction


def bring(tx: Transaction, by: Person, lead_id: int, key: str) -> Lead:
    """Send the owner the message in which they work on the lead. Idempotent by `key`; raises MovedOnError once no rep
    has it, NotTheirLeadError and BarredError."""
    require(tx, by, Act.LOG_ATTEMPT)
    lead = lead_of(tx, by, lead_id, answers=False)
    require_contactable(tx, lead)
    if lead.stage is not Stage.ACCEPTED:
        raise MovedOnError(lead)
    if lead.owner != by.user_id:
        raise NotTheirLeadError(lead, workspaces.managers(tx, by.team_id)[:3])
    if inbox.receive(tx, by.team_id, key):
        outbox.leave(tx, by.team_id, NoticeKind.YOURS, by.user_id, lead.id)
    return lead
