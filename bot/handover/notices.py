"""Notices to those who give and get leads, and to managers about those who left."""

from collections.abc import Mapping

from bot.handover import notes
from bot.handover.sheet import Holding
from bot.lead.drawing import Draw, lead_of, to_person
from bot.lead.kinds import NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.people import Person
from bot.lead.post import Post
from bot.lead.reader import Reader
from bot.lead.record import Listed
from bot.lead.team.sides import Side, holder
from bot.lead.team.standing import Unfit
from storage import departures, finding, held
from storage.delivery.claims import ClaimedNotice
from storage.sql import Transaction
from storage.undo import bulk_deeds


def _handed_over(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    data, reader = notice.data, notice.destination
    to, before, by, side = (str(data[name]) for name in ("new", "before", "by", "side"))
    if notice.lead_id is None:
        about = (int(data["count"]), [int(number) for number in data["numbers"]], side)
        if reader == to:
            some = finding.with_ids(tx, notice.team_id, data.get("leads") or ()) if side == Side.SALES else {}
            theirs = [lead for lead in some.values() if lead.owner == to and lead.stage is Stage.ACCEPTED]
            return to_person(notice, notes.all_yours_now(*about, before, by, sorted(theirs, key=_number)))
        return to_person(notice, notes.none_yours_any_more(*about, to, by))
    lead = lead_of(tx, notice)
    if holder(lead, Side(side)) != to:
        return None  # handed on since, of which there is a notice of its own
    if reader == to:
        return to_person(notice, notes.yours_now(lead, Side(side), before, by, Reader(Person(lead.team_id, reader))))
    return to_person(notice, notes.not_yours_any_more(lead, to, by))


def _number(lead: Listed) -> int:
    return lead.number


def _holder_left(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    user, why = str(notice.data["user"]), str(notice.data["why"])
    gone = bool(departures.why_gone(tx, notice.team_id, user))
    left = {}
    for side in Side:
        tally = held.tally(tx, notice.team_id, user, side)
        if tally.leads:
            left[side] = Holding(tally.leads, tally.stamp, held.named(tx, notice.team_id, user, side))
    if not left and (why == Unfit.OFF_TEAM or not gone):
        return None  # handed over meanwhile, or back
    return to_person(notice, notes.holder_left(user, why, left))


def _done_to_all(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    bulk_id = int(notice.data["bulk"])
    deed = None if notice.data.get("undone") else bulk_deeds.get(tx, notice.team_id, bulk_id)
    can_undo = deed is not None and deed.until > tx.now
    return to_person(notice, notes.done_to_all(notice.data, bulk_id if can_undo else 0))


NOTICES: Mapping[NoticeKind, Draw] = {
    NoticeKind.DONE_TO_ALL: _done_to_all,
    NoticeKind.HANDED_OVER: _handed_over,
    NoticeKind.HOLDER_LEFT: _holder_left,
}
