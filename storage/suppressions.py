"""People nobody may contact, once a manager has confirmed it."""

from sqlalchemy import select, update

from bot.rules.contact_details import normalize_email
from bot.rules.lead import Lead
from storage import tables
from storage.engine import Transaction
from storage.statements import Prepared, given

_suppression = tables.suppression.c
_CONFIRMED = Prepared(
    select(_suppression.id)
    .where(
        _suppression.team_id == given("team"),
        _suppression.email_key == given("email"),
        _suppression.state == "confirmed",
    )
    .limit(1)
)


def ask(tx: Transaction, lead: Lead, asked_by: str) -> int:
    """Note that somebody says so; returns the id a manager confirms."""
    added = tables.suppression.insert().values(
        team_id=lead.team_id,
        email_key=normalize_email(lead.email),
        lead_id=lead.id,
        asked_by=asked_by,
        state="asked",
        decided_by="",
    )
    asked: int = tx.connection.execute(added.returning(_suppression.id)).scalar_one()
    return asked


def decide(tx: Transaction, team_id: str, suppression_id: int, state: str, by: str) -> int | None:
    """Confirm or drop it, once; returns the lead's id, or None when it was decided before."""
    ours = update(tables.suppression).where(
        _suppression.team_id == team_id,
        _suppression.id == suppression_id,
        _suppression.state == "asked",
    )
    decided = ours.values(state=state, decided_by=by).returning(_suppression.lead_id)
    return tx.connection.execute(decided).scalar()


def confirmed(tx: Transaction, team_id: str, email: str) -> bool:
    """Whether a manager confirmed that this address is not to be contacted."""
    if not email:
        return False
    return _CONFIRMED.value(tx, team=team_id, email=normalize_email(email)) is not None
