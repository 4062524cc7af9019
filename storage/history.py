"""A lead's history: what happened, who did it, when. Lines are added and never changed."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from bot.lead.ending.ending import ENDS
from bot.lead.kinds import EventKind
from bot.lead.record import Event, Lead
from storage import tables
from storage.sql import Among, Prepared, Transaction, among_ours, given, insert, insert_all, one_of

_event = tables.event.c
_OF_LEAD_THEN = ("source", "source_id", "segment", "originator")
_RECORD = insert(tables.event, "team_id", "lead_id", "at", "kind", "actor", "detail", *_OF_LEAD_THEN, "data")
_LINES = (
    select(_event.at, _event.kind, _event.actor, _event.detail, _event.data)
    .where(_event.team_id == given("team"), _event.lead_id == given("lead"))
    .order_by(_event.id.desc())
    .limit(given("most"))
)
_OF_LEAD = Prepared(_LINES)
_PAGE = Prepared(_LINES.offset(given("later")))
_COUNTED = Prepared(select(func.count()).where(_event.team_id == given("team"), _event.lead_id == given("lead")))
_COUNTED_ALL = Prepared(
    select(_event.lead_id, func.count())
    .where(among_ours(_event.team_id, Among(_event.lead_id, "ids")))
    .group_by(_event.lead_id)
)
_ENDS = Prepared(
    select(_event.lead_id, _event.detail, _event.data)
    .where(among_ours(_event.team_id, Among(_event.lead_id, "ids")), one_of(_event.kind, ENDS))
    .order_by(_event.id)
)
_OF_KIND = Prepared(_LINES.where(_event.kind == given("kind")))


def record(tx: Transaction, lead: Lead, kind: EventKind, actor: str = "", detail: str = "", **data: Any) -> None:
    """Add a line. `detail` is the one word the digest counts by (a reject code, say)."""
    _RECORD.run(tx, **_line(tx, lead, kind, data), actor=actor, detail=detail)


def record_all(
    tx: Transaction, kind: EventKind, lines: Sequence[tuple[Lead, Mapping[str, Any]]], actor: str = ""
) -> None:
    """Add a line to each of these leads' histories, each with its own data."""
    insert_all(
        tx, tables.event, [{**_line(tx, lead, kind, data), "actor": actor, "detail": ""} for lead, data in lines]
    )


def _line(tx: Transaction, lead: Lead, kind: EventKind, data: Mapping[str, Any]) -> dict[str, Any]:
    whose = {"team_id": lead.team_id, "lead_id": lead.id, **{name: getattr(lead, name) for name in _OF_LEAD_THEN}}
    return {**whose, "at": tx.now, "kind": kind, "data": data}


def of_lead(tx: Transaction, lead: Lead, limit: int = 30) -> list[Event]:
    """Return the latest lines of a lead's history, oldest first."""
    rows = _OF_LEAD.rows(tx, team=lead.team_id, lead=lead.id, most=limit)
    return [Event(at, kind, actor, {**data, "detail": detail}) for at, kind, actor, detail, data in reversed(rows)]


def page(tx: Transaction, lead: Lead, later: int, limit: int) -> list[Event]:
    """Lines of a lead's history, oldest first, without the `later` latest ones."""
    rows = _PAGE.rows(tx, team=lead.team_id, lead=lead.id, most=limit, later=later)
    return [Event(at, kind, actor, {**data, "detail": detail}) for at, kind, actor, detail, data in reversed(rows)]


def counted(tx: Transaction, lead: Lead) -> int:
    """Count its lines."""
    found: int = _COUNTED.value(tx, team=lead.team_id, lead=lead.id)
    return found


def counted_all(tx: Transaction, team_id: str, lead_ids: Collection[int]) -> dict[int, int]:
    """Count the lines of each of these leads."""
    rows = _COUNTED_ALL.rows(tx, team=team_id, ids=list(lead_ids)) if lead_ids else []
    return {int(lead_id): int(count) for lead_id, count in rows}


def latest_about(tx: Transaction, lead: Lead, kinds: Collection[EventKind], **data: Any) -> Event | None:
    """Return the last of the lead's latest lines that is of one of these kinds and says that, if there is one."""
    told = (event for event in reversed(of_lead(tx, lead, limit=200)) if event.kind in kinds)
    return next((event for event in told if data.items() <= event.data.items()), None)


def ends_of(tx: Transaction, team_id: str, lead_ids: Collection[int]) -> dict[int, dict[str, Any]]:
    """Return how each of these leads ended last, by lead: the data of that line."""
    rows = _ENDS.rows(tx, team=team_id, ids=list(lead_ids)) if lead_ids else []
    return {lead_id: {**data, "detail": detail} for lead_id, detail, data in rows}


def latest(tx: Transaction, lead: Lead, kind: EventKind) -> Event | None:
    """Return the last line of that kind, if there is one."""
    row = _OF_KIND.first(tx, team=lead.team_id, lead=lead.id, kind=kind, most=1)
    return Event(row["at"], row["kind"], row["actor"], row["data"]) if row else None
