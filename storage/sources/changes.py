"""The log of what was changed about sources: added to, never changed."""

from collections.abc import Collection

from sqlalchemy import and_, select

from bot.sources.changes import Change
from storage import tables
from storage.sql import Among, Prepared, Transaction, given

_change = tables.source_change.c
_LINES = select(_change.source_id, _change.at, _change.by, _change.what, _change.before, _change.after)
_OF = and_(_change.team_id == given("team"), Among(_change.source_id, "ids"))
_LATEST = Prepared(_LINES.where(_OF).order_by(_change.id.desc()).limit(given("most")))
_OF_KIND = Prepared(_LINES.where(_OF, _change.what == given("sort")).order_by(_change.id.desc()))


def of(tx: Transaction, team_id: str, source_ids: Collection[int], most: int = 10) -> list[Change]:
    """Return the latest lines about these sources, the latest first."""
    return [Change(*row) for row in _LATEST.rows(tx, team=team_id, ids=list(source_ids), most=most)]


def of_kind(tx: Transaction, team_id: str, source_ids: Collection[int], what: str) -> list[Change]:
    """Return all lines of that kind about these sources, the latest first."""
    return [Change(*row) for row in _OF_KIND.rows(tx, team=team_id, ids=list(source_ids), sort=what)]
