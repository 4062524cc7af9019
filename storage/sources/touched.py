"""The lines of history that name a lead's sources, with those of every lead that was merged into it."""

from sqlalchemy import and_, select, text

from bot.lead.record import Lead
from bot.sources.touches import NAMING, Line, Touch, touches_in
from storage import tables
from storage.sql import Among, Prepared, Transaction, among_ours, given, one_of

_lead, _event = tables.lead.c, tables.event.c
_MERGED = Prepared(
    select(_lead.id, _lead.number).where(
        and_(_lead.team_id == given("team"), Among(_lead.merged_into, "numbers"), text("merged_into > 0"))
    )
)
_LINES = Prepared(
    select(*(_event[name] for name in Line._fields)).where(
        among_ours(_event.team_id, Among(_event.lead_id, "ids")), one_of(_event.kind, NAMING)
    )
)
_DEEPEST = 10
"""The merges in a row that are followed: more than anybody makes."""


def touches_of(tx: Transaction, lead: Lead) -> list[Touch]:
    """Return the lead's touches, the first first; one that was merged into it brings along its own."""
    ids, numbers = [lead.id], [lead.number]
    for _ in range(_DEEPEST):
        merged = _MERGED.rows(tx, team=lead.team_id, numbers=numbers)
        numbers = [number for found, number in merged if found not in ids]
        ids += [found for found, _ in merged if found not in ids]
        if not numbers:
            break
    return touches_in(Line(*row) for row in _LINES.rows(tx, team=lead.team_id, ids=ids))
