"""Notices of routing: to managers when nobody is left; and what it says on the card."""

from collections.abc import Mapping

from bot.lead.drawing import Draw, lead_of, to_person
from bot.lead.kinds import NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.post import Post
from bot.lead.record import Lead
from bot.requests.notices import to_decide
from bot.routing.decided import latest
from bot.routing.notes import nobody_left, when_away
from bot.routing.rules.decision import Why
from bot.routing.rules.explain import for_customer, for_line
from bot.team.stand_in import can_cover
from storage.delivery.claims import ClaimedNotice
from storage.requests import requests
from storage.routing import log, rulebooks
from storage.sql import Transaction
from storage.team import absences

_NAMED = 5


def on_card(tx: Transaction, lead: Lead) -> str:
    """Return the card's line on whom the lead is for; "" while routing has nothing to say, without asking anything."""
    if lead.stage is not Stage.OFFERED:
        return ""
    return for_line(lead, latest(tx, lead)) if lead.route_group else for_customer(lead)


def _nobody_left(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    waiting = log.waiting_for_nobody(tx, notice.team_id)
    why = latest(tx, waiting[-1]) if waiting else None
    if not why or why.why != Why.NOBODY_LEFT:
        return None
    book = rulebooks.in_force(tx, notice.team_id)
    return to_person(notice, nobody_left(waiting[:_NAMED], len(waiting), why, book.overflow if book else ""))


def _when_away(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    request = requests.get(tx, notice.team_id, int(notice.data["request_id"]))
    if request is None:
        return None
    lead = lead_of(tx, notice)
    noted = latest(tx, lead)
    away = absences.current(tx, lead.team_id, lead.routed_to) if lead.routed_to else None
    cover = away.cover if away and can_cover(tx, lead.team_id, away.cover) else ""
    return to_decide(notice, request, when_away(request, lead, noted, away, cover, notice.destination))


NOTICES: Mapping[NoticeKind, Draw] = {
    NoticeKind.NOBODY_LEFT: _nobody_left,
    NoticeKind.WHEN_AWAY: _when_away,
}
