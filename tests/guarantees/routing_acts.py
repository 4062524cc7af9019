"""The acts of routing: part of the table in everything.py; and all that is asked of its tables."""

from dataclasses import replace
from datetime import timedelta

from bot.lead.lifecycle import Stage
from bot.lead.people import Person
from bot.lead.record import Lead
from bot.promises import settle_away as away
from bot.promises.pass_on import pass_on_what_is_over, waits_for_its_rep
from bot.requests.request import Wish
from bot.routing import draft as drafting
from bot.routing import give_back as turning
from bot.routing import look_up as looking_up
from bot.routing import notices as telling
from bot.routing import pass_over as passing
from bot.routing import route as routing
from bot.routing import try_out as trying
from bot.routing.routed import Mode
from bot.routing.rules.rulebook import ALL_REPS, Rulebook, WhenAway
from storage import leads
from storage.requests import requests
from storage.routing import log, rulebooks, turns
from storage.sql import Transaction
from tests.guarantees.asked import ANYONE, MANAGER, Asked, Place

TURNS = Rulebook(1, (replace(ALL_REPS, mode=Mode.ASSIGNED),))


def _put_in_force(tx: Transaction, by: Person) -> None:
    drafting.change_draft(tx, by, lambda book: replace(book, overflow=by.user_id), "draft")
    drafting.put_in_force(tx, by, "k", drafting.look_at_routing(tx, by).mark)


def _settle_away(tx: Transaction, by: Person, at: Place) -> None:
    """Have a rep of the lead be away, and say what is to happen."""
    theirs = leads.get(tx, by.team_id, at.lead_id)
    asked = requests.add(tx, Person(by.team_id, ""), Wish.WHEN_AWAY, at.lead_id) if theirs else at.request_id
    if theirs:
        leads.change(tx, by.team_id, at.lead_id, stage=Stage.OFFERED, routed_to="U7", route_mode=Mode.ASKED)
    away.settle_away(tx, by, asked, WhenAway.REASSIGN, "k")


ROUTING: dict[str, Asked] = {
    "settle whose": Asked(_settle_away, MANAGER, to=Stage.OFFERED),
    "why this rep": Asked(lambda tx, by, at: looking_up.route_of(tx, by, at.lead_id), ANYONE),
    "route by number": Asked(lambda tx, by, at: looking_up.route_called(tx, by, "L-3"), ANYONE, about=False),
    "whose turn": Asked(lambda tx, by, at: looking_up.whose_turns(tx, by), ANYONE, about=False),
    "see the rules": Asked(lambda tx, by, at: drafting.look_at_routing(tx, by), MANAGER, about=False),
    "change the rules": Asked(
        lambda tx, by, at: drafting.change_draft(tx, by, lambda book: book, "k"), MANAGER, about=False
    ),
    "discard the rules": Asked(lambda tx, by, at: drafting.discard_draft(tx, by, "k"), MANAGER, about=False),
    "put the rules in force": Asked(lambda tx, by, at: _put_in_force(tx, by), MANAGER, about=False),
    "try the rules": Asked(lambda tx, by, at: trying.try_out(tx, by), MANAGER, about=False),
    "log of routing": Asked(lambda tx, by, at: looking_up.routing_log(tx, by, 0), MANAGER, about=False),
}


def route_and_pass_on(tx: Transaction, lead: Lead) -> None:
    """Have a lead that waits for sales routed, passed over, accepted out of turn and given back, and told of."""
    rulebooks.add(tx, lead.team_id, TURNS, "U1")
    leads.change(tx, lead.team_id, lead.id, **routing.route(tx, lead, lead.offer).columns)
    lead = _now(tx, lead)
    passing.pass_over(tx, lead, lead.routed_to, passing.UNANSWERED)
    waits_for_its_rep(tx, _now(tx, lead))
    turning.take_again(tx, _now(tx, lead), tx.now)
    away.lapse(tx, lead)
    turning.count_by_hand(tx, _now(tx, lead), "U2", "U2")
    turning.not_by_hand(tx, _now(tx, lead))
    leads.change(tx, lead.team_id, lead.id, reserved_until=tx.now - timedelta(minutes=1), routed_to="U1")
    pass_on_what_is_over(tx)
    log.waiting_for_nobody(tx, lead.team_id)
    telling.on_card(tx, _now(tx, lead))
    turns.get(tx, lead.team_id, ALL_REPS.id)
    rulebooks.forget_read(lead.team_id)


def _now(tx: Transaction, lead: Lead) -> Lead:
    found = leads.get(tx, lead.team_id, lead.id)
    assert found
    return found
