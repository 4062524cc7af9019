"""Coming back: when the time is over, or earlier, whoever was away hears what came meanwhile, and the cover is over."""

from bot.lead.kinds import NoticeKind
from bot.lead.people import Person
from bot.team.errors import NotAwayError
from bot.team.may_change import require_may_change
from bot.team.rep import Away
from storage import inbox
from storage.delivery import outbox
from storage.promises import running
from storage.sql import Transaction
from storage.team import absences, changes

BATCH = 50


def come_back(tx: Transaction, by: Person, whose: str, key: str) -> Away | None:
    """End the absence that is under way; returns it, None for a repeat. Idempotent by `key`; raises NotAwayError."""
    whose = whose or by.user_id
    require_may_change(tx, by, whose)
    coming = absences.of(tx, by.team_id, whose)
    away = next((each for each in coming if each.lasts_at(tx.now)), None)
    if not inbox.receive(tx, by.team_id, key):
        return None
    if away is None:
        raise NotAwayError(coming, own=whose == by.user_id)
    changes.note(tx, by, whose, "away", away.until.isoformat(timespec="minutes"), "")
    _end(tx, by.team_id, whose, away, by.user_id)
    return away


def take_back_absence(tx: Transaction, by: Person, absence_id: int, key: str) -> str:
    """Take back an absence that is planned, or end one that is under way; returns whose. Idempotent."""
    found = absences.get(tx, by.team_id, absence_id)
    if found is None:
        raise NotAwayError((), own=True)
    whose, away, ended_at = found
    require_may_change(tx, by, whose)
    if ended_at is None and inbox.receive(tx, by.team_id, key):
        changes.note(tx, by, whose, "away", away.until.isoformat(timespec="minutes"), "")
        _end(tx, by.team_id, whose, away, by.user_id)
    return whose


def end_absences(tx: Transaction) -> int:
    """End absences whose time is over, in every workspace; returns how many."""
    over = absences.over(tx, BATCH)
    for team_id, absence_id in over:
        found = absences.get(tx, team_id, absence_id)
        if found:
            _end(tx, team_id, found[0], found[1], "")
    return len(over)


def _end(tx: Transaction, team_id: str, whose: str, away: Away, by: str) -> None:
    if not absences.end(tx, team_id, away.id, by):
        return
    running.look_at_all_again(tx, team_id)
    if away.cover:
        outbox.leave(tx, team_id, NoticeKind.COVERING, away.cover, absence_id=away.id, by=by)
    if away.since <= tx.now:
        outbox.leave(tx, team_id, NoticeKind.WELCOME_BACK, whose, absence_id=away.id)
