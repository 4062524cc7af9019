"""Who may work on a lead's conversations, contacts and meetings, and what of it a person looks at."""

from bot.lead.lifecycle import OPEN_TO_ANSWERS, Stage
from bot.lead.people import Act, Role, entitled
from bot.lead.record import Lead, Listed

_WITH_SALES = frozenset({Stage.OFFERED, Stage.ACCEPTED})


def may_engage(lead: Lead | Listed, user_id: str, roles: frozenset[Role]) -> bool:
    """Marketers on what marketing has; owner and originator on what sales has; who may override, always."""
    if not entitled(roles, Act.ENGAGE):
        return False
    if entitled(roles, Act.OVERRIDE_HOLD):
        return True
    if lead.stage in OPEN_TO_ANSWERS:
        return entitled(roles, Act.NURTURE)
    return lead.stage in _WITH_SALES and bool(user_id) and user_id in (lead.owner, lead.originator)


def responsible(lead: Lead) -> str:
    """Whom Baton asks about the lead: its owner, or its originator while marketing has it."""
    return lead.owner if lead.owner and lead.stage not in OPEN_TO_ANSWERS else lead.originator
