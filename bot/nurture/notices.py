"""Notices the clock sends to a marketer: follow up now; a draft nobody worked on is closed."""

from collections.abc import Mapping
from datetime import datetime

from bot.cadence.tracks import REMINDERS
from bot.cadence.work import Work
from bot.lead.access import definition_of
from bot.lead.drawing import Draw, in_stage, lead_of
from bot.lead.kinds import NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.people import Person
from bot.lead.post import Post
from bot.lead.reader import Reader
from bot.lead.record import Lead
from bot.nurture import notes as nurture_notes
from bot.nurture.lines import Known
from storage import due, workspaces
from storage.delivery.claims import ClaimedNotice
from storage.engagement import conversations
from storage.sql import Transaction


def _follow_up(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    if lead.stage is not Stage.NURTURING:
        return None
    reminder = _reminder(notice, lead)
    if notice.destination != lead.in_charge and not (reminder and reminder.to_manager):
        return None  # handed over since: whoever has it now is told in a message of their own
    planned = due.of_lead(tx, lead.team_id, lead.id, Work.FOLLOW_UP)
    if planned is None or planned.state != "told":
        return None  # somebody has acted since
    known = _known(tx, notice, lead)
    message = nurture_notes.follow_up(lead, definition_of(tx, lead), planned.id, reminder, known)
    return Post(notice.destination, *message)


def _known(tx: Transaction, notice: ClaimedNotice, lead: Lead) -> Known:
    reader = Person(notice.team_id, notice.destination)
    said = conversations.of_lead(tx, lead.team_id, lead.id)
    return Known(Reader(reader, workspaces.roles_of(tx, reader)), said[0] if said else None)


def _reminder(notice: ClaimedNotice, lead: Lead) -> nurture_notes.Reminder | None:
    number, since, gone = (notice.data.get(name) for name in ("number", "since", "instead_of"))
    if not number and not gone:
        return None
    to_manager = bool(gone) or (int(number or 0) > REMINDERS and notice.destination != lead.in_charge)
    first_told = datetime.fromisoformat(str(since)) if since else None
    return nurture_notes.Reminder(int(number or 0), first_told, to_manager, gone=bool(gone))


NOTICES: Mapping[NoticeKind, Draw] = {
    NoticeKind.STALE: in_stage(Stage.STALE, nurture_notes.stale),
    NoticeKind.FOLLOW_UP: _follow_up,
}
