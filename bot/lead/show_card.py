"""The card of an offered lead in the sales channel: to be posted, or redrawn as the lead is now."""

from bot.lead.kinds import NoticeKind
from bot.lead.record import Lead
from storage.delivery import outbox
from storage.sql import Transaction


def show_card(tx: Transaction, lead: Lead, *, offer: int = 0, redrawn: bool = False) -> None:
    """Leave the card of an offer, the lead's latest unless another is named.

    With `redrawn`, it takes the place of a card still waiting to be drawn: something changed, but nothing was decided.
    """
    outbox.leave(tx, lead.team_id, NoticeKind.CARD, "sales", lead.id, replace=redrawn, offer=offer or lead.offer)
