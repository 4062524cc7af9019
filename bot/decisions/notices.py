"""Notices of what sales decided: the card in the channel, and messages to the marketer and the new owner."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.cadence.coming import Coming
from bot.cadence.tracks.tracks_of import track_of
from bot.cadence.work import Work
from bot.decisions import notes as decision_notes
from bot.decisions.back_again import BackAgain, back_again
from bot.decisions.card import earlier_card, lead_card
from bot.decisions.rejection import SentBack
from bot.lead.access import definition_of, hours_of
from bot.lead.barred.may_contact import bar_of
from bot.lead.definition.questions import Definition
from bot.lead.drawing import Draw, channel_of, in_stage, lead_of, to_person, workspace_of
from bot.lead.ending.ending import ended
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import Move, Stage
from bot.lead.people import Act, Person, entitled
from bot.lead.post import Post
from bot.lead.reasons.reason import Reason
from bot.lead.record import Event, Lead
from bot.lead.reject_reasons import DUPLICATE, REASON_BY_CODE
from bot.lead.second_thoughts import taken_back
from bot.nurture.introduced.introduced import introduced
from bot.nurture.introduced.introduction import Introduction
from bot.promises.promised import promise_of
from bot.routing.notices import on_card
from bot.sources.confidence.confidence import Confidence
from storage import due, history, workspaces
from storage.delivery import cards, outbox
from storage.delivery.claims import ClaimedNotice
from storage.sources.confidence import confidence_of
from storage.sql import Transaction


def _rejected(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    reason = REASON_BY_CODE.get(lead.reject_code)
    if reason is None or reason.move is Move.RECYCLE:
        return None  # corrected and offered again before this was told
    return to_person(notice, decision_notes.rejected(lead, definition_of(tx, lead), sent_back(tx, lead, reason)))


def sent_back(tx: Transaction, lead: Lead, reason: Reason) -> SentBack:
    """Return the rest that marketing hears of a lead that sales sent back for that reason."""
    last = history.latest(tx, lead, EventKind.REJECTED)
    said = last.data if last else {}
    planned = due.of_lead(tx, lead.team_id, lead.id, Work.FOLLOW_UP)
    tz = hours_of(tx, lead.team_id, lead.in_charge).tz
    coming = Coming(planned.on, planned.due_at.astimezone(tz).date()) if planned else None
    named = date_named(tx, lead, reason)
    coming = Coming(named, coming.on) if coming and named and named > coming.on else coming
    again = dict.fromkeys((*said.get("fix", ()), *reason.reopens))
    suggested = str(said.get("suggested") or "") if reason.names_person else ""
    contact_id, track = int(said.get("contact_id") or 0), track_of(tx, lead)
    return SentBack(coming, tuple(again), reason.names_person, suggested, contact_id, track)


def _came_back(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    reason = REASON_BY_CODE.get(lead.reject_code)
    named = date_named(tx, lead, reason) if reason else None
    if lead.stage is not Stage.NURTURING or reason is None or named is None or lead.decided_by != notice.destination:
        return None
    return to_person(notice, decision_notes.came_back(lead, reason, named))


def date_named(tx: Transaction, lead: Lead, reason: Reason) -> date | None:
    """Return the date until which sales gave the lead back for that reason, if it takes one."""
    kind = EventKind.RECYCLED if reason.move is Move.RECYCLE else EventKind.REJECTED
    said = history.latest(tx, lead, kind) if reason.needs_date else None
    until = str(said.data.get("until") or "") if said else ""
    return date.fromisoformat(until) if until else None


def _passed_on(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    line = history.latest(tx, lead, EventKind.PASSED_ON)
    waits = lead.stage is Stage.OFFERED and lead.offer == notice.data.get("offer")
    if line is None or not waits or notice.destination not in (lead.routed_to, lead.in_charge):
        return None
    return to_person(notice, decision_notes.passed_on(lead, line, notice.destination))


def _whose_customer(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    closed = lead.stage is Stage.REFUSED and not lead.merged_into and lead.reject_code == DUPLICATE
    return to_person(notice, decision_notes.whose_customer(lead, str(notice.data["by"]))) if closed else None


def _stays_closed(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead, data = lead_of(tx, notice), notice.data
    closed = lead.stage is Stage.REFUSED and not lead.merged_into
    return to_person(notice, decision_notes.stays_closed(lead, str(data["by"]), str(data["why"]))) if closed else None


def _card(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead, offer = lead_of(tx, notice), int(notice.data["offer"])
    newer = outbox.later(tx, notice.team_id, notice.stream, NoticeKind.CARD, notice.id)
    if not notice.unclear and any(data["offer"] == offer for data in newer):
        return None  # the newer one draws the same
    if offer == lead.offer:
        definition = definition_of(tx, lead)
        promise = promise_of(tx, lead) if lead.stage is Stage.OFFERED else None  # once decided, it says no more of it
        introduction = introduced(tx, lead) if lead.stage is Stage.OFFERED else None
        customers = bool(lead.routed_to) and not lead.route_group  # the card says that, which is why it came back
        back = None if customers else _back(tx, lead, definition, introduction)
        about = (back, _taken(tx, lead), promise, on_card(tx, lead), introduction, _confidence(tx, lead))
        message = lead_card(lead, definition, tx.now, bar_of(tx, lead), *about)
    else:
        message = earlier_card(lead)
    place = cards.place(tx, lead, offer)
    if place:
        return Post(place.channel, *message, update_ts=place.ts)
    # The later offer has a card of its own; this one is no longer posted, unless it already was.
    too_late = offer != lead.offer
    if too_late and not notice.unclear:
        return None

    def posted(tx: Transaction, channel: str, ts: str) -> None:
        cards.remember(tx, lead, offer, channel, ts)
        if too_late:
            outbox.leave(tx, notice.team_id, NoticeKind.CARD, notice.destination, lead.id, offer=offer)

    return Post(channel_of(tx, notice), *message, too_late=too_late, posted=posted)


def _taken(tx: Transaction, lead: Lead) -> Event | None:
    """Return the line that says that marketing took it back, or how it ended; sales' own decisions need no look."""
    if lead.stage in (Stage.WON, Stage.LOST):
        return ended(history.of_lead(tx, lead))
    with_sales = lead.stage in (Stage.OFFERED, Stage.ACCEPTED)
    return None if with_sales or lead.reject_code else taken_back(history.of_lead(tx, lead))


