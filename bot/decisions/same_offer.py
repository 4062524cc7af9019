"""The check that a rep decides on the offer they saw, and no later one."""

from bot.lead.errors import OfferedAgainError
from bot.lead.kinds import EventKind
from bot.lead.lifecycle import Stage
from bot.lead.record import Lead
from storage import history
from storage.sql import Transaction


def require_offer(tx: Transaction, lead: Lead, offer: int) -> None:
    """Raise OfferedAgainError if the lead waits for sales with a later offer than that one; 0 is any."""
    if lead.stage is Stage.OFFERED and offer not in (0, lead.offer):
        back, again = (history.latest(tx, lead, kind) for kind in (EventKind.REJECTED, EventKind.OFFERED))
        raise OfferedAgainError(lead, back.actor if back else "", again.actor if again else "")
