"""Routing a lead that is offered: whom it is for."""

from bot.lead.record import Lead
from bot.routing.routed import TO_EVERYBODY, Routed
from storage.sql import Transaction


def route(tx: Transaction, lead: Lead, offer: int) -> Routed:
    """Choose whom this offer of the lead is for, and take their turn. With no rules set up it is for everybody."""
    return TO_EVERYBODY
