"""Notices of routing: to whoever a lead comes to next, and to managers when nobody is left."""

from collections.abc import Mapping

from bot.lead.drawing import Draw, lead_of, to_person, workspace_of
from bot.lead.kinds import NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.post import Post
from bot.lead.record import Lead
from bot.routing.notes import nobody_left, your_turn
from bot.routing.rules.decision import Noted, What, Why
from bot.routing.rules.explain import for_line
from storage.delivery.claims import ClaimedNotice
from storage.routing import log, rulebooks
from storage.sql import Transaction

_NAMED = 5


def on_card(tx: Transaction, lead: Lead) -> str:
    """Return the card's line on whom the lead is for; "" while routing has nothing to say, without asking anything."""
    return for_line(lead, latest(tx, lead)) if lead.route_group and lead.stage is Stage.OFFERED else ""


def latest(tx: Transaction, lead: Lead) -> Noted | None:
    """Return the last decision about the lead."""
    decisions = (each for each in log.of_lead(tx, lead) if each.what in (What.ROUTED, What.PASSED_OVER))
    return next(decisions, None)


def _your_turn(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    noted = latest(tx, lead)
    theirs = lead.stage is Stage.OFFERED and lead.routed_to == notice.destination
    if not noted or not theirs or lead.offer != notice.data.get("offer"):
        return None
    return to_person(notice, your_turn(lead, noted, workspace_of(tx, notice).sales_channel))


def _nobody_left(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    waiting = log.waiting_for_nobody(tx, notice.team_id)
    why = latest(tx, waiting[-1]) if waiting else None
    if not why or why.why != Why.NOBODY_LEFT:
        return None
    book = rulebooks.in_force(tx, notice.team_id)
    return to_person(notice, nobody_left(waiting[:_NAMED], len(waiting), why, book.overflow if book else ""))


NOTICES: Mapping[NoticeKind, Draw] = {
    NoticeKind.YOUR_TURN: _your_turn,
    NoticeKind.NOBODY_LEFT: _nobody_left,
}
