"""Telling the story of a lead in the thread under its card, one short line for each thing that matters there."""

from typing import Any

from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.record import Lead
from bot.undo.settle import close
from storage.delivery import outbox
from storage.sql import Transaction
from storage.undo import deeds


def tell_story(tx: Transaction, lead: Lead, did: EventKind, by: str, **said: Any) -> None:
    """Leave a line for the thread under the card of the lead's latest offer; nothing for a lead that has no card.

    That it was accepted is told before anything else, or once it cannot be undone any more: taken back, it leaves no
    trace.
    """
    if not lead.offer:
        return
    for deed in deeds.of_lead(tx, lead.team_id, lead.id):
        if deed.did is EventKind.ACCEPTED:
            close(tx, deed)
    outbox.leave(tx, lead.team_id, NoticeKind.STORY, "sales", lead.id, did=did, by=by, offer=lead.offer, **said)
