"""The acts of asking managers, and of their answers: part of the table in everything.py."""

from collections.abc import Callable
from typing import Any

from bot.lead.lifecycle import Stage
from bot.lead.people import Person, Role
from bot.requests import ask_manager as asking
from bot.requests import settle_request as settling
from bot.requests.request import Wish
from bot.workspace import give_access as giving
from storage import workspaces
from storage.requests import requests
from storage.sql import Transaction
from tests.guarantees.asked import ANYONE, EVERY, MANAGER, Asked, Place

_KEPT_BACK = frozenset({Stage.NURTURING, Stage.REFUSED})


def _with_a_manager(do: Callable[[Transaction, Person, Place], Any]) -> Callable[[Transaction, Person, Place], Any]:
    """Have somebody else manage both sides as well."""

    def asked(tx: Transaction, by: Person, at: Place) -> Any:
        members = workspaces.members(tx, by.team_id)
        for role in (Role.MARKETING_MANAGER, Role.SALES_MANAGER):
            workspaces.set_members(tx, by.team_id, role, [*members[role], "U2"])
        return do(tx, by, at)

    return asked


def asked_of_managers(tx: Transaction, team_id: str, lead_id: int) -> int:
    """Have somebody ask managers about the lead."""
    return requests.add(tx, Person(team_id, "U2"), Wish.OFFER, lead_id)


def _give(tx: Transaction, by: Person, at: Place) -> Any:
    theirs = requests.get(tx, by.team_id, at.request_id) is not None
    asked = requests.add(tx, Person(by.team_id, "U7"), Wish.ACCESS) if theirs else at.request_id
    return giving.give_access(tx, by, asked, Role.REP, "k")


REQUESTING: dict[str, Asked] = {
    "ask a manager": Asked(
        _with_a_manager(lambda tx, by, at: asking.ask_manager(tx, by, at.lead_id, "k")), ANYONE, _KEPT_BACK
    ),
    "add to a team": Asked(_give, MANAGER, EVERY),
    "not now": Asked(lambda tx, by, at: settling.decline(tx, by, at.request_id, "k"), MANAGER, EVERY),
}
