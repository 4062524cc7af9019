"""Where the card of each offer stands in the sales channel."""

from typing import NamedTuple

from sqlalchemy import select

from bot.lead.record import Lead
from storage import tables
from storage.sql import Transaction, insert_or_ignore

_card = tables.card.c


class PostedCard(NamedTuple):
    channel: str
    ts: str


def place(tx: Transaction, lead: Lead, offer: int) -> PostedCard | None:
    ours = select(_card.channel, _card.ts).where(
        _card.team_id == lead.team_id, _card.lead_id == lead.id, _card.offer == offer
    )
    row = tx.connection.execute(ours).first()
    return PostedCard(*row) if row else None


def remember(tx: Transaction, lead: Lead, offer: int, channel: str, ts: str) -> None:
    """Note where the card was posted; the first place stays."""
    where = {"lead_id": lead.id, "offer": offer, "team_id": lead.team_id, "channel": channel, "ts": ts}
    insert_or_ignore(tx, tables.card, **where)
