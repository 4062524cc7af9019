"""Slack user groups that give roles: which, how Slack describes them, and who is in them."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, delete, func, or_, select, update

from bot.lead.people import Role
from storage import tables
from storage.sql import Prepared, Transaction, given, insert, upsert

_role = tables.role_group.c
_group = tables.user_group.c
_in = tables.group_member.c
_gone = tables.departure.c


class Group(NamedTuple):
    """A user group; `members` counts those who can hold a role, `unfit` the others. `gone`: it is disabled."""

    id: str
    name: str
    handle: str
    gone: bool
    asked_at: datetime | None
    members: int = 0
    unfit: int = 0


_OF_ROLE = Prepared(
    select(_in.user_id)
    .distinct()
    .join_from(
        tables.role_group, tables.group_member, and_(_in.team_id == _role.team_id, _in.group_id == _role.group_id)
    )
    .outerjoin(tables.departure, and_(_gone.team_id == _in.team_id, _gone.user_id == _in.user_id))
    .where(_role.team_id == given("team"), _role.role == given("role"), _in.unfit == "", _gone.user_id.is_(None))
    .order_by(_in.user_id)
)
_ROLES = Prepared(
    select(_role.role, _role.group_id).where(_role.team_id == given("team")).order_by(_role.role, _role.group_id)
)
_DROP_ROLE = Prepared(delete(tables.role_group).where(_role.team_id == given("team"), _role.role == given("held")))
_ADD_ROLE = insert(tables.role_group, "team_id", "role", "group_id")
_KNOWN = Prepared(
    select(
        *(_group[name] for name in ("group_id", "name", "handle", "gone", "asked_at")),
        func.count(_in.user_id).filter(_in.unfit == ""),
        func.count(_in.user_id).filter(_in.unfit != ""),
    )
    .outerjoin(tables.group_member, and_(_in.team_id == _group.team_id, _in.group_id == _group.group_id))
    .where(_group.team_id == given("team"))
    .group_by(_group.group_id, _group.name, _group.handle, _group.gone, _group.asked_at)
    .order_by(_group.group_id)
)
_MEMBERS = Prepared(select(_in.user_id, _in.unfit).where(_in.team_id == given("team"), _in.group_id == given("group")))
_EVERYBODY = Prepared(
    select(_in.user_id, _in.group_id).where(_in.team_id == given("team"), _in.unfit == "").order_by(_in.group_id)
)
_DROP_MEMBERS = Prepared(
    delete(tables.group_member).where(_in.team_id == given("team"), _in.group_id == given("group"))
)
_ADD_MEMBER = insert(tables.group_member, "team_id", "group_id", "user_id", "unfit")
_ASK_AGAIN = Prepared(
    update(tables.user_group).where(_group.team_id == given("team"), _group.group_id == given("group")), "asked_at"
)
_TO_ASK = Prepared(
    select(_group.group_id)
    .where(
        _group.team_id == given("team"),
        or_(_group.asked_at.is_(None), _group.asked_at < given("before")),
        _group.group_id.in_(select(_role.group_id).where(_role.team_id == given("team"))),
    )
    .order_by(_group.group_id)
)


def of_role(tx: Transaction, team_id: str, role: Role) -> list[str]:
    """Return the user ids of those whom user groups give the role."""
    found: list[str] = _OF_ROLE.values(tx, team=team_id, role=role)
    return found


def by_role(tx: Transaction, team_id: str) -> dict[Role, tuple[str, ...]]:
    """Return the ids of the groups that give each role."""
    rows = _ROLES.rows(tx, team=team_id)
    return {role: tuple(group for held, group in rows if held == role) for role in Role}


def set_for_role(tx: Transaction, team_id: str, role: Role, group_ids: Collection[str]) -> None:
    _DROP_ROLE.run(tx, team=team_id, held=role)
    _ADD_ROLE.run_many(tx, [{"team_id": team_id, "role": role, "group_id": each} for each in dict.fromkeys(group_ids)])


def known(tx: Transaction, team_id: str) -> dict[str, Group]:
    return {row[0]: Group(*row) for row in _KNOWN.rows(tx, team=team_id)}


def members(tx: Transaction, team_id: str, group_id: str) -> dict[str, str]:
    """Return by user id why each member can hold no role, "" if they can."""
    rows: dict[str, str] = {row["user_id"]: row["unfit"] for row in _MEMBERS.all(tx, team=team_id, group=group_id)}
    return rows


def of_everybody(tx: Transaction, team_id: str) -> dict[str, frozenset[str]]:
    """Return the groups that each person is in, by user id."""
    found: dict[str, frozenset[str]] = {}
    for user, group_id in _EVERYBODY.rows(tx, team=team_id):
        found[user] = found.get(user, frozenset()) | {group_id}
    return found


def learn(tx: Transaction, team_id: str, group: Group, users: Mapping[str, str]) -> None:
    """Remember a group as Slack describes it now, with its members and why each can hold no role."""
    describe(tx, team_id, group, tx.now)
    _DROP_MEMBERS.run(tx, team=team_id, group=group.id)
    row = {"team_id": team_id, "group_id": group.id}
    _ADD_MEMBER.run_many(tx, [{**row, "user_id": user, "unfit": unfit} for user, unfit in users.items()])


def describe(tx: Transaction, team_id: str, group: Group, asked_at: datetime | None) -> None:
    """Remember how a group is called; its members are asked for where `asked_at` is None."""
    row = {"team_id": team_id, "group_id": group.id, "name": group.name, "handle": group.handle, "gone": group.gone}
    upsert(tx, tables.user_group, [{**row, "asked_at": asked_at}], ("team_id", "group_id"))


def ask_again(tx: Transaction, team_id: str, group_id: str) -> bool:
    """Have Slack asked who is in it; False for a group that gives no role."""
    return _ASK_AGAIN.count(tx, team=team_id, group=group_id, asked_at=None) == 1


def to_ask(tx: Transaction, team_id: str, before: datetime) -> list[str]:
    """List the groups that Slack is to be asked about, as it was not since that moment (UTC)."""
    found: list[str] = _TO_ASK.values(tx, team=team_id, before=before)
    return found
