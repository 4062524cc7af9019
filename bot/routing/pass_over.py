"""Passing a rep over for a lead that waits for them, and choosing the next."""

from dataclasses import replace

from bot.cadence.work import Work
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.record import Lead
from bot.lead.show_card import show_card
from bot.routing.route import decide, keep
from bot.routing.routed import Mode, Routed
from bot.routing.rules.decision import Decision, What, Why
from bot.routing.rules.rulebook import Then
from storage import history, leads
from storage.delivery import outbox
from storage.promises import running
from storage.routing import log, rulebooks
from storage.sql import Transaction

BATCH = 50

UNANSWERED = "did not answer in the time they had"


def pass_over(tx: Transaction, lead: Lead, rep: str, why: str) -> str:
    """Note that the rep (a Slack user id) is passed over for this lead, which the transaction holds, and offer it to
    the next. `why` stands behind their name. Returns whom it is for now, "" for everybody in the channel: so with no
    rules set up."""
    book = rulebooks.in_force(tx, lead.team_id)
    if book is None or lead.stage is not Stage.OFFERED or not rep:
        return lead.routed_to
    passed = {**passed_over(tx, lead), rep: why}
    group = book.group(lead.route_group)
    if group.then is Then.EVERYBODY and lead.route_mode != Mode.ASSIGNED:
        found = Decision(Routed(group=group.id), Why.EVERYBODY, about={"passed": rep, "because": why})
    else:
        found = decide(tx, book, lead, passed)
        found = replace(found, about={**found.about, "passed": rep, "because": why})
    keep(tx, book, lead, lead.offer, What.PASSED_OVER, found)
    leads.change(tx, lead.team_id, lead.id, **found.routed.columns)
    history.record(tx, lead, EventKind.WENT_ON, "", to=found.routed.to, passed=rep, because=why)
    show_card(tx, lead, redrawn=True)
    return found.routed.to


def passed_over(tx: Transaction, lead: Lead) -> dict[str, str]:
    """Return who was passed over for the present offer of the lead, and why."""
    noted = (each for each in log.of_lead(tx, lead, most=100) if each.offer == lead.offer)
    return {str(each.about["passed"]): str(each.about["because"]) for each in noted if "passed" in each.about}


def pass_on_what_is_over(tx: Transaction) -> int:
    """Pass on a batch of leads whose reserved time is over; returns how many."""
    over = log.reserved_until(tx, tx.now, BATCH)
    for team_id, lead_id in over:
        lead = leads.get(tx, team_id, lead_id, hold=True, answers=False)
        if lead and lead.stage is Stage.OFFERED and lead.reserved_until and lead.reserved_until <= tx.now:
            _pass_on(tx, lead)
    return len(over)


def _pass_on(tx: Transaction, lead: Lead) -> None:
    if rulebooks.in_force(tx, lead.team_id) is None:
        leads.change(tx, lead.team_id, lead.id, reserved_until=None)
    else:
        following = pass_over(tx, lead, lead.routed_to, UNANSWERED)
        if following:
            running.stop(tx, lead.team_id, lead.id, Work.ANSWER)
            running.begin(tx, lead, Work.ANSWER, 0)  # whoever is next has the whole time
            outbox.leave(tx, lead.team_id, NoticeKind.YOUR_TURN, following, lead.id, offer=lead.offer)
