"""Asking whether somebody is on the do-not-contact list, by the ways to reach them or by the lead they are."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import and_, not_, select

from bot.lead.barred.bars import Bar
from bot.lead.identity.reach import Reach, stands_for
from bot.lead.lifecycle import Stage
from storage import tables
from storage.installations import has_left
from storage.sql import Among, Prepared, Transaction, among_ours, given, one_of

Country = Callable[[], str]
"""A function that tells the workspace's country, which only numbers need."""

_entry, _key, _mine, _lead = tables.suppression.c, tables.suppression_key.c, tables.lead_key.c, tables.lead.c
_COLUMNS = (_entry.id, _entry.decided_by, _entry.decided_at, _entry.reason, _key.key, _key.as_given)
_IN_FORCE = and_(_entry.team_id == given("team"), _entry.state == "confirmed")
_ITS_KEY = and_(_key.team_id == _entry.team_id, _key.suppression_id == _entry.id)
_SAME_KEY = and_(_mine.team_id == _key.team_id, _mine.key == _key.key)
_ABOUT = Prepared(
    select(*_COLUMNS)
    .select_from(tables.suppression_key.join(tables.suppression, _ITS_KEY))
    .where(_IN_FORCE, _key.team_id == given("team"), Among(_key.key, "keys"))
    .order_by(_entry.id)
)
_MATCHED = tables.lead_key.join(tables.suppression_key, _SAME_KEY).join(tables.suppression, _ITS_KEY)
_ABOUT_LEADS = Prepared(
    select(_mine.lead_id, _mine.as_given, *_COLUMNS)
    .select_from(_MATCHED)
    .where(_IN_FORCE, among_ours(_mine.team_id, Among(_mine.lead_id, "ids")))
    .order_by(_entry.id)
)
_UNDER_WAY = one_of(_lead.stage, (Stage.DRAFT, Stage.RETURNED, Stage.NURTURING, Stage.OFFERED, Stage.ACCEPTED))
_LEADS_OF = Prepared(
    select(_mine.lead_id, _mine.as_given, *_COLUMNS)
    .select_from(
        tables.suppression.join(tables.suppression_key, _ITS_KEY)
        .join(tables.lead_key, _SAME_KEY)
        .join(tables.lead, and_(_lead.id == _mine.lead_id, _lead.team_id == _mine.team_id))
    )
    .where(_IN_FORCE, _entry.id == given("entry"), _UNDER_WAY)
    .order_by(_mine.lead_id)
)

_ANY = Prepared(
    select(_mine.team_id, _mine.lead_id, _mine.as_given, *_COLUMNS)
    .select_from(
        tables.suppression.join(tables.suppression_key, _ITS_KEY)
        .join(tables.lead_key, _SAME_KEY)
        .join(tables.lead, and_(_lead.id == _mine.lead_id, _lead.team_id == _mine.team_id))
    )
    .where(_entry.state == "confirmed", _UNDER_WAY, not_(has_left(_entry.team_id)))
)


def about(tx: Transaction, team_id: str, ways: Sequence[Reach], country: Country) -> Bar | None:
    """Return the first entry that is about whoever is reached in one of these ways, if there is one."""
    rows = _ABOUT.rows(tx, team=team_id, keys=[way.key for way in ways])
    for row in rows:
        barred = _reach(row)
        if any(way.key == barred.key and _is_same(barred, way.as_given, country) for way in ways):
            return _bar(row)
    return None


def about_each(tx: Transaction, team_id: str, ways: Mapping[int, Sequence[Reach]], country: Country) -> dict[int, Bar]:
    """Return the same for many people, each under a number of the caller's: only of those there is an entry about."""
    keys = sorted({way.key for theirs in ways.values() for way in theirs})
    rows = _ABOUT.rows(tx, team=team_id, keys=keys) if keys else []
    found: dict[int, Bar] = {}
    for place, theirs in ways.items() if rows else ():
        for row in rows:
            barred = _reach(row)
            if any(way.key == barred.key and _is_same(barred, way.as_given, country) for way in theirs):
                found.setdefault(place, _bar(row))
    return found


def about_leads(tx: Transaction, team_id: str, lead_ids: Collection[int], country: Country) -> dict[int, Bar]:
    """Return the first entry that is about each of these leads that is on the list."""
    return _first(_ABOUT_LEADS.rows(tx, team=team_id, ids=list(lead_ids)), country)


def leads_under_way(tx: Transaction, team_id: str, entry_id: int, country: Country) -> list[int]:
    """Return the ids of the leads under way that an entry is about."""
    return list(_first(_LEADS_OF.rows(tx, team=team_id, entry=entry_id), country))


def any_under_way(tx: Transaction, country: Callable[[str], str], most: int) -> list[tuple[str, int]]:
    """Return some leads under way that are on the list, in all workspaces, as team and lead ids. `country` tells a
    workspace's."""
    found: dict[tuple[str, int], None] = {}
    for team_id, lead_id, as_given, *row in _ANY.rows(tx):
        if _is_same(_reach(row), as_given, partial(country, team_id)):
            found[team_id, lead_id] = None
        if len(found) == most:
            break
    return list(found)


def _first(rows: Sequence[Sequence[Any]], country: Country) -> dict[int, Bar]:
    found: dict[int, Bar] = {}
    for lead_id, as_given, *row in rows:
        if _is_same(_reach(row), as_given, country):
            found.setdefault(lead_id, _bar(row))
    return found


def _is_same(barred: Reach, as_given: str, country: Country) -> bool:
    return not barred.is_phone or stands_for(barred, as_given, country())


def _reach(row: Sequence[Any]) -> Reach:
    return Reach(row[4], row[5])


def _bar(row: Sequence[Any]) -> Bar:
    entry_id, by, at, reason, *_ = row
    barred = _reach(row)
    return Bar(entry_id, barred.as_given if barred.is_domain else "", by, at, reason)
