"""Reading about requests: whom somebody asks, and what they wait for."""

from bot.lead.people import Person, Role
from bot.lead.record import Lead
from bot.lead.team.sides import managing
from bot.requests.request import Request, side_of
from storage import workspaces
from storage.requests import requests
from storage.sql import Transaction


def whom_to_ask(tx: Transaction, by: Person, roles: frozenset[Role]) -> tuple[str, ...]:
    """Return the managers of their side; where it has none, those of the other."""
    return managing(workspaces.members(tx, by.team_id), side_of(roles), by.user_id)


def asked_by(tx: Transaction, lead: Lead, user_id: str) -> Request | None:
    """Return the request about the lead that this person waits for an answer to."""
    return next((each for each in requests.open_about(tx, lead.team_id, lead.id) if each.asked_by == user_id), None)
