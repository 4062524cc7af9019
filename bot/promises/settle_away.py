"""Settling what managers were asked about a lead whose own rep is away: it waits, or somebody else gets it."""

from dataclasses import replace
from typing import Any

from bot.cadence.work import Work
from bot.lead.access import require
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.people import Act, Person
from bot.lead.record import Lead
from bot.lead.show_card import show_card
from bot.requests.request import RequestState, Wish
from bot.requests.settle_request import DecidedAlreadyError, settle
from bot.routing.decided import passed_over
from bot.routing.route import decide, keep
from bot.routing.routed import TO_EVERYBODY, Mode, Routed
from bot.routing.rules.decision import What, Why
from bot.routing.rules.rulebook import WhenAway
from storage import history, inbox, leads
from storage.delivery import outbox
from storage.promises import running
from storage.requests import requests
from storage.routing import rulebooks
from storage.sql import Transaction


def settle_away(tx: Transaction, by: Person, request_id: int, how: WhenAway, key: str) -> None:
    """Do with the lead what a manager chose. Idempotent by `key`; raises DecidedAlreadyError."""
    require(tx, by, Act.DECIDE_REQUEST)
    if not inbox.receive(tx, by.team_id, key):
        return
    request = requests.get(tx, by.team_id, request_id)
    ours = request is not None and request.wish is Wish.WHEN_AWAY
    lead = leads.get(tx, by.team_id, request.lead_id or 0, hold=True, answers=False) if ours and request else None
    if request is None or lead is None or not is_asked_about(lead):
        raise DecidedAlreadyError(request)
    if not settle(tx, request, RequestState.GRANTED, by.user_id, how, tell=False):
        raise DecidedAlreadyError(requests.get(tx, by.team_id, request_id))
    _give(tx, lead, how, by.user_id, {"decided": by.user_id})


def is_asked_about(lead: Lead) -> bool:
    """Tell whether managers are asked what to do with the lead, so that its time is theirs."""
    return lead.stage is Stage.OFFERED and lead.route_mode == Mode.ASKED


def give_as_nobody_said(tx: Transaction, lead: Lead) -> None:
    """Give the lead to the cover, or to whoever is next: no manager has said anything in the time there was."""
    lapse(tx, lead)
    _give(tx, lead, WhenAway.COVER, "", {"unanswered": True})


def lapse(tx: Transaction, lead: Lead) -> None:
    """Ask managers no more: the lead has been answered, or taken back."""
    for request in requests.open_about(tx, lead.team_id, lead.id):
        if request.wish is Wish.WHEN_AWAY:
            settle(tx, request, RequestState.LAPSED, tell=False)


def _give(tx: Transaction, lead: Lead, how: WhenAway, by: str, about: dict[str, Any]) -> None:
    before = lead.routed_to
    routed, waits = _chosen(tx, lead, how, by, about)
    leads.change(tx, lead.team_id, lead.id, **routed.columns)
    if routed.to != before:
        history.record(tx, lead, EventKind.WENT_ON, by, to=routed.to, passed=before, because="is away")
    show_card(tx, lead, redrawn=True)
    if waits:
        running.look_again(tx, lead.team_id, lead.id)
    elif routed.to:
        running.stop(tx, lead.team_id, lead.id, Work.ANSWER)
        running.begin(tx, lead, Work.ANSWER, 0)
        outbox.leave(tx, lead.team_id, NoticeKind.YOUR_TURN, routed.to, lead.id, offer=lead.offer)


def _chosen(tx: Transaction, lead: Lead, how: WhenAway, by: str, about: dict[str, Any]) -> tuple[Routed, bool]:
    """Return whom it is for now, and whether it waits for them."""
    book = rulebooks.in_force(tx, lead.team_id)
    if book is None:
        return TO_EVERYBODY, False
    found = decide(tx, replace(book, when_away=how), lead, passed_over(tx, lead))
    found = replace(found, about={**found.about, **about})
    keep(tx, book, lead, lead.offer, What.ROUTED, found, by)
    return found.routed, found.why is Why.WAITS
