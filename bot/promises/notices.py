"""Notices about promises: each is drawn, and sent, only if what it asks for still waits when it goes out."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.lead.barred.may_contact import bars_of
from bot.lead.drawing import Draw, lead_of, to_person, workspace_of
from bot.lead.kinds import NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.post import Post
from bot.lead.record import Lead
from bot.promises import notes
from bot.promises.ladder import Step
from bot.promises.promised import can_be_told, promise_of
from bot.promises.standing import Standing
from bot.routing.decided import latest
from bot.routing.notes import for_you
from bot.slack.text import person
from storage import finding
from storage.delivery import cards
from storage.delivery.claims import ClaimedNotice
from storage.sql import Transaction


def _still_waits(tx: Transaction, notice: ClaimedNotice) -> tuple[Lead, Standing] | None:
    """Return the lead and its promise if that is still the one, and its clock runs."""
    return _waits(tx, lead_of(tx, notice), notice.data)


def _waits(tx: Transaction, lead: Lead, told: Mapping[str, Any]) -> tuple[Lead, Standing] | None:
    standing = promise_of(tx, lead)
    if standing is None or standing.paused or standing.since.isoformat() != told.get("since"):
        return None
    if standing.answers and lead.offer != told.get("offer", lead.offer):
        return None
    return lead, replace(standing, step=int(told.get("step", standing.step)))


def _late(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    """Draw the leads that still wait; a single one in full."""
    items = {int(item["lead"]): item for item in notice.data["leads"]}
    known = finding.several(tx, notice.team_id, list(items)).values()
    barred = bars_of(tx, notice.team_id, set(items))
    waiting = [found for lead in known if lead.id not in barred and (found := _waits(tx, lead, items[lead.id]))]
    if not waiting or not can_be_told(tx, notice.team_id, notice.destination):
        return None
    if len(waiting) == 1:
        return to_person(notice, notes.told_to_manager(*waiting[0]))
    return to_person(notice, notes.several_late(sorted(waiting, key=lambda found: found[1].due_at)))


def _due(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    found = _still_waits(tx, notice)
    if not found or not can_be_told(tx, notice.team_id, notice.destination):
        return None
    lead, standing = found
    if standing.step == Step.REMIND:
        if notice.destination != lead.routed_to:
            return None
        return to_person(notice, notes.asked_to_answer(lead, standing))
    return to_person(notice, notes.told_to_manager(lead, standing))


def _your_turn(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    noted, standing = latest(tx, lead), promise_of(tx, lead)
    theirs = lead.stage is Stage.OFFERED and lead.routed_to == notice.destination
    if not noted or not standing or not theirs or lead.offer != notice.data.get("offer"):
        return None
    text = for_you(lead, noted, workspace_of(tx, notice).sales_channel)
    return to_person(notice, notes.your_turn(lead, standing, text))


def _in_thread(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    found = _still_waits(tx, notice)
    if not found:
        return None
    lead, standing = found
    place = cards.place(tx, lead, lead.offer)
    if place is None:
        return None
    message = notes.said_in_thread(lead, standing, standing.step, _passed(notice))
    return Post(place.channel, *message, thread_ts=place.ts)


def _passed(notice: ClaimedNotice) -> str:
    """Say who was passed over before, and why; "" if nobody was."""
    who, why = notice.data.get("before"), notice.data.get("because") or "did not answer in time"
    return f"{person(str(who))} {why}" if who else ""


def _contact_due(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    found = _still_waits(tx, notice)
    if not found or not can_be_told(tx, notice.team_id, notice.destination):
        return None
    lead, standing = found
    if lead.owner in (notice.destination, notice.data.get("for_away")):
        return to_person(notice, notes.asked_for_contact(lead, standing))
    return to_person(notice, notes.told_to_manager(lead, standing))


def _pause_over(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    found = _still_waits(tx, notice)
    return to_person(notice, notes.pause_over(*found)) if found else None


NOTICES: Mapping[NoticeKind, Draw] = {
    NoticeKind.PROMISE_DUE: _due,
    NoticeKind.PROMISES_LATE: _late,
    NoticeKind.YOUR_TURN: _your_turn,
    NoticeKind.PROMISE_IN_THREAD: _in_thread,
    NoticeKind.CONTACT_DUE: _contact_due,
    NoticeKind.PAUSE_OVER: _pause_over,
}
