"""Notices to those who work on a lead that somebody else knew of as well."""

from collections.abc import Mapping

from bot.intake import notes as merge_notes
from bot.lead.drawing import Draw, lead_of, to_person
from bot.lead.kinds import NoticeKind
from bot.lead.post import Post
from storage.delivery.claims import ClaimedNotice
from storage.sql import Transaction


def _added_to(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    by, filled = str(notice.data["by"]), [str(name) for name in notice.data.get("filled", ())]
    return to_person(notice, merge_notes.added_to(lead_of(tx, notice), by, filled))


def _merged(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    number, by = int(notice.data["number"]), str(notice.data.get("by") or "")
    return to_person(notice, merge_notes.merged(lead_of(tx, notice), number, by))


NOTICES: Mapping[NoticeKind, Draw] = {NoticeKind.ADDED_TO: _added_to, NoticeKind.MERGED: _merged}
