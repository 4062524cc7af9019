"""Sources: found by any wording they were ever typed in, made when a wording is new, changed with a line in their log.

A merged source keeps its row and its wordings: leads and their history go on naming it, and every reader counts it with
the one it was merged into. Merges are flat: `merged_into` always names a source that is not merged itself.
"""

from dataclasses import fields, replace
from functools import cache
from typing import Any

from sqlalchemy import and_, case, or_, select, update

from bot.sources.matching import alike
from bot.sources.source import NOWHERE, Source
from storage import tables
from storage.sql import Among, Prepared, Transaction, among_ours, given, insert, insert_or_ignore, number

_source, _key = tables.source.c, tables.source_key.c
_named = tables.source.alias("named")
_KEPT = tuple(field.name for field in fields(Source) if field.name != "named_id")
COLUMNS = [_source[name] for name in _KEPT]
"""The columns of a `Source`."""
_STANDS = _source.merged_into == number(0)
_STANDING = and_(
    _source.team_id == given("team"),
    _source.id == case((_named.c.merged_into == number(0), _named.c.id), else_=_named.c.merged_into),
)
_TYPED = Prepared(
    select(*COLUMNS, _named.c.id.label("named_id"))
    .select_from(tables.source_key)
    .join(_named, and_(_named.c.id == _key.source_id, _named.c.team_id == given("team")))
    .join(tables.source, _STANDING)
    .where(_key.team_id == given("team"), _key.key == given("key"))
)
_BY_ID = Prepared(
    select(*COLUMNS, _named.c.id.label("named_id"))
    .select_from(_named)
    .join(tables.source, _STANDING)
    .where(_named.c.team_id == given("team"), _named.c.id == given("id"))
)
_ONE = Prepared(select(*COLUMNS).where(_source.team_id == given("team"), _source.id == given("id")))
_HELD = Prepared(
    select(*COLUMNS).where(among_ours(_source.team_id, Among(_source.id, "ids"))).order_by(_source.id).with_for_update()
)
_MERGED = Prepared(
    select(*COLUMNS)
    .where(_source.team_id == given("team"), _source.merged_into == given("id"))
    .order_by(_source.name, _source.id)
)
_OF_TEAM = Prepared(
    select(*COLUMNS)
    .where(_source.team_id == given("team"), _STANDS)
    .order_by(_source.name, _source.id)
    .limit(given("most"))
    .offset(given("after"))
)
_GROUP = Prepared(
    select(_source.id).where(
        _source.team_id == given("team"), or_(_source.id == given("id"), _source.merged_into == given("id"))
    )
)
_ADD = insert(tables.source, "team_id", *(name for name in _KEPT if name not in ("id", "team_id")), returning="id")
_LEARN = insert_or_ignore(tables.source_key, "team_id", "key", "source_id")
_LOG = insert(tables.source_change, "team_id", "source_id", "at", "by", "what", "before", "after")

_UNTOLD = frozenset({"resembles", "batch_id", "ask_at", "asked", "hundredths", "currency"})
"""Columns whose changes are no news to anybody."""


def get(tx: Transaction, team_id: str, source_id: int) -> Source:
    """Return the source or, once it was merged, the one it was merged into; NOWHERE for 0, or if there is none."""
    row = _BY_ID.first(tx, team=team_id, id=source_id) if source_id else None
    return Source(**row) if row else NOWHERE


def one(tx: Transaction, team_id: str, source_id: int) -> Source | None:
    """Return the source itself, even if it was merged into another."""
    row = _ONE.first(tx, team=team_id, id=source_id)
    return Source(**row) if row else None


def hold(tx: Transaction, team_id: str, *source_ids: int) -> list[Source]:
    """Return these sources themselves, in the order of the ids given; nobody else can change them until this
    transaction is over. One that there is not is left out."""
    rows = {row["id"]: Source(**row) for row in _HELD.all(tx, team=team_id, ids=sorted(set(source_ids)))}
    return [rows[each] for each in source_ids if each in rows]


def merged_into(tx: Transaction, team_id: str, source_id: int) -> list[Source]:
    """Return those that were merged into a source, by name."""
    return [Source(**row) for row in _MERGED.all(tx, team=team_id, id=source_id)]


def match(tx: Transaction, team_id: str, typed: str, by: str, kind_hint: str = "") -> Source:
    """Return the source that somebody typed, or make it: of the kind given (of bot/sources/kinds), owned by whoever
    typed it first. NOWHERE where nothing was typed.

    One round trip where it is known. Write its `as_named` with a lead. A new one is compared with the others later, by
    the clock. Raises OvertakenError where somebody else typed the same at the same time.
    """
    key = alike(typed)
    if not key:
        return NOWHERE
    row = _TYPED.first(tx, team=team_id, key=key)
    return Source(**row) if row else _made(tx, team_id, typed, key, by, kind_hint)


def _made(tx: Transaction, team_id: str, typed: str, key: str, by: str, kind: str) -> Source:
    new = replace(NOWHERE, team_id=team_id, name=" ".join(typed.split()), kind=kind, owner=by, created_by=by)
    new = replace(new, created_at=tx.now, ask_at=tx.now)
    row = {name: getattr(new, name) for name in _KEPT if name != "id"}
    new = replace(new, id=_ADD.value(tx, **row))
    tx.expect(_LEARN.count(tx, team_id=team_id, key=key, source_id=new.id) == 1)
    return new


def rename(tx: Transaction, source: Source, name: str) -> Source | None:
    """Have the source found by a further name; returns the one that is found by it already, if that is another."""
    _LEARN.count(tx, team_id=source.team_id, key=alike(name), source_id=source.id)
    row = _TYPED.first(tx, team=source.team_id, key=alike(name))
    return Source(**row) if row and row["id"] != source.id else None


def of_team(tx: Transaction, team_id: str, most: int = 100, after: int = 0) -> list[Source]:
    """List the workspace's sources by name, without those that were merged into another, from the one `after` so many
    others."""
    return [Source(**row) for row in _OF_TEAM.all(tx, team=team_id, most=most, after=after)]


def group_of(tx: Transaction, team_id: str, source_id: int) -> list[int]:
    """Return the ids of a source that is not merged and of all that were merged into it."""
    return list(_GROUP.values(tx, team=team_id, id=source_id))


def change(tx: Transaction, source: Source, by: str, **columns: Any) -> Source:
    """Change a source, with a line in its log for each column that says something else now; returns it as it is then.
    `by` is "" where nobody but the clock did."""
    told = {name: value for name, value in columns.items() if getattr(source, name) != value}
    if not told:
        return source
    changed = write(tx, source, **told)
    for name, value in told.items():
        if name not in _UNTOLD:
            log(tx, source, by, name, _said(getattr(source, name)), _said(value))
    return changed


def write(tx: Transaction, source: Source, **columns: Any) -> Source:
    """Change columns without a line in its log; returns the source as it is then."""
    _changing(*columns).run(tx, team=source.team_id, source=source.id, **columns)
    return replace(source, **columns)


def log(tx: Transaction, source: Source, by: str, what: str, before: str = "", after: str = "") -> None:
    """Add a line to a source's log."""
    of = {"team_id": source.team_id, "source_id": source.id}
    _LOG.run(tx, **of, at=tx.now, by=by, what=what, before=before, after=after)


def _said(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value if value is not None else "")


@cache
def _changing(*columns: str) -> Prepared:
    ours = and_(_source.team_id == given("team"), _source.id == given("source"))
    return Prepared(update(tables.source).where(ours), *columns)
