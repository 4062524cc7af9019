"""Money that a source and its batches cost, and the leads of it that sales ever accepted."""

from collections import Counter
from collections.abc import Collection

from sqlalchemy import and_, func, select, text

from bot.lead.kinds import EventKind
from bot.sources.confidence.spent import Spent
from storage import tables
from storage.sources import batches
from storage.sql import Among, Prepared, Transaction, given
from storage.undo.standing import decision_stands

_event, _source = tables.event.c, tables.source.c
_ACCEPTED = Prepared(
    select(func.count(_event.lead_id.distinct())).where(
        and_(_event.team_id == given("team"), Among(_event.source_id, "sources"), text(tables.DECIDED)),
        _event.kind == EventKind.ACCEPTED,
        decision_stands(_event),
    )
)
_COSTS = Prepared(
    select(_source.currency, func.sum(_source.hundredths))
    .where(_source.team_id == given("team"), Among(_source.id, "sources"), _source.hundredths > 0)
    .group_by(_source.currency)
)


def spent(tx: Transaction, team_id: str, source_ids: Collection[int]) -> Spent:
    """Return what these sources, which are one, cost with their batches, and how many leads of them were accepted.
    Leads are counted only where there are costs, as that reads every decision of the source."""
    ids = list(source_ids)
    own = {row[0]: int(row[1]) for row in _COSTS.rows(tx, team=team_id, sources=ids)}
    costs = Counter(own) + Counter(batches.costs(tx, team_id, ids))
    accepted = int(_ACCEPTED.value(tx, team=team_id, sources=ids)) if costs else 0
    return Spent(dict(costs), accepted)
