"""Notices about requests: to the managers who decide, and back to whoever asked."""

from collections.abc import Mapping

from bot.lead.access import definition_of
from bot.lead.definition.grounds import as_it_stands
from bot.lead.drawing import Draw, lead_of, to_person
from bot.lead.kinds import NoticeKind
from bot.lead.post import Post
from bot.requests import notes
from bot.requests.request import Request, Told, Wish
from bot.slack.blocks import Message
from storage.delivery import outbox
from storage.delivery.claims import ClaimedNotice
from storage.requests import requests
from storage.sql import Transaction


def _request(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    request = requests.get(tx, notice.team_id, int(notice.data["request_id"]))
    return to_decide(notice, request, _asked(tx, notice, request)) if request else None


def to_decide(notice: ClaimedNotice, request: Request, message: Message) -> Post | None:
    """Put a request to a manager, or draw it anew where they read it; None if it was decided before they were told."""
    if notice.data.get("ts"):
        return Post(str(notice.data["channel"]), *message, update_ts=str(notice.data["ts"]))
    if not request.waits:
        return None
    about = request.id

    def posted(tx: Transaction, channel: str, ts: str) -> None:
        requests.remember(tx, notice.team_id, about, Told(notice.destination, channel, ts))
        now = requests.get(tx, notice.team_id, about)
        if now and not now.waits:  # decided while this was on the way
            to = (notice.destination, notice.lead_id)
            outbox.leave(tx, notice.team_id, NoticeKind(notice.kind), *to, request_id=about, channel=channel, ts=ts)

    return Post(notice.destination, *message, posted=posted)


def _asked(tx: Transaction, notice: ClaimedNotice, request: Request) -> Message:
    if request.wish is Wish.ACCESS:
        return notes.for_access(request, notice.destination)
    lead = lead_of(tx, notice)
    lead = as_it_stands(lead, definition_of(tx, lead), tx.now)
    return notes.to_offer(request, lead, notice.destination, again=bool(notice.data.get("again")))


def _settled(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    request = requests.get(tx, notice.team_id, int(notice.data["request_id"]))
    if request and request.wish is Wish.ACCESS:
        return to_person(notice, notes.access_declined(request))
    return to_person(notice, notes.offer_settled(request, lead_of(tx, notice))) if request else None


NOTICES: Mapping[NoticeKind, Draw] = {NoticeKind.REQUEST: _request, NoticeKind.REQUEST_SETTLED: _settled}
