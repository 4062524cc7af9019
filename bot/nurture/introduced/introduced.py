"""Looking up the introduction of a lead that marketing kept in touch with."""

from bot.lead.record import Lead
from bot.lead.veil.veiled import Veiled
from bot.nurture.introduced.introduction import Introduction, introduce, span_of
from storage import history
from storage.engagement import conversations, meetings
from storage.nurture import touches_done
from storage.sql import Transaction

_LINES = 200


def introduced(tx: Transaction, lead: Lead) -> Introduction | None:
    """Return it as it is now; None for a lead that was never nurtured, for which nothing is read, and for one whose
    reader must not learn yet who it is."""
    known = lead.track and not isinstance(lead, Veiled)
    span = span_of(history.of_lead(tx, lead, limit=_LINES), tx.now) if known else None
    if span is None:
        return None
    talks = conversations.of_lead(tx, lead.team_id, lead.id)
    return introduce(span, touches_done.of_lead(tx, lead), talks, meetings.of_lead(tx, lead.team_id, lead.id))
