"""Notices about the end of a track, to whoever nurtures the lead."""

from collections.abc import Mapping

from bot.cadence.coming import Coming
from bot.cadence.tracks.tracks_of import track_of
from bot.cadence.why import Why
from bot.cadence.work import Work
from bot.lead.access import hours_of
from bot.lead.drawing import Draw, lead_of, to_person
from bot.lead.kinds import NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.post import Post
from bot.lead.record import Lead
from bot.nurture.ends import notes
from storage import due
from storage.delivery.claims import ClaimedNotice
from storage.sql import Transaction


def _track_stopped(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    if lead.stage is not Stage.NURTURING:
        return None  # it has gone on since
    why, by = Why(str(notice.data["why"])), str(notice.data.get("by") or "")
    told = (why, by, notice.destination, track_of(tx, lead).name, _coming(tx, lead))
    return to_person(notice, notes.stopped(lead, *told))


def _coming(tx: Transaction, lead: Lead) -> Coming | None:
    planned = due.of_lead(tx, lead.team_id, lead.id, Work.FOLLOW_UP)
    if planned is None:
        return None
    tz = hours_of(tx, lead.team_id, lead.in_charge).tz
    return Coming(planned.on, planned.due_at.astimezone(tz).date())


NOTICES: Mapping[NoticeKind, Draw] = {NoticeKind.TRACK_STOPPED: _track_stopped}
