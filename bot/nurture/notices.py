"""Notices the clock sends to a marketer: follow up now; a draft nobody worked on is closed."""

from collections.abc import Mapping

from bot.cadence.work import Work
from bot.lead.access import definition_of
from bot.lead.drawing import Draw, in_stage, lead_of, to_person
from bot.lead.kinds import NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.post import Post
from bot.nurture import notes as nurture_notes
from storage import due
from storage.delivery.claims import ClaimedNotice
from storage.sql import Transaction


def _follow_up(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    if lead.stage is not Stage.NURTURING:
        return None
    planned = due.of_lead(tx, lead.team_id, lead.id, Work.FOLLOW_UP)
    return to_person(notice, nurture_notes.follow_up(lead, definition_of(tx, lead), planned.id if planned else 0))


NOTICES: Mapping[NoticeKind, Draw] = {
    NoticeKind.STALE: in_stage(Stage.STALE, nurture_notes.stale),
    NoticeKind.FOLLOW_UP: _follow_up,
}
