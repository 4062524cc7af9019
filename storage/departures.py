"""People who can hold no role any more: their roles are taken, and why is kept until Slack says otherwise."""

from sqlalchemy import delete, select

from bot.lead.team.standing import Unfit
from storage import tables
from storage.sql import Prepared, Transaction, given, insert_or_ignore

_gone = tables.departure.c
_member = tables.member.c
_THEM = (_gone.team_id == given("team"), _gone.user_id == given("user"))
_WHY = Prepared(select(_gone.why).where(*_THEM))
_NOTE = insert_or_ignore(tables.departure, "team_id", "user_id", "why", "at")
_FORGET = Prepared(delete(tables.departure).where(*_THEM))
_TAKE_ROLES = Prepared(delete(tables.member).where(_member.team_id == given("team"), _member.user_id == given("user")))


def why_gone(tx: Transaction, team_id: str, user_id: str) -> str:
    """Return what keeps them from holding a role, as far as that has been noticed; "" for nothing."""
    return _WHY.value(tx, team=team_id, user=user_id) or ""


def part_with(tx: Transaction, team_id: str, user_id: str, why: Unfit) -> bool:
    """Take every role of theirs; False where that was done before."""
    _TAKE_ROLES.run(tx, team=team_id, user=user_id)
    return _NOTE.count(tx, team_id=team_id, user_id=user_id, why=why, at=tx.now) == 1


def forget(tx: Transaction, team_id: str, user_id: str) -> bool:
    """They can hold roles again; False where nothing kept them from it."""
    return _FORGET.count(tx, team=team_id, user=user_id) == 1
