"""Asking for a role, and giving it: a manager adds whoever asked to a team with one click."""

from bot.agreement.agree import ask_newcomers
from bot.agreement.rules.signing import managers_by_side
from bot.lead.access import require
from bot.lead.errors import HandoffError
from bot.lead.kinds import NoticeKind
from bot.lead.people import Act, Person, Role
from bot.requests.request import RequestState, Wish
from bot.requests.settle_request import DecidedAlreadyError, draw_anew, settle
from bot.requests.whom_to_ask import asked_for_access, waits_for_access
from bot.workspace.tell_roles import greet_again, tell_of_roles
from storage import departures, inbox, setting_changes, workspaces
from storage.agreement import definitions
from storage.delivery import outbox
from storage.requests import requests
from storage.sql import Transaction


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
    greet_again(tx, by.team_id, by.user_id)
    for manager in managers:
        outbox.leave(tx, by.team_id, NoticeKind.REQUEST, manager, request_id=request_id)
    return asked_for_access(requests.latest(tx, by, Wish.ACCESS), managers)


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
    workspaces.set_members(tx, by.team_id, role, [*workspaces.named(tx, by.team_id)[role], whoever.user_id])
    ask_newcomers(tx, by, managers_by_side(held))
    departures.forget(tx, by.team_id, whoever.user_id)
    setting_changes.note(tx, by.team_id, [role], by.user_id)
    tell_of_roles(tx, by, held)
