"""Batches, and what became of the leads that came in them: counted by an index over the leads of a batch."""

from collections.abc import Collection
from dataclasses import fields
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import and_, case, exists, func, not_, select, text, update

from bot.lead.kinds import EventKind
from bot.lead.lifecycle import Stage
from bot.lead.record import Listed
from bot.sources.batches.batch import PATIENCE, Batch, Became
from storage import tables
from storage.installations import has_left
from storage.sql import Among, Prepared, Transaction, given, insert_or_ignore, one_of
from storage.undo.standing import decision_stands, stands

_batch, _lead, _event, _key = tables.batch.c, tables.lead.c, tables.event.c, tables.source_key.c
_KEPT = tuple(field.name for field in fields(Batch))
_COLUMNS = [_batch[name] for name in _KEPT]
_TOUCHES = (
    *(EventKind.ACCEPTED, EventKind.REJECTED, EventKind.PASSED_ON),
    *(EventKind.ATTEMPTED, EventKind.TALKED, EventKind.INQUIRED),
)
"""Lines by which sales touches a lead; looking at it, or pausing the clock, does not touch it."""

_OURS = and_(_batch.team_id == given("team"), _batch.id == given("batch"))
_ONE = Prepared(select(*_COLUMNS).where(_OURS))
_CALLED = Prepared(
    select(*_COLUMNS).where(
        _batch.team_id == given("team"), _batch.source_id == given("of"), _batch.name == given("as")
    )
)
_ADD = insert_or_ignore(tables.batch, *(name for name in _KEPT if name != "id"))
_TEAM, _OF = _batch.team_id == given("team"), Among(_batch.source_id, "sources")
_PAGE = select(*_COLUMNS).order_by(_batch.at.desc(), _batch.id.desc()).limit(given("most")).offset(given("skip"))
_ALL, _THEIRS = Prepared(_PAGE.where(_TEAM)), Prepared(_PAGE.where(_TEAM, _OF))
_COUNT = select(func.count()).select_from(tables.batch)
_COUNT_ALL, _COUNT_THEIRS = Prepared(_COUNT.where(_TEAM)), Prepared(_COUNT.where(_TEAM, _OF))
_COSTS = Prepared(
    select(_batch.currency, func.sum(_batch.hundredths))
    .where(_TEAM, _OF, _batch.hundredths > 0)
    .group_by(_batch.currency)
    .order_by(_batch.currency)
)

_OF_LEAD = (_event.team_id == _lead.team_id, _event.lead_id == _lead.id)
_touched = exists().where(*_OF_LEAD, one_of(_event.kind, _TOUCHES), stands(_event))
_accepted = exists().where(*_OF_LEAD, _event.kind == EventKind.ACCEPTED, decision_stands(_event))
_waits = and_(_lead.stage == Stage.OFFERED, not_(_touched))
_IN_THEM = (_lead.team_id == given("team"), Among(_lead.batch_id, "batches"), text(tables.IN_A_BATCH))


def _counting(condition: Any) -> Any:
    return func.sum(case((condition, 1), else_=0))


_BECAME = Prepared(
    select(
        _lead.batch_id,
        func.count(),
        _counting(_touched),
        _counting(_waits),
        _counting(and_(_waits, _lead.stage_at < given("before"))),
        _counting(_accepted),
    )
    .where(*_IN_THEM)
    .group_by(_lead.batch_id)
)
_LISTED = [
    _lead[name] for name in ("id", "number", "stage", "stage_at", "name", "company", "in_charge", "owner", "offer")
]
_UNTOUCHED = Prepared(
    select(*_LISTED)
    .where(_lead.team_id == given("team"), _lead.batch_id == given("batch"), text(tables.IN_A_BATCH), _waits)
    .order_by(_lead.stage_at, _lead.id)
    .limit(given("most"))
    .offset(given("skip"))
)
_CALLED_SOURCE = Prepared(select(_key.source_id).where(_key.team_id == given("team"), _key.key == given("key")))
_DUE = Prepared(
    select(*_COLUMNS)
    .where(text(tables.TO_LOOK_AT), _batch.look_at <= given("now"), not_(has_left(_batch.team_id)))
    .order_by(_batch.look_at)
    .limit(given("most"))
)
_LOOKED = Prepared(update(tables.batch).where(_OURS, _batch.look_at == given("seen")), "look_at", "told")


