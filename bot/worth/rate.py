"""Keeping with a lead what it is worth, so that an index finds the best among thousands."""

from bot.lead.access import definition_of
from bot.lead.lifecycle import Stage
from bot.lead.record import Lead
from bot.worth.worth import worth_of
from storage import leads
from storage.sql import Transaction


def rate(tx: Transaction, lead: Lead) -> None:
    """Note what a lead that sales has is worth now, as it was read with its answers."""
    if lead.stage in (Stage.OFFERED, Stage.ACCEPTED):
        points = worth_of(lead, definition_of(tx, lead), tx.now).points
        if points != lead.worth:
            leads.change(tx, lead.team_id, lead.id, worth=points)
