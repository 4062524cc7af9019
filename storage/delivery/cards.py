"""Where the card of each offer stands in the sales channel."""

from typing import NamedTuple

from sqlalchemy import select

from bot.lead.record import Lead
from storage import tables
from storage.sql import Prepared, Transaction, given, insert_or_ignore

_card = tables.card.c
_PLACE = Prepared(
    select(_card.channel, _card.ts).where(
        _card.team_id == given("team"), _card.lead_id == given("lead"), _card.offer == given("offer")
    )
)
_REMEMBER = insert_or_ignore(tables.card, "lead_id", "offer", "team_id", "channel", "ts")


class PostedCard(NamedTuple):
    channel: str
    ts: str


def place(tx: Transaction, lead: Lead, offer: int) -> PostedCard | None:
    row = _PLACE.first(tx, team=lead.team_id, lead=lead.id, offer=offer)
    return PostedCard(**row) if row else None


def remember(tx: Transaction, lead: Lead, offer: int, channel: str, ts: str) -> None:
    """Note where the card was posted; the first place stays."""
    _REMEMBER.run(tx, lead_id=lead.id, offer=offer, team_id=lead.team_id, channel=channel, ts=ts)
