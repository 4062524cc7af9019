"""Takes a person out of every table: what a lead's rows say of them is deleted or emptied, and nothing else."""

from collections.abc import Collection, Iterable
from functools import cache
from typing import Any

from sqlalchemy import Table, and_, delete, or_, select, update

from storage import tables
from storage.privacy.columns import EMPTIED, GONE, without_person
from storage.sql import Among, Prepared, Transaction, among_ours, given

_lead, _event, _way = tables.lead.c, tables.event.c, tables.lead_key.c
_FAMILY = Prepared(select(_lead.id).where(_lead.team_id == given("team"), Among(_lead.merged_into, "numbers")))
_NUMBERS = Prepared(select(_lead.number).where(among_ours(_lead.team_id, Among(_lead.id, "ids"))))
_WAYS = Prepared(
    select(_way.key)
    .where(_way.team_id == given("team"), Among(_way.lead_id, "ids"), _way.key.not_like("@%"))
    .distinct()
)
_EVENTS = Prepared(select(_event.id, _event.data).where(_event.team_id == given("team"), Among(_event.lead_id, "ids")))
_SAY = Prepared(
    update(tables.event).where(_event.team_id == given("team"), _event.id == given("line")), "source", "segment", "data"
)

_entry, _entry_key, _block = tables.suppression.c, tables.suppression_key.c, tables.company_block.c
_OF_WAYS = select(_entry_key.suppression_id).where(_entry_key.team_id == given("team"), Among(_entry_key.key, "ways"))
_ENTRIES = Prepared(
    select(_entry.id).where(_entry.team_id == given("team"), or_(Among(_entry.lead_id, "ids"), _entry.id.in_(_OF_WAYS)))
)
_ITS_KEYS = (_entry_key.team_id == given("team"), Among(_entry_key.suppression_id, "entries"))
_DROP_ENTRY_KEYS = Prepared(delete(tables.suppression_key).where(*_ITS_KEYS))
_DROP_ENTRIES = Prepared(delete(tables.suppression).where(among_ours(_entry.team_id, Among(_entry.id, "entries"))))
_THESE = among_ours(_lead.team_id, Among(_lead.id, "ids"))
_COMPANIES = Prepared(select(_lead.company_key).where(_THESE, _lead.company_key != "").distinct())
_STILL_AT = Prepared(
    select(_lead.company_key).where(_lead.team_id == given("team"), Among(_lead.company_key, "companies")).distinct()
)
_DROP_BLOCKS = Prepared(
    delete(tables.company_block).where(_block.team_id == given("team"), Among(_block.company_key, "companies"))
)
_competitor, _rivals = tables.competitor.c, tables.competitor_named.c
_NAMED = Prepared(select(_rivals.key).where(_rivals.team_id == given("team"), Among(_rivals.lead_id, "ids")).distinct())
_STILL_NAMED = select(_rivals.key).where(_rivals.team_id == given("team"), Among(_rivals.key, "rivals"))
_DROP_COMPETITORS = Prepared(
    delete(tables.competitor).where(
        _competitor.team_id == given("team"), Among(_competitor.key, "rivals"), _competitor.key.not_in(_STILL_NAMED)
    )
)


def family(tx: Transaction, team_id: str, lead_id: int) -> list[int]:
    """Return the ids of the lead and of all that were merged into it, directly or not."""
    found, newest = [lead_id], [lead_id]
    while newest:
        numbers = _NUMBERS.values(tx, team=team_id, ids=newest)
        newest = [one for one in _FAMILY.values(tx, team=team_id, numbers=numbers) if one not in found]
        found += newest
    return found


def erase(tx: Transaction, team_id: str, lead_ids: Collection[int]) -> None:
    """Delete or empty whatever these leads' rows say of the person. Idempotent."""
    ids = list(lead_ids)
    _leave_the_list(tx, team_id, ids)
    companies = _COMPANIES.values(tx, team=team_id, ids=ids)
    rivals = _NAMED.values(tx, team=team_id, ids=ids)
    for line, data in _EVENTS.rows(tx, team=team_id, ids=ids):
        _SAY.run(tx, team=team_id, line=line, source="", segment="", data=without_person(data))
    for statement in _deleting():
        statement.run(tx, team=team_id, ids=ids)
    for statement, values in _emptying():
        statement.run(tx, team=team_id, ids=ids, **values)
    left = set(companies) - set(_STILL_AT.values(tx, team=team_id, companies=companies)) if companies else set()
    if left:
        _DROP_BLOCKS.run(tx, team=team_id, companies=sorted(left))
    if rivals:  # a name that only they gave may be anybody's
        _DROP_COMPETITORS.run(tx, team=team_id, rivals=rivals)


def _leave_the_list(tx: Transaction, team_id: str, ids: list[int]) -> None:
    """Delete the person's entries of the do-not-contact list; what keeps them out from now on names nobody."""
    ways = _WAYS.values(tx, team=team_id, ids=ids)
    entries = _ENTRIES.values(tx, team=team_id, ids=ids, ways=ways)
    if entries:
        _DROP_ENTRY_KEYS.run(tx, team=team_id, entries=entries)
        _DROP_ENTRIES.run(tx, team=team_id, entries=entries)


def _about(table: Table) -> Any:
    lead_id = table.c.id if table is tables.lead else table.c.lead_id
    return and_(table.c.team_id == given("team"), Among(lead_id, "ids"))


def _named(names: Iterable[str]) -> list[Table]:
    every = {table.name: table for table in tables.LeadRow.metadata.sorted_tables}
    return [every[name] for name in names]


@cache
def _deleting() -> list[Prepared]:
    return [Prepared(delete(table).where(_about(table))) for table in _named(sorted(GONE))]


@cache
def _emptying() -> list[tuple[Prepared, dict[str, Any]]]:
    found = []
    for name, values in EMPTIED.items():
        if name != "event":
            [table] = _named([name])
            found.append((Prepared(update(table).where(_about(table)), *values), dict(values)))
    return found
