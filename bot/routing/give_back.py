"""Giving a turn back: a lead that was rightly rejected was none."""

from bot.lead.record import Lead
from storage.sql import Transaction


def give_back(tx: Transaction, lead: Lead) -> None:
    """Give the turn back that this offer of the lead took, once; without one, nothing happens."""
