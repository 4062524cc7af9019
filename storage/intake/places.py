"""The places of new leads in their workspace: their numbers, and their ids where a database gives those beforehand."""

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import func, select, update
from sqlalchemy.sql.dml import ReturningUpdate

from storage import tables
from storage.sql import Prepared, Transaction, given

_workspace, _lead = tables.workspace.c, tables.lead.c


class LeadPlace(NamedTuple):
    """A new lead's place in its workspace; with an `id` if one can be taken before there is a row."""

    number: int
    id: int | None = None


def next_place(tx: Transaction, team_id: str) -> LeadPlace:
    """Take the workspace's next number. Whoever takes one waits until the one taken before is committed or given up:
    new leads come one at a time, and each sees those before it."""
    return LeadPlace(*_count_on(with_id=tx.gathers).rows(tx, team=team_id)[0])


def next_places(tx: Transaction, team_id: str, many: int) -> list[LeadPlace]:
    """Take so many places in the same way."""
    if tx.gathers:
        return [LeadPlace(last - back, lead_id) for last, back, lead_id in _TAKE_MANY.rows(tx, team=team_id, many=many)]
    last = int(_COUNT_MANY.value(tx, team=team_id, many=many))
    return [LeadPlace(number) for number in range(last - many + 1, last + 1)]


def ids_at(tx: Transaction, team_id: str, places: Sequence[LeadPlace]) -> list[int]:
    """Return the ids of the leads that were added at these places, taken together."""
    found = [place.id for place in places if place.id is not None]
    if len(found) == len(places):
        return found
    return list(_IDS.values(tx, team=team_id, first=places[0].number, last=places[-1].number))


_COUNTED_ON = (
    update(tables.workspace)
    .where(_workspace.team_id == given("team"))
    .values(last_number=_workspace.last_number + given("many"))
    .returning(_workspace.last_number)
)
_COUNT_MANY = Prepared(_COUNTED_ON)
_LAST = _COUNTED_ON.cte("counted").c.last_number
_BACK = func.generate_series(given("many") - 1, 0, -1).column_valued("back")
_TAKE_MANY = Prepared(select(_LAST, _BACK, func.nextval(func.pg_get_serial_sequence("lead", "id"))))
_IDS = Prepared(
    select(_lead.id)
    .where(_lead.team_id == given("team"), _lead.number.between(given("first"), given("last")))
    .order_by(_lead.number)
)


@cache
def _count_on(*, with_id: bool) -> Prepared:
    return Prepared(counting_on(with_id=with_id))


def counting_on(*, with_id: bool) -> ReturningUpdate[Any]:
    """Make the statement that takes a `LeadPlace` in workspace `team`, with an id if the database has a sequence."""
    # On PostgreSQL the lead then needs no round trip of its own: its row travels with what refers to it.
    taken = [func.nextval(func.pg_get_serial_sequence("lead", "id"))] if with_id else []
    counted = update(tables.workspace).where(_workspace.team_id == given("team"))
    return counted.values(last_number=_workspace.last_number + 1).returning(_workspace.last_number, *taken)
