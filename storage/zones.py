"""The zones that people live in, as their Slack profiles say."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import and_, func, or_, select

from storage import tables
from storage.sql import Prepared, Transaction, given, upsert

_zone = tables.person_zone.c
_member = tables.member.c
_OF = Prepared(select(_zone.tz).where(_zone.team_id == given("team"), _zone.user_id == given("user")))
_OF_TEAM = Prepared(select(_zone.user_id, _zone.tz).where(_zone.team_id == given("team")))
_TO_ASK = Prepared(
    select(_member.user_id)
    .outerjoin(tables.person_zone, and_(_zone.team_id == _member.team_id, _zone.user_id == _member.user_id))
    .where(_member.team_id == given("team"), or_(_zone.asked_at.is_(None), _zone.asked_at < given("before")))
    .group_by(_member.user_id)
    .order_by(func.min(_zone.asked_at), _member.user_id)
    .limit(given("most"))
)


def of(tx: Transaction, team_id: str, user_id: str) -> str:
    """Return a person's zone, empty while it is not known."""
    return str(_OF.value(tx, team=team_id, user=user_id) or "")


def of_team(tx: Transaction, team_id: str) -> dict[str, str]:
    """Return everybody's zones by user id; those that are not known are left out."""
    return {user_id: tz for user_id, tz in _OF_TEAM.rows(tx, team=team_id) if tz}


def keep(tx: Transaction, team_id: str, user_id: str, tz: str) -> None:
    """Remember what Slack says now."""
    row = {"team_id": team_id, "user_id": user_id, "tz": tz, "asked_at": tx.now}
    upsert(tx, tables.person_zone, [row], ("team_id", "user_id"))


def to_ask(tx: Transaction, team_id: str, before: datetime, most: int) -> Collection[str]:
    """List members whose zone Slack has not been asked for since that moment (UTC), those never asked for first."""
    found: list[str] = _TO_ASK.values(tx, team=team_id, before=before, most=most)
    return found
