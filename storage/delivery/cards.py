"""The places of offers' cards in the sales channel, and when to check that they are still there."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from typing import NamedTuple

from sqlalchemy import and_, delete, select, text, update

from bot.lead.record import Lead
from storage import tables
from storage.sql import Prepared, Transaction, given, insert_or_ignore, number, one_of

LOOK_AFTER = timedelta(minutes=50)
"""The time between two checks: a card that was deleted is back within the hour."""

_card = tables.card.c
_OURS = and_(_card.team_id == given("team"), _card.lead_id == given("lead"), _card.offer == given("of_offer"))
_PLACE = Prepared(select(_card.channel, _card.ts).where(_OURS))
_REMEMBER = insert_or_ignore(tables.card, "lead_id", "offer", "team_id", "channel", "ts", "look_at")
_FORGET = Prepared(delete(tables.card).where(_OURS, _card.ts == given("posted")))
_THERE = and_(_card.team_id == given("team"), _card.channel == given("where"), _card.ts == given("posted"))
_AT = Prepared(select(_card.lead_id, _card.offer).where(_THERE))
_LOOK_AT = Prepared(update(tables.card).where(_THERE), "look_at")


class PostedCard(NamedTuple):
    channel: str
    ts: str


class CardToSee(NamedTuple):
    """A card that it is time to look for. Cards come from several workspaces, so each names its own."""

    team_id: str
    lead_id: int
    offer: int
    channel: str
    ts: str


_TO_SEE = (
    select(*(_card[name] for name in CardToSee._fields))
    .where(text("look_at IS NOT NULL"), _card.look_at <= given("now"))
    .order_by(_card.look_at)
)


def place(tx: Transaction, lead: Lead, offer: int) -> PostedCard | None:
    row = _PLACE.first(tx, team=lead.team_id, lead=lead.id, of_offer=offer)
    return PostedCard(**row) if row else None


def remember(tx: Transaction, lead: Lead, offer: int, channel: str, ts: str) -> None:
    """Note where the card was posted; the first place noted stays."""
    where = {"channel": channel, "ts": ts, "look_at": tx.now + LOOK_AFTER}
    _REMEMBER.run(tx, lead_id=lead.id, offer=offer, team_id=lead.team_id, **where)


def forget(tx: Transaction, lead: Lead, offer: int, ts: str) -> bool:
    """Note that the card posted as `ts` is gone; returns False if that was known, or it stands elsewhere."""
    return _FORGET.count(tx, team=lead.team_id, lead=lead.id, of_offer=offer, posted=ts) == 1


def at(tx: Transaction, team_id: str, channel: str, ts: str) -> tuple[int, int] | None:
    """Return the lead's id and the offer whose card was posted there."""
    row = _AT.first(tx, team=team_id, where=channel, posted=ts)
    return (row["lead_id"], row["offer"]) if row else None


def to_see(tx: Transaction, teams: Iterable[str], limit: int) -> list[CardToSee]:
    """List the cards of these workspaces that it is time to look for, longest waiting first."""
    return [CardToSee(*row) for row in _to_see(tuple(teams), limit).rows(tx, now=tx.now)]


@cache
def _to_see(teams: tuple[str, ...], most: int) -> Prepared:
    return Prepared(_TO_SEE.where(one_of(_card.team_id, teams)).limit(number(most)))


def see_again(tx: Transaction, card: CardToSee, look_at: datetime | None) -> None:
    """Note when (UTC) to look for it next; None for a card that nobody waits for any more."""
    _LOOK_AT.run(tx, team=card.team_id, where=card.channel, posted=card.ts, look_at=look_at)
