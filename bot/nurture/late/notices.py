"""The notice about follow-ups that are late, drawn from what still is when it is sent."""

from collections.abc import Mapping

from bot.lead.drawing import Draw, to_person
from bot.lead.kinds import NoticeKind
from bot.lead.post import Post
from bot.nurture.late.late_now import late_among
from bot.nurture.late.notes import late
from storage import workspaces
from storage.delivery.claims import ClaimedNotice
from storage.sql import Transaction


def _late(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    workspace, ids = workspaces.get(tx, notice.team_id), notice.data["leads"]
    still = late_among(tx, workspace, ids) if workspace else []
    return to_person(notice, late(still)) if still else None


NOTICES: Mapping[NoticeKind, Draw] = {NoticeKind.LATE: _late}
