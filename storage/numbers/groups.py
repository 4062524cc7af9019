"""Sources as they are counted: one that was merged into another counts as that one, from when it was on: numbers that
were told before are told the same again."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select, text

from storage import tables
from storage.sql import Among, Prepared, Transaction, among_ours, given

_source, _change = tables.source.c, tables.source_change.c
_MERGED = Prepared(
    select(_source.id, _source.merged_into).where(_source.team_id == given("team"), _source.merged_into != 0)
)
_SINCE = Prepared(
    select(_change.source_id, _change.before)
    .where(_change.team_id == given("team"), text(tables.JOINED), _change.at > given("as_of"))
    .order_by(_change.id.desc())
)
_NAMES = Prepared(select(_source.id, _source.name).where(among_ours(_source.team_id, Among(_source.id, "ids"))))


def counted_as(tx: Transaction, team_id: str, as_of: datetime | None = None) -> Mapping[int, int]:
    """Map each source that was merged into another to the one it goes on as: as they were at `as_of` (UTC), or are
    now."""
    merged = {int(source): int(into) for source, into in _MERGED.rows(tx, team=team_id)}
    since = _SINCE.rows(tx, team=team_id, as_of=as_of) if as_of else ()
    for source, before in since:  # the latest first: each is taken back
        merged[source] = int(before)
    merged = {source: into for source, into in merged.items() if into}
    return {source: _last(merged, source) for source in merged}


def _last(merged: Mapping[int, int], source: int) -> int:
    while source in merged:
        source = merged[source]
    return source


def group(tx: Transaction, team_id: str, source_id: int, as_of: datetime | None = None) -> list[int]:
    """Return the source's id, and those of all that were merged into it."""
    return [source_id, *(one for one, into in counted_as(tx, team_id, as_of).items() if into == source_id)]


def names(tx: Transaction, team_id: str, ids: list[int]) -> dict[int, str]:
    return {int(source): str(name) for source, name in _NAMES.rows(tx, team=team_id, ids=ids)}
