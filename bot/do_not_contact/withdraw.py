"""Acting at once on the leads under way of somebody who is barred: each is closed, and everybody concerned is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from bot.cadence.stop import stop
from bot.cadence.why import Why
from bot.cadence.work import Work
from bot.engagement.meetings import Meeting, MeetingState
from bot.lead.access import workspace_of
from bot.lead.barred.bars import Bar
from bot.lead.barred.may_contact import bar_of
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import MOVES, Move, Stage
from bot.lead.record import Lead
from bot.lead.show_card import show_card
from bot.undo.settle import moved_on
from storage import due, history, leads
from storage.answers import askings
from storage.delivery import outbox
from storage.do_not_contact import asking
from storage.engagement import engagements, meetings
from storage.sql import Transaction

AT_ONCE = 100
"""Leads closed in one transaction. The sweep closes the rest within a minute; meanwhile nobody may contact them."""
_OFF = "They are on the do-not-contact list."


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The leads that were closed, and how many more are being closed."""

    leads: tuple[Lead, ...] = ()
    more: int = 0


def withdraw_leads(tx: Transaction, team_id: str, entry_id: int, by: str) -> Withdrawn:
    """Close the leads under way that an entry of the list is about, and tell everybody concerned but `by`."""
    found = asking.leads_under_way(tx, team_id, entry_id, partial(_country, tx, team_id))
    closed = [lead for lead_id in found[:AT_ONCE] if (lead := _withdraw(tx, team_id, lead_id, by))]
    return Withdrawn(tuple(closed), len(found[AT_ONCE:]))


def withdraw_what_is_left(tx: Transaction) -> int:
    """Do the same for leads that became barred in another way, such as by an earlier release's list. Return how many
    were closed."""
    some = asking.any_under_way(tx, partial(_country, tx), AT_ONCE)
    return sum(_withdraw(tx, team_id, lead_id, "") is not None for team_id, lead_id in some)


def _country(tx: Transaction, team_id: str) -> str:
    return workspace_of(tx, team_id).home_country


def _withdraw(tx: Transaction, team_id: str, lead_id: int, by: str) -> Lead | None:
    lead = leads.get(tx, team_id, lead_id, hold=True)
    bar = bar_of(tx, lead) if lead else None
    if lead is None or bar is None:
        return None
    closed = {"bar_id": bar.id, "reasons": [bar.in_short], "cautions": []}
    if not leads.move(tx, lead, MOVES[Move.WITHDRAW].sources, Stage.REFUSED, **closed):
        return None
    stop(tx, lead, Why.BARRED, by or bar.by)
    due.cancel(tx, team_id, lead.id, *Work)
    askings.end(tx, team_id, lead.id)
    history.record(tx, lead, EventKind.BARRED, by or bar.by, domain=bar.domain, reason=bar.reason, was=lead.stage)
    planned = _call_off(tx, lead, by or bar.by)
    if lead.offer:
        show_card(tx, lead, redrawn=True)
    _tell(tx, lead, planned, by)
    moved_on(tx, lead)
    return lead


def _call_off(tx: Transaction, lead: Lead, by: str) -> list[Meeting]:
    planned = [m for m in meetings.of_lead(tx, lead.team_id, lead.id) if m.state is MeetingState.PLANNED]
    for meeting in planned:
        off = {"state": MeetingState.CANCELLED, "on_hold": False, "outcome": _OFF}
        if meetings.change(tx, lead.team_id, meeting.id, **off):
            about: dict[str, Any] = {"meeting_id": meeting.id, "reason": _OFF, "at": meeting.at.isoformat()}
            history.record(tx, lead, EventKind.MEETING_CANCELLED, by, **about)
    return planned


def _tell(tx: Transaction, lead: Lead, planned: Iterable[Meeting], by: str) -> None:
    ahead = list(planned)
    leader = engagements.of_lead(tx, lead.team_id, lead.id).leader
    concerned = (lead.in_charge, lead.owner, leader, *(meeting.planned_by for meeting in ahead))
    about: dict[str, Any] = {"was": lead.stage, "meetings": [meeting.at.isoformat() for meeting in ahead]}
    for user in dict.fromkeys(concerned):
        if user and user != by:
            outbox.leave(tx, lead.team_id, NoticeKind.BARRED, user, lead.id, **about)


def tell_lifted(tx: Transaction, team_id: str, entry_id: int, by: str) -> Withdrawn:
    """Tell whoever had leads that were closed for an entry that it was lifted, and how to go on: they stay closed.
    Returns those that may be reopened; a lead that another entry is about stays barred by that one."""
    free = []
    for lead in leads.closed_for(tx, team_id, entry_id):
        other: Bar | None = bar_of(tx, lead)
        if other:
            leads.change(tx, team_id, lead.id, bar_id=other.id)
            continue
        free.append(lead)
        history.record(tx, lead, EventKind.SUPPRESSION_LIFTED, by)
        if lead.offer:
            show_card(tx, lead, redrawn=True)
        for user in dict.fromkeys((lead.in_charge, lead.owner)):
            if user and user != by:
                outbox.leave(tx, team_id, NoticeKind.LIFTED, user, lead.id, by=by)
    return Withdrawn(tuple(free))
