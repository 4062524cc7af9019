"""The card of an offered lead in the sales channel: to be posted, redrawn as the lead is now, or brought back."""

from bot.lead.kinds import NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.record import Lead
from storage import leads
from storage.delivery import cards, outbox
from storage.sql import Transaction


def show_card(tx: Transaction, lead: Lead, *, offer: int = 0, redrawn: bool = False) -> None:
    """Leave the card of an offer, the lead's latest unless another is named.

    With `redrawn`, it takes the place of a card still waiting to be drawn: something changed, but nothing was decided.
    """
    outbox.leave(tx, lead.team_id, NoticeKind.CARD, "sales", lead.id, replace=redrawn, offer=offer or lead.offer)


def bring_back(tx: Transaction, team_id: str, channel: str, ts: str) -> bool:
    """Post a deleted message again if it was the card of a lead that still waits for sales; returns whether it did.
    Idempotent."""
    found = cards.at(tx, team_id, channel, ts)
    lead = leads.get(tx, team_id, found[0], hold=True, answers=False) if found else None
    if not found or not lead or not _waits(lead, found[1]):
        return False
    gone = cards.forget(tx, lead, lead.offer, ts)
    if gone:
        show_card(tx, lead, redrawn=True)
    return gone


def still_waits(tx: Transaction, team_id: str, lead_id: int, offer: int) -> bool:
    """Tell whether sales still has to decide on that offer, so that its card has to be there."""
    lead = leads.get(tx, team_id, lead_id, answers=False)
    return lead is not None and _waits(lead, offer)


def _waits(lead: Lead, offer: int) -> bool:
    return lead.stage is Stage.OFFERED and lead.offer == offer
