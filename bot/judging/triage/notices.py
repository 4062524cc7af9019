"""Notices about the triage list: to a marketer, once for all the people on it."""

from collections.abc import Mapping

from bot.cadence.rhythm import STALE_WORKING_DAYS
from bot.judging.triage import notes
from bot.lead.drawing import Draw, to_person
from bot.lead.kinds import NoticeKind
from bot.lead.post import Post
from storage import finding
from storage.delivery.claims import ClaimedNotice
from storage.finding import MOST_COUNTED
from storage.overview import triage
from storage.sql import Transaction


def _waits(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    total = triage.counted(tx, notice.team_id, notice.destination)
    if not total:
        return None
    many = (
        f"More than {MOST_COUNTED - 1} people" if total >= MOST_COUNTED else f"{total} people" if total > 1 else "One"
    )
    return to_person(notice, notes.waiting(many, STALE_WORKING_DAYS))


def _over(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    known = finding.with_ids(tx, notice.team_id, notice.data["leads"])
    found = [known[lead_id] for lead_id in notice.data["leads"] if lead_id in known]
    return to_person(notice, notes.closed(found)) if found else None


NOTICES: Mapping[NoticeKind, Draw] = {NoticeKind.TRIAGE_WAITS: _waits, NoticeKind.TRIAGE_OVER: _over}
