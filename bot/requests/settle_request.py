"""Settling a request to managers: granted, declined or lapsed; whoever asked hears it, and every copy says so."""

from collections.abc import Sequence

from bot.cadence.work import Work
from bot.lead.access import hours_of, require
from bot.lead.barred.may_contact import bars_of
from bot.lead.errors import HandoffError
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import MOVES, Move
from bot.lead.people import Act, Person
from bot.lead.record import Lead
from bot.lead.workplace.calendar import add_working_days
from bot.requests.request import Request, RequestState, Wish
from bot.slack.text import moment, person
from bot.undo.settle import redraw
from storage import due, history, inbox, leads, workspaces
from storage.delivery import outbox
from storage.due import Due
from storage.requests import requests
from storage.sql import Transaction
from storage.undo import posted

_TWICE = 2
_ASKED_FROM = (NoticeKind.NURTURING, NoticeKind.REFUSED)
"""Messages with the button that asks."""


class DecidedAlreadyError(HandoffError):
    def __init__(self, request: Request | None) -> None:
        who = f" ({person(request.decided_by)}, {moment(request.decided_at)})" if request and request.decided_at else ""
        super().__init__(f"That has been decided already{who}. There is nothing left to do.")


def decline(tx: Transaction, by: Person, request_id: int, key: str) -> None:
    """Say "not now" to whoever asked. Idempotent by `key`; raises DecidedAlreadyError."""
    require(tx, by, Act.DECIDE_REQUEST)
    if not inbox.receive(tx, by.team_id, key):
        return
    request = requests.get(tx, by.team_id, request_id, hold=True)
    if request is None or not settle(tx, request, RequestState.DECLINED, by.user_id):
        raise DecidedAlreadyError(request)
    lead = leads.get(tx, by.team_id, request.lead_id) if request.lead_id else None
    if lead:
        draw_asking(tx, lead, request.asked_by)
        history.record(tx, lead, EventKind.REQUEST_DECLINED, by.user_id)


def settle(
    tx: Transaction, request: Request, state: RequestState, by: str = "", granted: str = "", *, tell: bool = True
) -> bool:
    """Settle it, tell whoever asked (unless they are told otherwise), and draw anew where managers read it; returns
    False if it was settled before."""
    if not requests.decide(tx, request, state, by, granted):
        return False
    if request.lead_id:
        due.cancel_one(tx, request.team_id, request.lead_id, Work.REQUEST, request.id)
    if tell and request.asked_by not in ("", by):
        about = request.id
        outbox.leave(
            tx, request.team_id, NoticeKind.REQUEST_SETTLED, request.asked_by, request.lead_id, request_id=about
        )
    draw_anew(tx, request)
    return True


def draw_asking(tx: Transaction, lead: Lead, user_id: str) -> None:
    """Draw anew what was told to whoever asks about the lead: it shows the request, or the button again."""
    told = posted.about(tx, lead, _ASKED_FROM, lead.created_at)
    redraw(tx, lead.team_id, lead.id, [message for message in told if message.to == user_id])


def draw_anew(tx: Transaction, request: Request) -> None:
    kind = NoticeKind.WHEN_AWAY if request.wish is Wish.WHEN_AWAY else NoticeKind.REQUEST
    for user, channel, ts in request.messages:
        to, about = (user, request.lead_id), request.id
        outbox.leave(tx, request.team_id, kind, *to, request_id=about, channel=channel, ts=ts)


def grant_about(tx: Transaction, lead: Lead, by: str) -> None:
    """Settle what managers were asked about the lead: one of them has offered it."""
    for request in requests.open_about(tx, lead.team_id, lead.id):
        if request.wish is Wish.OFFER:
            settle(tx, request, RequestState.GRANTED, by)


def remind_to_decide(tx: Transaction, team_id: str, work: Sequence[Due]) -> None:
    """Ask the managers of both sides again; what nobody decides, or nobody can any more, lapses."""
    due.mark(tx, team_id, work, "done")
    barred = bars_of(tx, team_id, {item.lead_id for item in work})
    for item in work:
        lead, request = leads.get(tx, team_id, item.lead_id), requests.get(tx, team_id, item.step, hold=True)
        if lead is None or request is None or not request.waits:
            continue
        possible = lead.id not in barred and lead.stage in MOVES[Move.OFFER_ANYWAY].sources
        if possible and request.told < _TWICE:
            _ask_again(tx, lead, request)
        else:
            settle(tx, request, RequestState.LAPSED)
            draw_asking(tx, lead, request.asked_by)


def _ask_again(tx: Transaction, lead: Lead, request: Request) -> None:
    requests.told_again(tx, request)
    managers = [user for user in workspaces.managers(tx, lead.team_id) if user != request.asked_by]
    for manager in managers:
        outbox.leave(tx, lead.team_id, NoticeKind.REQUEST, manager, lead.id, request_id=request.id, again=True)
    if managers:
        following = add_working_days(tx.now, 3, hours_of(tx, lead.team_id, managers[0]))
        due.schedule_one(tx, lead, Work.REQUEST, request.id, following)
