"""The people responsible for a lead's conversations, contacts and meetings."""

from bot.lead.lifecycle import OPEN_TO_ANSWERS, Stage
from bot.lead.people import Act, Role, entitled
from bot.lead.record import Lead, Listed

_WITH_SALES = frozenset({Stage.OFFERED, Stage.ACCEPTED})


def may_engage(lead: Lead | Listed, user_id: str, roles: frozenset[Role]) -> bool:
    """Allow marketers what marketing has, the owner and whoever is in charge what sales has, overriders anything."""
    if not entitled(roles, Act.ENGAGE):
        return False
    if entitled(roles, Act.OVERRIDE_HOLD):
        return True
    if lead.stage in OPEN_TO_ANSWERS:
        return entitled(roles, Act.NURTURE)
    return lead.stage in _WITH_SALES and bool(user_id) and user_id in (lead.owner, lead.in_charge)


def responsible(lead: Lead) -> str:
    """Return the person Baton asks about the lead: its owner, or whoever is in charge while marketing has it."""
    return lead.owner if lead.owner and lead.stage not in OPEN_TO_ANSWERS else lead.in_charge
