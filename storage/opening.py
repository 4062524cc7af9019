"""The opening of an act, in one statement: the delivery taken in, who is asking, and where."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Select, exists, func, select
from sqlalchemy.dialects import postgresql

from bot.lead.people import Person, Role
from bot.lead.workplace.calendar import WorkingHours
from bot.lead.workplace.workspace import Workspace
from storage import inbox, tables
from storage.intake.places import LeadPlace, counting_on, next_place
from storage.sql import Prepared, Transaction, given, word
from storage.workspaces import SETTINGS

_member, _definition, _zone = tables.member.c, tables.definition.c, tables.person_zone.c


@dataclass(frozen=True, slots=True)
class Opening:
    """The person's roles, their workspace, and the version of its newest definition; `is_first` says that this delivery
    was not taken in before. `zone` is where they live, "" if that is not known. `place` is for a new lead, if one was
    asked for and this delivery is the first."""

    roles: frozenset[Role]
    workspace: Workspace
    version: int
    is_first: bool
    place: LeadPlace | None = None
    zone: str = ""

    @property
    def hours(self) -> WorkingHours:
        """Return when this person works."""
        return self.workspace.hours_in(self.zone or self.workspace.tz)


def opening(tx: Transaction, person: Person, key: str, *, place: bool = False) -> Opening | None:
    """Take in the delivery with this key, as `inbox.receive` does, and with `place` take a new lead's place, as
    `leads.next_place` does; returns None if there is no such workspace."""
    team_id = person.team_id
    if tx.gathers:
        given_key = {"delivery": key, "answer": {}, "now": tx.now}
        row = _in_one(place=place).first(tx, team=team_id, user=person.user_id, **given_key)
        is_first = bool(row and row["is_first"])
        taken = LeadPlace(row["number"], row["id"]) if row and place and is_first else None
    else:
        is_first = inbox.receive(tx, team_id, key)
        row = _READ.first(tx, team=team_id, user=person.user_id)
        taken = next_place(tx, team_id) if row and place and is_first else None
    if row is None:
        return None
    settings = {name: row[name] for name in Workspace.__dataclass_fields__}
    roles = frozenset(Role(role) for role in (row["roles"] or "").split())
    return Opening(roles, Workspace(**settings), row["version"], is_first, taken, row["zone"] or "")


def _reading(joined: Any) -> Select[Any]:
    roles = select(joined(_member.role, word(" "))).where(
        _member.team_id == given("team"), _member.user_id == given("user")
    )
    version = select(func.max(_definition.version)).where(_definition.team_id == given("team"))
    zone = select(_zone.tz).where(_zone.team_id == given("team"), _zone.user_id == given("user"))
    columns = {"roles": roles, "version": version, "zone": zone}
    asked = (query.scalar_subquery().label(name) for name, query in columns.items())
    return select(*SETTINGS, *asked).where(tables.workspace.c.team_id == given("team"))


_READ = Prepared(_reading(func.group_concat))


@cache
def _in_one(*, place: bool) -> Prepared:
    """Make the one statement, for PostgreSQL, where each statement is a round trip."""
    row = {"team_id": given("team"), "key": given("delivery"), "answer": given("answer"), "at": given("now")}
    inserted = postgresql.insert(tables.inbox).values(row).on_conflict_do_nothing().returning(tables.inbox.c.key)
    received = inserted.cte("received")
    read = _reading(func.string_agg).add_columns(select(func.count()).select_from(received).label("is_first"))
    if place:
        counted = counting_on(with_id=True).where(exists().select_from(received)).cte("counted")
        read = read.add_columns(
            *(select(column).label(name) for name, column in zip(LeadPlace._fields, counted.c, strict=True))
        )
    return Prepared(read)
