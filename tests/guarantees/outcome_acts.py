"""The acts on a lead that sales has accepted, and who may do them: part of the table in everything.py."""

from typing import Any

from bot.handover import bring as bringing
from bot.lead.lifecycle import Stage
from bot.lead.people import Person, Role
from bot.outcomes import back_to_nurture as nurturing
from bot.outcomes import log_attempt as attempting
from bot.outcomes.sheets import GivingBack, NewAttempt
from storage import leads
from storage.sql import Transaction
from tests.guarantees.asked import REP, Asked, Place

_ACCEPTED = frozenset({Stage.ACCEPTED})
_SALES = frozenset({Role.REP, Role.SALES_MANAGER})


def _attempt(tx: Transaction, by: Person, at: Place) -> Any:
    new = NewAttempt(f"{tx.now:%Y-%m-%d}", f"{tx.now:%H:%M}", "phone", "call_back", "2026-12-15", "Busy", "UTC")
    return attempting.log_attempt(tx, by, at.lead_id, new, "k")


def _give_back(tx: Transaction, by: Person, at: Place) -> Any:
    return nurturing.back_to_nurture(tx, by, at.lead_id, GivingBack("lost_interest", note="No time"), "k")


def _label(tx: Transaction, by: Person, at: Place) -> str:
    lead = leads.get(tx, by.team_id, at.lead_id)
    return lead.label if lead else "L-99999"


OUTCOMES: dict[str, Asked] = {
    "log an attempt": Asked(_attempt, REP, _ACCEPTED),
    "form of an attempt": Asked(lambda tx, by, at: attempting.to_log_attempt(tx, by, at.lead_id), REP, _ACCEPTED),
    "bring the working place": Asked(lambda tx, by, at: bringing.bring(tx, by, at.lead_id, "k"), REP, _ACCEPTED),
    "form of an attempt by number": Asked(
        lambda tx, by, at: attempting.called_to_log_attempt(tx, by, _label(tx, by, at)), REP, _ACCEPTED
    ),
    "give back": Asked(_give_back, _SALES, _ACCEPTED, Stage.NURTURING),
    "form of giving back": Asked(
        lambda tx, by, at: nurturing.to_give_back(tx, by, at.lead_id, "lost_interest"), _SALES, _ACCEPTED
    ),
    "form of giving back by number": Asked(
        lambda tx, by, at: nurturing.called_to_give_back(tx, by, _label(tx, by, at)), _SALES, _ACCEPTED
    ),
}
