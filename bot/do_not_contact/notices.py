"""Notices about whom nobody may contact: to the managers who decide, and to those who had a lead of theirs."""

from collections.abc import Mapping
from datetime import datetime

from bot.do_not_contact import notes as suppression_notes
from bot.lead.barred.may_contact import bar_of
from bot.lead.drawing import Draw, lead_of, to_person
from bot.lead.kinds import NoticeKind
from bot.lead.post import Post
from bot.lead.record import Lead
from storage.delivery.claims import ClaimedNotice
from storage.do_not_contact import entries, lead_keys
from storage.sql import Transaction


def _confirm_suppression(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    entry = entries.get(tx, notice.team_id, int(notice.data["suppression_id"]))
    if entry is None:
        return None
    ways = [way for way in lead_keys.of_lead(tx, lead.team_id, lead.id) if not way.is_domain]
    note = suppression_notes.confirm_suppression(lead, entry, ways, notice.destination)
    return to_person(notice, note)


def _barred(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    bar = bar_of(tx, lead) if _is_closed(lead) else None
    if bar is None:
        return None  # it was lifted before anybody was told
    meetings = [datetime.fromisoformat(str(at)) for at in notice.data.get("meetings", ())]
    was = str(notice.data.get("was"))
    return to_person(notice, suppression_notes.barred(lead, bar, notice.destination, was, meetings))


def _lifted(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    if not _is_closed(lead) or bar_of(tx, lead):
        return None
    return to_person(notice, suppression_notes.lifted(lead, str(notice.data.get("by")), notice.destination))


def _is_closed(lead: Lead) -> bool:
    """Tell whether the lead is still closed for the list."""
    return bool(lead.bar_id)


NOTICES: Mapping[NoticeKind, Draw] = {
    NoticeKind.CONFIRM_SUPPRESSION: _confirm_suppression,
    NoticeKind.BARRED: _barred,
    NoticeKind.LIFTED: _lifted,
}
