"""Reading about requests: whom somebody asks, and what they wait for."""

from datetime import timedelta

from bot.lead.people import Person, Role
from bot.lead.record import Lead
from bot.lead.team.sides import managing
from bot.requests.request import Request, Wish, side_of
from bot.slack.text import moment, people
from storage import workspaces
from storage.requests import requests
from storage.sql import Transaction

_AGAIN = timedelta(hours=20)
"""The time after which somebody nobody answered may ask for access again: the next day."""


def whom_to_ask(tx: Transaction, by: Person, roles: frozenset[Role]) -> tuple[str, ...]:
    """Return the managers of their side; where it has none, those of the other."""
    return managing(workspaces.members(tx, by.team_id), side_of(roles), by.user_id)


def asked_by(tx: Transaction, lead: Lead, user_id: str) -> Request | None:
    """Return the request about the lead that this person waits for an answer to."""
    return next((each for each in requests.open_about(tx, lead.team_id, lead.id) if each.asked_by == user_id), None)


def waits_for_access(tx: Transaction, by: Person) -> str:
    """Say whom somebody without a role has asked for one, and when; "" if they may ask now."""
    last = requests.latest(tx, by, Wish.ACCESS)
    if not last or not last.waits or last.asked_at <= tx.now - _AGAIN:
        return ""
    return asked_for_access(last, workspaces.managers(tx, by.team_id))


def asked_for_access(request: Request | None, managers: tuple[str, ...]) -> str:
    when = f" {moment(request.asked_at)}" if request else ""
    return f":hourglass_flowing_sand: You asked {people(managers[:5])} for access{when}. I will tell you what they say."