def _confidence(tx: Transaction, lead: Lead) -> Confidence | None:
    """Return that in its source, while somebody decides on it."""
    decides = lead.stage is Stage.OFFERED and lead.source_id
    return confidence_of(tx, lead.team_id, lead.source_id) if decides else None


def _back(tx: Transaction, lead: Lead, definition: Definition, told: Introduction | None) -> BackAgain | None:
    """Read from history what sales said of an earlier offer; a first one needs no look. Where something was heard from
    them since, that is what has changed."""
    found = back_again(history.of_lead(tx, lead, limit=200), definition) if lead.offer > 1 else None
    return replace(found, rejected=False) if found and told and told.heard else found


def _back_again(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    told = introduced(tx, lead)
    again = _back(tx, lead, definition_of(tx, lead), told)
    waits = lead.stage is Stage.OFFERED and lead.offer == notice.data.get("offer")
    rep = Person(lead.team_id, notice.destination)
    if not again or again.by != rep.user_id or not waits or not entitled(workspaces.roles_of(tx, rep), Act.DECIDE):
        return None
    return to_person(notice, decision_notes.back(lead, again, workspace_of(tx, notice).sales_channel, told))


NOTICES: Mapping[NoticeKind, Draw] = {
    NoticeKind.CARD: _card,
    NoticeKind.ACCEPTED: in_stage(Stage.ACCEPTED, decision_notes.accepted),
    NoticeKind.REJECTED: _rejected,
    NoticeKind.PASSED_ON: _passed_on,
    NoticeKind.WHOSE_CUSTOMER: _whose_customer,
    NoticeKind.STAYS_CLOSED: _stays_closed,
    NoticeKind.BACK_AGAIN: _back_again,
    NoticeKind.CAME_BACK: _came_back,
}
