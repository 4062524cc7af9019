"""Showing a lead in a direct message to whoever names it there."""

from bot.lead.access import lead_named, require
from bot.lead.kinds import NoticeKind
from bot.lead.people import Act, Person
from storage import inbox
from storage.delivery import outbox
from storage.sql import Transaction


def show_lead(tx: Transaction, by: Person, wanted: str, key: str) -> None:
    """Leave the lead called "L-12" for this person to read. Idempotent by `key`; raises NoSuchLeadError."""
    require(tx, by, Act.LOOK_UP)
    if not inbox.receive(tx, by.team_id, key):
        return
    lead = lead_named(tx, by, wanted)
    outbox.leave(tx, by.team_id, NoticeKind.SHOWN, by.user_id, lead.id)
