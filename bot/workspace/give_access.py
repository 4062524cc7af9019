"""Asking for a role, and giving it: a manager adds whoever asked to a team with one click."""

from datetime import timedelta

from bot.agreement.agree import ask_newcomers
from bot.agreement.rules.signing import managers_by_side
from bot.lead.access import require
from bot.lead.errors import HandoffError
from bot.lead.kinds import NoticeKind
from bot.lead.people import Act, Person, Role
from bot.requests.request import Request, RequestState, Wish
from bot.requests.settle_request import DecidedAlreadyError, draw_anew, settle
from bot.slack.text import moment, people
from bot.workspace.tell_roles import tell_of_roles
from storage import departures, inbox, setting_changes, workspaces
from storage.agreement import definitions
from storage.delivery import outbox
from storage.requests import requests
from storage.sql import Transaction

_AGAIN = timedelta(hours=20)
"""The time after which somebody nobody answered may ask again: the next day."""


class HasRoleError(HandoffError):
    def __init__(self) -> None:
        super().__init__("You have a role here already. `/lead help` shows what you can do.")


class NobodyManagesError(HandoffError):
    def __init__(self) -> None:
        super().__init__("There is no manager to ask yet. Whoever installed Baton can name one.")


def request_access(tx: Transaction, by: Person, key: str) -> str:
    """Ask every manager for a role; returns what to tell whoever asks. Idempotent by `key`; raises HasRoleError and
    NobodyManagesError."""
    if workspaces.roles_of(tx, by):
        raise HasRoleError
    managers = workspaces.managers(tx, by.team_id)
    if not managers:
        raise NobodyManagesError
    if waits := waits_for_access(tx, by):
        return waits
    last = requests.latest(tx, by, Wish.ACCESS)
    if last and last.waits and requests.decide(tx, last, RequestState.LAPSED):
        draw_anew(tx, last)
    if not inbox.receive(tx, by.team_id, key):
        return asked_for_access(last, managers) if last else ""
    request_id = requests.add(tx, by, Wish.ACCESS)
    for manager in managers:
        outbox.leave(tx, by.team_id, NoticeKind.REQUEST, manager, request_id=request_id)
    return asked_for_access(requests.latest(tx, by, Wish.ACCESS), managers)


def waits_for_access(tx: Transaction, by: Person) -> str:
    """Say whom somebody without a role has asked for one, and when; "" if they may ask now."""
    last = requests.latest(tx, by, Wish.ACCESS)
    if not last or not last.waits or last.asked_at <= tx.now - _AGAIN:
        return ""
    return asked_for_access(last, workspaces.managers(tx, by.team_id))


def asked_for_access(request: Request | None, managers: tuple[str, ...]) -> str:
    when = f" {moment(request.asked_at)}" if request else ""
    return f":hourglass_flowing_sand: You asked {people(managers[:5])} for access{when}. I will tell you what they say."


def give_access(tx: Transaction, by: Person, request_id: int, role: Role, key: str) -> None:
    """Add whoever asked to a team, and tell them what they can do now. Idempotent by `key`; raises
    DecidedAlreadyError."""
    require(tx, by, Act.CONFIGURE)
    definitions.hold(tx, by.team_id)  # managers take turns, as in the settings
    if not inbox.receive(tx, by.team_id, key):
        return
    request = requests.get(tx, by.team_id, request_id, hold=True)
    if request is None or request.wish is not Wish.ACCESS:
        raise DecidedAlreadyError(None)
    if not settle(tx, request, RequestState.GRANTED, by.user_id, role, tell=False):
        raise DecidedAlreadyError(request)
    whoever = Person(by.team_id, request.asked_by)
    held = workspaces.members(tx, by.team_id)
    if whoever.user_id in held[role]:
        return
    workspaces.set_members(tx, by.team_id, role, [*held[role], whoever.user_id])
    ask_newcomers(tx, by, managers_by_side(held))
    departures.forget(tx, by.team_id, whoever.user_id)
    setting_changes.note(tx, by.team_id, [role], by.user_id)
    tell_of_roles(tx, by, held)
