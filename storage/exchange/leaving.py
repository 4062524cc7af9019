"""The leads that go into a file: found by their numbers, a window after the other, so that no statement reads them all.

A window is looked through by the index on numbers, however few in it are wanted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import and_, func, or_, select

from bot.lead.lifecycle import Stage
from bot.lead.record import Lead
from storage import tables
from storage.answers import whole_leads
from storage.sql import Among, Prepared, Transaction, given, number

WINDOW = 5000
_lead, _workspace = tables.lead.c, tables.workspace.c
_NEWEST = Prepared(select(_workspace.last_number).where(_workspace.team_id == given("team")))


@dataclass(frozen=True, slots=True)
class Which:
    """The leads that are wanted; what is empty, or None, restricts nothing. `since` and `before` are moments (UTC)
    between which they came in. Erased leads are never among them, merged ones only with `merged`."""

    stages: tuple[Stage, ...] = ()
    source_ids: tuple[int, ...] = ()
    since: datetime | None = None
    before: datetime | None = None
    owner: str = ""
    merged: bool = False

    @property
    def given(self) -> dict[str, Any]:
        values = {"stages": list(self.stages), "sources": list(self.source_ids), "owner": self.owner}
        values |= {"since": self.since, "before": self.before}
        return {name: value for name, value in values.items() if value}


def newest(tx: Transaction, team_id: str) -> int:
    """Return the highest number that a lead may have."""
    return _NEWEST.value(tx, team=team_id) or 0


def count(tx: Transaction, team_id: str, which: Which, after: int, upto: int) -> int:
    """Count those with a number after one, up to another."""
    statement = _count(which.merged, *sorted(which.given))
    found: int = statement.value(tx, team=team_id, after=after, upto=upto, **which.given)
    return found


def leads_after(tx: Transaction, team_id: str, which: Which, after: int, upto: int, most: int) -> list[Lead]:
    """Return the first of them in the order of their numbers, with their answers."""
    statement = _ids(which.merged, *sorted(which.given))
    ids = statement.values(tx, team=team_id, after=after, upto=upto, most=most, **which.given)
    found = whole_leads.by_id(tx, team_id, ids) if ids else {}
    return [found[each] for each in ids if each in found]


@cache
def _count(merged: bool, *named: str) -> Prepared:
    return Prepared(select(func.count()).select_from(tables.lead).where(_wanted(merged, named)))


@cache
def _ids(merged: bool, *named: str) -> Prepared:
    return Prepared(select(_lead.id).where(_wanted(merged, named)).order_by(_lead.number).limit(given("most")))


_CONDITIONS: Mapping[str, Any] = {
    "stages": Among(_lead.stage, "stages"),
    "sources": Among(_lead.source_id, "sources"),
    "since": _lead.created_at >= given("since"),
    "before": _lead.created_at < given("before"),
    "owner": or_(_lead.owner == given("owner"), _lead.in_charge == given("owner")),
}


def _wanted(merged: bool, named: tuple[str, ...]) -> Any:
    window = (_lead.team_id == given("team"), _lead.number > given("after"), _lead.number <= given("upto"))
    standing = () if merged else (_lead.merged_into == number(0),)
    return and_(*window, _lead.erased_at.is_(None), *standing, *(_CONDITIONS[name] for name in named))
