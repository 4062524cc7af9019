"""What an act opens with, in one statement: the delivery taken in, who is asking, and where."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Select, func, literal, literal_column, select
from sqlalchemy.dialects import postgresql

from bot.rules.people import Person, Role
from storage import inbox, tables
from storage.engine import Transaction
from storage.statements import Prepared, given
from storage.workspaces import SETTINGS, Workspace

_member, _definition = tables.member.c, tables.definition.c
_IS_FIRST = "is_first"


@dataclass(frozen=True, slots=True)
class Opening:
    """The person's roles, their workspace, and its newest definition's version; `is_first` says that this delivery
    was not taken in before."""

    roles: frozenset[Role]
    workspace: Workspace
    version: int
    is_first: bool


def opening(tx: Transaction, person: Person, key: str) -> Opening | None:
    """Take in the delivery with this key, as `inbox.receive` does; None where there is no such workspace."""
    team_id = person.team_id
    given_key = {"delivery": key, "answer": {}, "now": tx.now} if tx.gathers else {}
    is_first = tx.gathers or inbox.receive(tx, team_id, key)
    row = _opening(takes_in=tx.gathers).first(tx, team=team_id, user=person.user_id, **given_key)
    if row is None:
        return None
    settings = {name: row[name] for name in Workspace.__dataclass_fields__}
    roles = frozenset(Role(role) for role in (row["roles"] or "").split())
    return Opening(roles, Workspace(**settings), row["version"], is_first and bool(row[_IS_FIRST]))


@cache
def _opening(*, takes_in: bool) -> Prepared:
    joined = func.string_agg if takes_in else func.group_concat
    roles = select(joined(_member.role, literal_column("' '"))).where(
        _member.team_id == given("team"), _member.user_id == given("user")
    )
    version = select(func.max(_definition.version)).where(_definition.team_id == given("team"))
    read: Select[Any] = select(
        *SETTINGS, roles.scalar_subquery().label("roles"), version.scalar_subquery().label("version")
    ).where(tables.workspace.c.team_id == given("team"))
    if not takes_in:
        return Prepared(read.add_columns(literal(1).label(_IS_FIRST)))
    row = {"team_id": given("team"), "key": given("delivery"), "answer": given("answer"), "at": given("now")}
    received = postgresql.insert(tables.inbox).values(row).on_conflict_do_nothing().returning(tables.inbox.c.key)
    return Prepared(read.add_columns(select(func.count()).select_from(received.cte("received")).label(_IS_FIRST)))
