"""Notices about the end of a track, to whoever nurtures the lead."""

from collections.abc import Mapping

from bot.cadence.coming import Coming
from bot.cadence.tracks.tracks_of import track_of
from bot.cadence.why import TALKING, Why
from bot.cadence.work import Work
from bot.lead.access import hours_of
from bot.lead.drawing import Draw, lead_of, to_person
from bot.lead.kinds import NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.post import Post
from bot.lead.record import Lead
from bot.lead.second_thoughts import was_given_up
from bot.nurture.ends import notes
from storage import due, history
from storage.delivery.claims import ClaimedNotice
from storage.nurture import courses
from storage.sql import Transaction


def _track_stopped(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    run = courses.latest(tx, lead)
    if lead.stage is not Stage.NURTURING or run is None or run.ended_why not in TALKING:
        return None  # it has gone on since
    why, by = Why(run.ended_why), str(notice.data.get("by") or "")
    told = (why, by, notice.destination, track_of(tx, lead).name, _coming(tx, lead))
    return to_person(notice, notes.stopped(lead, *told))


def _coming(tx: Transaction, lead: Lead) -> Coming | None:
    planned = due.of_lead(tx, lead.team_id, lead.id, Work.FOLLOW_UP)
    if planned is None:
        return None
    tz = hours_of(tx, lead.team_id, lead.in_charge).tz
    return Coming(planned.on, planned.due_at.astimezone(tz).date())


def _nurture_over(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    closed = lead.stage is Stage.REFUSED and was_given_up(history.of_lead(tx, lead))
    return to_person(notice, notes.over(lead)) if closed else None


NOTICES: Mapping[NoticeKind, Draw] = {
    NoticeKind.TRACK_STOPPED: _track_stopped,
    NoticeKind.NURTURE_OVER: _nurture_over,
}
