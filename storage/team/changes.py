"""The log of what was changed of somebody on the team: added to, never changed."""

from collections.abc import Sequence

from sqlalchemy import select

from bot.lead.people import Person
from bot.team.sheets import Changed
from storage import tables
from storage.sql import Prepared, Transaction, given, insert

_change = tables.team_change.c
_ADD = insert(tables.team_change, "team_id", "user_id", "field", "before", "after", "by", "at")
_OF = Prepared(
    select(_change.field, _change.before, _change.after, _change.by, _change.at)
    .where(_change.team_id == given("team"), _change.user_id == given("user"))
    .order_by(_change.id.desc())
    .limit(given("most"))
)


def note(tx: Transaction, by: Person, user_id: str, field: str, before: str, after: str) -> None:
    said = {"field": field, "before": before, "after": after, "by": by.user_id, "at": tx.now}
    _ADD.run(tx, team_id=by.team_id, user_id=user_id, **said)


def of(tx: Transaction, team_id: str, user_id: str, most: int = 5) -> Sequence[Changed]:
    """Return the last changes, the latest first."""
    return [Changed(*row) for row in _OF.rows(tx, team=team_id, user=user_id, most=most)]
