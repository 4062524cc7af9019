"""Routing a lead that is offered: whom it is for."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from bot.lead.access import workspace_of
from bot.lead.kinds import NoticeKind
from bot.lead.people import Person, Role
from bot.lead.record import Lead
from bot.lead.team.sides import Side, managing
from bot.lead.workplace.working_time import add_working_time
from bot.requests.request import Wish
from bot.routing.routed import TO_EVERYBODY, Mode, Routed
from bot.routing.rules.choose import Question, choose
from bot.routing.rules.decision import Decision, What, Why
from bot.routing.rules.explain import named_in
from bot.routing.rules.matching import rule_for
from bot.routing.rules.rulebook import Rulebook, WhenAway
from bot.routing.rules.turns import Turns
from bot.team.look_up import reps
from bot.team.rep import Kind
from bot.team.stand_in import can_cover
from storage import workspaces
from storage.delivery import outbox
from storage.requests import requests
from storage.routing import log, relations, rulebooks, turns
from storage.sql import Transaction
from storage.team import absences


def route(tx: Transaction, lead: Lead, offer: int) -> Routed:
    """Choose whom this offer of the lead is for, and take their turn. With no rules set up it is for everybody."""
    book = rulebooks.in_force(tx, lead.team_id)
    if book is None:
        return TO_EVERYBODY
    found = decide(tx, book, lead, {})
    keep(tx, book, lead, offer, What.ROUTED, found)
    return found.routed


def decide(tx: Transaction, book: Rulebook, lead: Lead, passed_over: Mapping[str, str]) -> Decision:
    """Return whom the lead is for by this rulebook. The group's turns are held from here on, so that no other lead gets
    the same one; `keep` saves them."""
    rule = rule_for(book, lead)
    group = book.group(rule.group if rule else book.catch_all)
    taken = turns.hold(tx, lead.team_id, group.id) if group.mode is not Mode.OPEN else Turns()
    team = reps(tx, lead.team_id)
    farmers = {rep.user_id for rep in team if rep.kind is Kind.FARMER}
    known = relations.of_lead(tx, lead, farmers) if book.relations else []
    asked = Question(lead, team, tx.now, known, taken, passed_over)
    found = choose(book, asked)
    if found.why is Why.NOBODY_LEFT and found.routed.to and not can_cover(tx, lead.team_id, found.routed.to):
        return replace(found, routed=Routed(group=found.routed.group))  # who is gone or away is not named either
    if found.why is not Why.ASKED:
        return found
    if not whom_to_ask(tx, lead.team_id, found.routed.to):
        return choose(replace(book, when_away=WhenAway.COVER), asked)
    hours = workspace_of(tx, lead.team_id).hours
    until = add_working_time(tx.now, timedelta(minutes=book.ask_minutes), hours)
    return replace(found, routed=replace(found.routed, until=until))


def whom_to_ask(tx: Transaction, team_id: str, rep: str) -> tuple[str, ...]:
    """Return the managers of sales who are here to be asked about a lead of this rep, who is away."""
    managers = managing(workspaces.members(tx, team_id), Side.SALES, rep)
    return tuple(user for user in managers if absences.current(tx, team_id, user) is None)


def keep(tx: Transaction, book: Rulebook, lead: Lead, offer: int, what: What, found: Decision, by: str = "") -> None:
    """Save the turns after a decision, log it, and tell the managers of sales if nobody is left, or ask them."""
    if found.turns is not None:
        turns.save(tx, lead.team_id, found.routed.group, found.turns)
    found = replace(found, about={**found.about, **named_in(book, found.routed.group, found.rule)})
    log.note(tx, lead, offer, what, found, book.version, by)
    if found.why is Why.NOBODY_LEFT:
        tell_managers(tx, lead.team_id)
    if found.why is Why.ASKED:
        _ask(tx, lead, found.routed.to)


def _ask(tx: Transaction, lead: Lead, rep: str) -> None:
    """Ask the managers of sales what to do with a lead whose rep is away."""
    number = requests.add(tx, Person(lead.team_id, ""), Wish.WHEN_AWAY, lead.id)
    for manager in whom_to_ask(tx, lead.team_id, rep):
        outbox.leave(tx, lead.team_id, NoticeKind.WHEN_AWAY, manager, lead.id, request_id=number, again=True)


def tell_managers(tx: Transaction, team_id: str) -> None:
    """Tell the managers of sales how many leads nobody could be found for; an unsent notice that says so is enough."""
    for manager in workspaces.members(tx, team_id)[Role.SALES_MANAGER]:
        outbox.leave(tx, team_id, NoticeKind.NOBODY_LEFT, manager, replace=True)
