"""Passing a rep over for a lead that waits for them, and choosing the next."""

from dataclasses import replace

from bot.lead.kinds import EventKind
from bot.lead.lifecycle import Stage
from bot.lead.record import Lead
from bot.lead.show_card import show_card
from bot.routing.decided import passed_over
from bot.routing.route import decide, keep
from bot.routing.routed import TO_EVERYBODY, Mode, Routed
from bot.routing.rules.decision import Decision, What, Why
from bot.routing.rules.rulebook import Rulebook, Then
from storage import history, leads
from storage.routing import rulebooks
from storage.sql import Transaction

UNANSWERED = "did not answer in the time they had"


def pass_over(tx: Transaction, lead: Lead, rep: str, why: str, *, away: bool = False) -> str:
    """Note that the rep (a Slack user id) is passed over for this lead, which the transaction holds, and offer it to
    the next, with no rules set up to everybody. `why` stands behind their name. Who is only `away` may be the
    one it waits for, if the rules say so. Returns whom it is for now, "" for everybody in the channel."""
    book = rulebooks.in_force(tx, lead.team_id)
    if lead.stage is not Stage.OFFERED or not rep:
        return lead.routed_to
    if book is None:
        found = Decision(TO_EVERYBODY, Why.EVERYBODY)
    else:
        found = _next(tx, book, lead, rep, why, away=away)
        keep(tx, book, lead, lead.offer, What.PASSED_OVER if "passed" in found.about else What.ROUTED, found)
    leads.change(tx, lead.team_id, lead.id, **found.routed.columns)
    history.record(tx, lead, EventKind.WENT_ON, "", to=found.routed.to, passed=rep, because=why)
    show_card(tx, lead, redrawn=True)
    return found.routed.to


def _next(tx: Transaction, book: Rulebook, lead: Lead, rep: str, why: str, *, away: bool) -> Decision:
    passed = passed_over(tx, lead) | ({} if away else {rep: why})
    group = book.group(lead.route_group)
    if group.then is Then.EVERYBODY and lead.route_mode != Mode.ASSIGNED:
        return Decision(Routed(group=group.id), Why.EVERYBODY, about={"passed": rep, "because": why})
    found = decide(tx, book, lead, passed)
    if found.routed.to == rep:
        return found
    return replace(found, about={**found.about, "passed": rep, "because": why})
