"""Passing a customer's lead on to whoever has the company already: the account's farmer, who hears why."""

from typing import Any

from bot.decisions.rejection import Farmer, Rejection
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import MOVES, Move, Stage
from bot.lead.people import Person
from bot.lead.record import Lead
from bot.lead.show_card import show_card
from bot.lead.team.sides import Side, managing
from bot.promises.promise import start
from bot.routing.routed import Mode, Routed
from bot.team.look_up import reps
from bot.team.rep import Kind, Rep
from bot.undo.deed import offered_to
from bot.undo.settle import as_it_is, let_undo
from storage import finding, history, leads, workspaces
from storage.delivery import outbox
from storage.intake import colleagues
from storage.sql import Transaction

_THEIRS = (Stage.ACCEPTED, Stage.WON)


def farmer_of(tx: Transaction, lead: Lead, but: str) -> Farmer | None:
    """Return the rep, other than `but`, who owns a lead of this company that sales accepted or won, the newest first;
    else a rep who is there for customers, the least busy first; None if there is none."""
    team = {rep.user_id: rep for rep in reps(tx, lead.team_id) if rep.user_id != but}
    ids = colleagues.of_lead(tx, lead)
    found = finding.with_ids(tx, lead.team_id, ids) if ids else {}
    for known in (found[lead_id] for lead_id in ids if lead_id in found):
        if known.stage in _THEIRS and known.owner in team:
            return Farmer(known.owner, known.label, team[known.owner].away_at(tx.now) is not None)
    waiting = sorted((rep for rep in team.values() if _is_free(rep, tx)), key=lambda rep: (rep.open_leads, rep.user_id))
    return Farmer(waiting[0].user_id, "") if waiting else None


def _is_free(rep: Rep, tx: Transaction) -> bool:
    return rep.kind is Kind.FARMER and not rep.away_at(tx.now) and not rep.full


def pass_on(tx: Transaction, by: Person, lead: Lead, farmer: Farmer, rejection: Rejection) -> bool:
    """Keep the offer for the farmer, and tell them and marketing why; returns False if somebody decided meanwhile."""
    was, rule = as_it_is(tx, lead), MOVES[Move.PASS_ON]
    routed = Routed(farmer.user_id, Mode.SUGGESTED if farmer.is_away else Mode.ASSIGNED)
    if not leads.move(tx, lead, rule.sources, rule.to, **routed.columns):
        return False
    said: dict[str, Any] = {
        "to": farmer.user_id,
        "through": farmer.through,
        "note": rejection.note,
        "offer": lead.offer,
    }
    start(tx, lead)
    history.record(tx, lead, EventKind.PASSED_ON, by.user_id, **said)
    show_card(tx, lead, redrawn=True)
    for user in dict.fromkeys((farmer.user_id, lead.in_charge)):
        outbox.leave(tx, lead.team_id, NoticeKind.PASSED_ON, user, lead.id, offer=lead.offer)
    let_undo(tx, by, was, EventKind.PASSED_ON, (), detail=farmer.user_id, routed=offered_to(lead))
    return True


def ask_who_has_them(tx: Transaction, by: Person, lead: Lead) -> None:
    """Ask the managers of sales who has a customer that nobody here is known to have."""
    for manager in managers_of_sales(tx, lead, by.user_id):
        outbox.leave(tx, lead.team_id, NoticeKind.WHOSE_CUSTOMER, manager, lead.id, by=by.user_id)


def managers_of_sales(tx: Transaction, lead: Lead, but: str) -> tuple[str, ...]:
    return managing(workspaces.members(tx, lead.team_id), Side.SALES, but)