def get(tx: Transaction, team_id: str, batch_id: int) -> Batch | None:
    row = _ONE.first(tx, team=team_id, batch=batch_id)
    return Batch(**row) if row else None


def called(tx: Transaction, team_id: str, source_id: int, name: str) -> Batch | None:
    """Return the source's batch of that name, if there is one."""
    row = _CALLED.first(tx, team=team_id, of=source_id, **{"as": name})
    return Batch(**row) if row else None


def add(
    tx: Transaction, team_id: str, source_id: int, name: str, by: str, hundredths: int, currency: str
) -> Batch | None:
    """Add a batch and return it; None if the source has one of that name."""
    row = {"team_id": team_id, "source_id": source_id, "name": name, "hundredths": hundredths, "currency": currency}
    row |= {"at": tx.now, "by": by, "look_at": tx.now + PATIENCE, "told": 0, "settled_by": ""}
    return called(tx, team_id, source_id, name) if _ADD.count(tx, **row) else None


def change(tx: Transaction, team_id: str, batch_id: int, **columns: Any) -> None:
    _changing(*columns).run(tx, team=team_id, batch=batch_id, **columns)


@cache
def _changing(*columns: str) -> Prepared:
    return Prepared(update(tables.batch).where(_OURS), *columns)


def page(tx: Transaction, team_id: str, source_ids: Collection[int], skip: int, most: int) -> tuple[list[Batch], int]:
    """Return a page of the batches of these sources, or for none of all, the newest first, and how many there are."""
    if source_ids:
        rows = _THEIRS.all(tx, team=team_id, sources=list(source_ids), skip=skip, most=most)
        return [Batch(**row) for row in rows], _COUNT_THEIRS.value(tx, team=team_id, sources=list(source_ids))
    rows = _ALL.all(tx, team=team_id, skip=skip, most=most)
    return [Batch(**row) for row in rows], _COUNT_ALL.value(tx, team=team_id)


def costs(tx: Transaction, team_id: str, source_ids: Collection[int]) -> dict[str, int]:
    """Sum what the batches of these sources cost, in hundredths by currency."""
    return {row[0]: int(row[1]) for row in _COSTS.rows(tx, team=team_id, sources=list(source_ids))}


def became(tx: Transaction, team_id: str, batch_ids: Collection[int]) -> dict[int, Became]:
    """Count what became of the leads of each of these batches."""
    rows = _BECAME.rows(tx, team=team_id, batches=list(batch_ids), before=tx.now - PATIENCE) if batch_ids else ()
    found = {row[0]: Became(*map(int, row[1:])) for row in rows}
    return {each: found.get(each, Became()) for each in batch_ids}


def untouched(tx: Transaction, team_id: str, batch_id: int, skip: int, most: int) -> list[Listed]:
    """Return a page of the leads of the batch that sales has and has not touched, longest waiting first."""
    rows = _UNTOUCHED.all(tx, team=team_id, batch=batch_id, skip=skip, most=most)
    return [Listed(**{**row, "stage": Stage(row["stage"])}) for row in rows]


def source_called(tx: Transaction, team_id: str, key: str) -> int:
    """Return the id of the source that was ever typed so (as bot/sources/matching makes it alike); 0 for none."""
    return int(_CALLED_SOURCE.value(tx, team=team_id, key=key) or 0)


def to_look_at(tx: Transaction, most: int) -> list[Batch]:
    """Return batches that the clock has to look at, of all workspaces."""
    return [Batch(**row) for row in _DUE.all(tx, now=tx.now, most=most)]


def looked(tx: Transaction, batch: Batch, look_at: datetime | None, told: int) -> bool:
    """Note that it was looked at; False where another process did."""
    return _LOOKED.count(tx, team=batch.team_id, batch=batch.id, seen=batch.look_at, look_at=look_at, told=told) == 1
