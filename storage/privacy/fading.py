"""Leads that have been closed for so long that nobody needs to reach them any more."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Table, and_, delete, func, select, text, update

from bot.lead.identity.given import without_given
from storage import tables
from storage.sql import Prepared, Transaction, given

_lead = tables.lead.c
_CLOSED = (_lead.team_id == given("team"), text(tables.FADABLE))
_TO_FADE = Prepared(
    select(_lead.id).where(*_CLOSED, _lead.stage_at < given("before")).order_by(_lead.stage_at).limit(given("most"))
)
_BETWEEN = (*_CLOSED, _lead.stage_at >= given("start"), _lead.stage_at < given("before"))
_COUNT = Prepared(select(func.count()).where(*_BETWEEN))
_FIRST = Prepared(select(_lead.number).where(*_BETWEEN).order_by(_lead.stage_at).limit(given("most")))
_FADE = Prepared(
    update(tables.lead)
    .where(_lead.team_id == given("team"), _lead.id == given("lead"))
    .values(email="", phone="", email_key="", phone_key="", faded_at=given("now"))
)
_BARE_CONTACTS = Prepared(
    update(tables.contact)
    .where(tables.contact.c.team_id == given("team"), tables.contact.c.lead_id == given("lead"))
    .values(email="", phone="")
)
_DROPPED = (tables.given_key, tables.lead_key, tables.further_way, tables.half_filled, tables.taken_over)
_WORDS: Mapping[str, tuple[str, ...]] = {
    "lead": ("notes", "reject_note", "override_reason", "reasons", "cautions"),
    "answer": ("value", "said_by", "evidence"),
    "contact": ("why",),
    "conversation": ("learned",),
    "meeting": ("outcome", "override"),
    "attempt": ("note",),
    "touch_done": ("note",),
    "event": ("data",),
    "inquiry": ("text", "said"),
    "review": ("note",),
}
"""Columns in which an address or a number may stand among other words."""


def to_fade(tx: Transaction, team_id: str, before: datetime, most: int) -> list[int]:
    """Return the ids of leads that were closed before then (UTC) and still have their contact details."""
    return _TO_FADE.values(tx, team=team_id, before=before, most=most)


def closed_between(
    tx: Transaction, team_id: str, start: datetime, before: datetime, most: int
) -> tuple[int, list[int]]:
    """Count those that were closed between two moments (UTC), and return the first few numbers."""
    when = {"team": team_id, "start": start, "before": before}
    return _COUNT.value(tx, **when), _FIRST.values(tx, **when, most=most)


def fade(tx: Transaction, team_id: str, lead_id: int) -> None:
    """Take away whatever says how to reach the lead and its contacts; who they are and what was said stays."""
    for table in _DROPPED:
        _dropping(table).run(tx, team=team_id, lead=lead_id)
    for name, columns in _WORDS.items():
        _scrub(tx, _named(name), columns, team_id, lead_id)
    _BARE_CONTACTS.run(tx, team=team_id, lead=lead_id)
    _FADE.run(tx, team=team_id, lead=lead_id, now=tx.now)


def _scrub(tx: Transaction, table: Table, columns: tuple[str, ...], team_id: str, lead_id: int) -> None:
    for row in _reading(table, columns).all(tx, team=team_id, lead=lead_id):
        bare = {name: _without(row[name]) for name in columns}
        if any(bare[name] != row[name] for name in columns):
            keys = {f"its_{key.name}": row[key.name] for key in table.primary_key}
            _writing(table, columns).run(tx, team=team_id, **keys, **bare)


def _without(value: Any) -> Any:
    if isinstance(value, str):
        return without_given(value)
    if isinstance(value, dict):
        return {name: _without(each) for name, each in value.items()}
    return [_without(each) for each in value] if isinstance(value, list | tuple) else value


def _named(name: str) -> Table:
    return tables.LeadRow.metadata.tables[name]


def _of_lead(table: Table) -> Any:
    lead_id = table.c.id if table is tables.lead else table.c.lead_id
    return and_(table.c.team_id == given("team"), lead_id == given("lead"))


@cache
def _dropping(table: Table) -> Prepared:
    return Prepared(delete(table).where(_of_lead(table)))


@cache
def _reading(table: Table, columns: tuple[str, ...]) -> Prepared:
    return Prepared(select(*table.primary_key, *(table.c[name] for name in columns)).where(_of_lead(table)))


@cache
def _writing(table: Table, columns: tuple[str, ...]) -> Prepared:
    this = and_(table.c.team_id == given("team"), *(key == given(f"its_{key.name}") for key in table.primary_key))
    return Prepared(update(table).where(this), *columns)
