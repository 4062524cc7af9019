"""All that hangs on leads, in plain rows: their history, the buying group, what was tried, and who helped."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Table, select

from storage import tables
from storage.sql import Among, Prepared, Transaction, among_ours

_NOT_TOLD = frozenset({"id", "team_id", "lead_id", "edited", "said", "with_ids", "source_id", "segment", "originator"})
"""Columns that are ours alone, or said elsewhere in the line."""


def _of(table: Table, *order: str) -> Prepared:
    told = [column for column in table.c if column.name not in _NOT_TOLD]
    chosen = select(table.c.lead_id, *told).where(among_ours(table.c.team_id, Among(table.c.lead_id, "ids")))
    return Prepared(chosen.order_by(*(table.c[name] for name in order)))


_PARTS: Mapping[str, Prepared] = {
    "history": _of(tables.event, "id"),
    "buying_group": _of(tables.contact, "id"),
    "conversations": _of(tables.conversation, "at", "id"),
    "meetings": _of(tables.meeting, "at", "id"),
    "attempts": _of(tables.attempt, "at", "id"),
    "touches": _of(tables.touch_done, "at", "id"),
    "contributions": _of(tables.contribution, "at", "user_id", "how"),
}


def of_leads(
    tx: Transaction, team_id: str, ids: Collection[int]
) -> Mapping[int, Mapping[str, list[Mapping[str, Any]]]]:
    """Return the parts of each lead's story, in the order of time; those without any are not among them."""
    found: dict[int, dict[str, list[Mapping[str, Any]]]] = defaultdict(lambda: {part: [] for part in _PARTS})
    for part, statement in _PARTS.items():
        for row in statement.all(tx, team=team_id, ids=list(ids)) if ids else ():
            found[row["lead_id"]][part].append({name: value for name, value in row.items() if name != "lead_id"})
    return found
