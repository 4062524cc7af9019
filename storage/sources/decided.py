"""The latest decisions of sales on the leads of a source, as far as they stand: read for strikes."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, select, text

from bot.sources.probation.strikes import Decided
from storage import tables
from storage.sql import Prepared, Transaction, given, number
from storage.undo.standing import decision_stands

_event, _lead = tables.event.c, tables.lead.c
MOST = 40
"""More than any row of strikes needs, with what says nothing in between."""

_ANSWERED = text(tables.DECIDED.replace("kind", "event.kind").replace("source_id", "event.source_id"))
_LATEST = Prepared(
    select(_event.id, _event.lead_id, _lead.number, _event.kind, _event.detail)
    .join(tables.lead, and_(_lead.id == _event.lead_id, _lead.team_id == _event.team_id))
    .where(_event.team_id == given("team"), _event.source_id == given("source"), _ANSWERED)
    .where(_event.at > given("after"), _event.at <= given("until"), decision_stands(_event))
    .order_by(_event.id.desc())
    .limit(number(MOST))
)


_HOLD = Prepared(
    select(tables.source.c.id)
    .where(tables.source.c.team_id == given("team"), tables.source.c.id == given("source"))
    .with_for_update()
)
_change = tables.source_change.c
_LIFTED = Prepared(
    select(_change.before, _change.at, _change.by, _change.after)
    .where(_change.team_id == given("team"), _change.source_id == given("source"), _change.what == "lifted")
    .where(_change.after != given("but"))
    .order_by(_change.id.desc())
    .limit(1)
)


class Probation(NamedTuple):
    """A probation that is over: from when to when (UTC), who ended it ("" for nobody but the clock), and why."""

    since: datetime
    until: datetime
    by: str
    why: str


def hold(tx: Transaction, team_id: str, source_id: int) -> None:
    """Have whoever else decides about the source wait: of two strikes at once, the second sees the first."""
    _HOLD.value(tx, team=team_id, source=source_id)


def last_probation(tx: Transaction, team_id: str, source_id: int, but: str = "") -> Probation | None:
    """Return the last probation of the source that is over, and did not end for the reason `but`."""
    row = _LIFTED.first(tx, team=team_id, source=source_id, but=but)
    return Probation(datetime.fromisoformat(row["before"]), row["at"], row["by"], row["after"]) if row else None


def latest(
    tx: Transaction, team_id: str, source_ids: Collection[int], after: datetime, until: datetime
) -> list[Decided]:
    """Return what sales decided last about leads of these sources after one moment and up to another (UTC), the latest
    first; what was undone is left out."""
    when = {"team": team_id, "after": after, "until": until}
    rows = [row for each in source_ids for row in _LATEST.rows(tx, **when, source=each)]
    return [Decided(*row[1:]) for row in sorted(rows, key=lambda row: row[0], reverse=True)]
