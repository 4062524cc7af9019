"""The question whether somebody may pause a lead's clock: whoever it waits for may, and managers of sales."""

from datetime import datetime

from bot.lead.lifecycle import Stage
from bot.lead.people import Role
from bot.lead.record import Lead
from bot.routing.may_decide import may_decide


def may_pause(lead: Lead, user: str, roles: frozenset[Role], now: datetime) -> bool:
    """Tell whether this person may: who waits for an answer cannot stop the clock themselves."""
    if Role.SALES_MANAGER in roles:
        return True
    theirs = lead.owner == user if lead.stage is Stage.ACCEPTED else may_decide(lead, user, now)
    return Role.REP in roles and theirs
