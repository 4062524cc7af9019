"""Help with leads that somebody else brought in: noted as it happens, and kept through every merge."""

from sqlalchemy import select

from bot.credit.shares import How
from bot.lead.record import Lead
from storage import tables
from storage.sql import Prepared, Transaction, among_ours, given, insert_new, insert_or_ignore

_contribution = tables.contribution.c
_NOTE = insert_or_ignore(tables.contribution, "lead_id", "user_id", "how", "team_id", "at")
_OF = Prepared(
    select(_contribution.user_id, _contribution.how, _contribution.at)
    .where(among_ours(_contribution.team_id, _contribution.lead_id == given("lead")))
    .order_by(_contribution.at, _contribution.user_id, _contribution.how)
)


def brought_back(tx: Transaction, lead: Lead, user_id: str) -> None:
    """Note that they had the lead offered to sales out of nurturing."""
    _note(tx, lead, user_id, How.BROUGHT_BACK)


def added(tx: Transaction, lead: Lead, user_id: str) -> None:
    """Note that they typed in what they knew of it."""
    _note(tx, lead, user_id, How.ADDED)


def merged(tx: Transaction, lead: Lead, into: Lead) -> None:
    """Note that both brought in one, and give the helpers of the lead that closes to the one that goes on."""
    for user in (lead.originator, into.originator):
        _note(tx, into, user, How.HAD_IT_TOO)
    followed = [
        {"lead_id": into.id, "user_id": user, "how": how, "team_id": into.team_id, "at": at}
        for user, how, at in _OF.rows(tx, team=lead.team_id, lead=lead.id)
    ]
    if followed:
        insert_new(tx, tables.contribution, followed)


def of_lead(tx: Transaction, lead: Lead) -> list[tuple[str, How]]:
    """List who helped with it, and how, the first first; its originator may be among them."""
    return [(user, How(how)) for user, how, _ in _OF.rows(tx, team=lead.team_id, lead=lead.id)]


def _note(tx: Transaction, lead: Lead, user_id: str, how: How) -> None:
    if user_id:
        _NOTE.run(tx, lead_id=lead.id, user_id=user_id, how=how, team_id=lead.team_id, at=tx.now)
