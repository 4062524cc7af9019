"""Passing a rep over for a lead that waits for them, and choosing the next."""

from bot.lead.record import Lead
from storage.sql import Transaction


def pass_over(tx: Transaction, lead: Lead, rep: str, why: str) -> str:
    """Note that the rep (a Slack user id) is passed over for this lead, which the transaction holds, and offer it to
    the next. Returns whom it is for now, "" for everybody in the channel: so with no rules set up."""
    return ""
