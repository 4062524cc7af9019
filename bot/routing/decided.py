"""Reading what routing decided about a lead: the last decision, when it was, and who was passed over."""

from datetime import datetime

from bot.lead.record import Lead
from bot.routing.rules.decision import Noted, What
from storage.routing import log
from storage.sql import Transaction


def latest(tx: Transaction, lead: Lead) -> Noted | None:
    """Return the last decision about the lead."""
    decisions = (each for each in log.of_lead(tx, lead) if each.what in (What.ROUTED, What.PASSED_OVER))
    return next(decisions, None)


def routed_at(tx: Transaction, lead: Lead) -> datetime:
    """Return when (UTC) the lead was given to whoever it is for now."""
    noted = latest(tx, lead)
    return max(noted.at, lead.stage_at) if noted else lead.stage_at


def passed_over(tx: Transaction, lead: Lead) -> dict[str, str]:
    """Return who was passed over for the present offer of the lead, and why."""
    noted = (each for each in log.of_lead(tx, lead, most=100) if each.offer == lead.offer)
    return {str(each.about["passed"]): str(each.about["because"]) for each in noted if "passed" in each.about}
