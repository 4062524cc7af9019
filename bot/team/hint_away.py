"""Asking a rep whether they are away, because Slack's status sounds so; nothing happens unless they say yes."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.lead.access import hours_of
from bot.lead.delivery_key import KeyKind
from bot.lead.errors import HandoffError
from bot.lead.kinds import NoticeKind
from bot.lead.people import Person, Role
from bot.team.go_away import go_away
from bot.team.sheets import Gone
from bot.team.slack_status import expires_at, hinted, sounds_away
from storage import inbox, workspaces
from storage.delivery import outbox
from storage.sql import Transaction
from storage.team import absences

_SHORT = timedelta(minutes=20)
_LONGEST = timedelta(days=750)


class StatusOverError(HandoffError):
    def __init__(self) -> None:
        super().__init__(
            "That status has ended meanwhile, so nothing was changed. If you are still away: `/lead away until friday`."
        )


def hint_away(tx: Transaction, who: Person, profile: dict[str, Any]) -> bool:
    """Ask a rep whose new status sounds as if they were away whether they are; returns whether they were asked.

    A status is asked about once, or again when Slack repeats it days later. Nobody is asked who has said already that
    they are away at that time.
    """
    if not sounds_away(profile) or Role.REP not in workspaces.roles_of(tx, who):
        return False
    ends = expires_at(profile)
    until = datetime.fromtimestamp(ends, UTC) if ends else None
    if until and not _SHORT < until - tx.now < _LONGEST:
        return False
    known = absences.of(tx, who.team_id, who.user_id)
    if any(each.since <= (until or tx.now) and each.until > tx.now for each in known):
        return False
    if not inbox.receive(tx, who.team_id, f"{KeyKind.STATUS}:{who.user_id}:{ends}"):
        return False
    outbox.leave(tx, who.team_id, NoticeKind.AWAY_HINT, who.user_id, ends=ends)
    return True


def say_yes(tx: Transaction, by: Person, ends: int, key: str) -> Gone | None:
    """Take the status for an absence, without a cover. Idempotent by `key`; raises StatusOverError."""
    away = hinted(tx.now, hours_of(tx, by.team_id, by.user_id).tz, ends)
    if away is None:
        raise StatusOverError
    return go_away(tx, by, by.user_id, away, key)
