"""The notice that asks managers to confirm that somebody never buys."""

from collections.abc import Mapping

from bot.do_not_contact import notes as suppression_notes
from bot.lead.drawing import Draw, lead_of, to_person
from bot.lead.kinds import NoticeKind
from bot.lead.post import Post
from storage.delivery.claims import ClaimedNotice
from storage.sql import Transaction


def _confirm_suppression(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    return to_person(
        notice, suppression_notes.confirm_suppression(lead_of(tx, notice), int(notice.data["suppression_id"]))
    )


NOTICES: Mapping[NoticeKind, Draw] = {
    NoticeKind.CONFIRM_SUPPRESSION: _confirm_suppression,
}
