"""The acts on a lead that sales has accepted, and who may do them: part of the table in everything.py."""

from typing import Any

from bot.lead.lifecycle import Stage
from bot.lead.people import Person
from bot.outcomes import log_attempt as attempting
from bot.outcomes.sheets import NewAttempt
from storage.sql import Transaction
from tests.guarantees.asked import REP, Asked, Place

_ACCEPTED = frozenset({Stage.ACCEPTED})


def _attempt(tx: Transaction, by: Person, at: Place) -> Any:
    new = NewAttempt(f"{tx.now:%Y-%m-%d}", f"{tx.now:%H:%M}", "phone", "call_back", "2026-12-15", "Busy", "UTC")
    return attempting.log_attempt(tx, by, at.lead_id, new, "k")


OUTCOMES: dict[str, Asked] = {
    "log an attempt": Asked(_attempt, REP, _ACCEPTED),
    "form of an attempt": Asked(lambda tx, by, at: attempting.to_log_attempt(tx, by, at.lead_id), REP, _ACCEPTED),
}
