"""Notices about being away, each drawn from the record when it is sent; and who gets what waits for somebody away."""

from collections.abc import Mapping

from bot.lead.access import hours_of
from bot.lead.drawing import Draw, to_person
from bot.lead.kinds import NoticeKind
from bot.lead.natures import Nature
from bot.lead.post import Post
from bot.lead.team.sides import Side
from bot.lead.workplace.quiet_hours import nature_of
from bot.team import notes
from bot.team.eligible import until_words
from bot.team.sheets import Covered, Meanwhile
from bot.team.slack_status import hinted
from bot.team.stand_in import stand_in
from storage import held, leads
from storage.delivery.claims import ClaimedNotice
from storage.sql import Transaction
from storage.team import absences, meanwhile

_MOST = 5


def stands_in(tx: Transaction, notice: ClaimedNotice) -> dict[str, str]:
    """Say who is reminded of a lead instead of its owner, who is away, with what the message says of that; empty where
    the notice is none of these."""
    if not notice.lead_id or nature_of(notice.kind, notice.data) is not Nature.REMINDER or "for_away" in notice.data:
        return {}
    lead = leads.get(tx, notice.team_id, notice.lead_id, answers=False)
    if lead is None or lead.owner != notice.destination:
        return {}
    found = stand_in(tx, notice.team_id, lead.owner, lead.number)
    if found is None:
        return {}
    to, away = found
    return {"to": to, "for_away": lead.owner, "away": until_words(away)}


def _covering(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    found = absences.get(tx, notice.team_id, int(notice.data["absence_id"]))
    if found is None or found[1].cover != notice.destination:
        return None
    whose, away, ended_at = found
    count = held.tally(tx, notice.team_id, whose, Side.SALES).leads
    by = str(notice.data.get("by") or "")
    named = held.named(tx, notice.team_id, whose, Side.SALES, _MOST)
    sheet = Covered(whose, away, count, ended_at is not None, ended_at or tx.now, by, named)
    return to_person(notice, notes.covering(sheet))


def _hint(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    ends = int(notice.data["ends"])
    if absences.current(tx, notice.team_id, notice.destination):
        return None
    away = hinted(tx.now, hours_of(tx, notice.team_id, notice.destination).tz, ends)
    return to_person(notice, notes.hint(notice.destination, away, ends)) if away or not ends else None


def _away_set(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    found = absences.get(tx, notice.team_id, int(notice.data["absence_id"]))
    if found is None or found[2] is not None:
        return None
    whose, away, _ = found
    if notice.data.get("cover_is_away"):
        return to_person(notice, notes.cover_is_away(whose, away, away.cover))
    return to_person(notice, notes.set_for_you(whose, away, str(notice.data["by"])))


def _welcome_back(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    found = absences.get(tx, notice.team_id, int(notice.data["absence_id"]))
    if found is None or absences.current(tx, notice.team_id, notice.destination):
        return None
    whose, away, ended_at = found
    until = ended_at or away.until
    happened = meanwhile.of_theirs(tx, notice.team_id, whose, away.since, until, _MOST)
    offered = meanwhile.offered(tx, notice.team_id, away.since, until)
    return to_person(notice, notes.welcome_back(Meanwhile(away, until, happened, offered)))


NOTICES: Mapping[NoticeKind, Draw] = {
    NoticeKind.COVERING: _covering,
    NoticeKind.AWAY_HINT: _hint,
    NoticeKind.AWAY_SET: _away_set,
    NoticeKind.WELCOME_BACK: _welcome_back,
}
