"""Leads that turned out to be others: each stands for the one it goes on as."""

from collections.abc import Collection, Mapping

from sqlalchemy import select

from bot.lead.record import Listed
from storage import finding, tables
from storage.sql import Among, Prepared, Transaction, among_ours, given

_lead = tables.lead.c
_MERGED = Prepared(
    select(_lead.id, _lead.merged_into).where(among_ours(_lead.team_id, Among(_lead.id, "ids")), _lead.merged_into > 0)
)
_NUMBERED = Prepared(
    select(_lead.number, _lead.id).where(_lead.team_id == given("team"), Among(_lead.number, "numbers"))
)


def goes_on_as(tx: Transaction, team_id: str, lead_ids: Collection[int]) -> dict[int, int]:
    """Return, for those of the leads that were merged, the id of the lead that each goes on as in the end."""
    steps: dict[int, int] = {}
    unknown = set(lead_ids)
    while unknown:
        into = {row["id"]: row["merged_into"] for row in _MERGED.all(tx, team=team_id, ids=list(unknown))}
        numbered = _NUMBERED.all(tx, team=team_id, numbers=list(into.values())) if into else []
        by_number = {row["number"]: row["id"] for row in numbered}
        steps |= {lead_id: by_number[number] for lead_id, number in into.items()}
        unknown = {end for end in steps.values() if end not in steps} if into else set()
    return {lead_id: _end(lead_id, steps) for lead_id in lead_ids if lead_id in steps}


def _end(lead_id: int, steps: Mapping[int, int]) -> int:
    while lead_id in steps:
        lead_id = steps[lead_id]
    return lead_id


def as_they_go_on(tx: Transaction, team_id: str, found: Collection[Listed]) -> list[Listed]:
    """Return the leads, with each merged one replaced by the one it goes on as."""
    ends = goes_on_as(tx, team_id, [lead.id for lead in found])
    into = finding.with_ids(tx, team_id, set(ends.values())) if ends else {}
    leads: dict[int, Listed] = {}
    for lead in found:
        end = ends.get(lead.id, lead.id)
        known = leads.get(end) or into.get(end) or lead
        leads[end] = known._replace(also=", ".join(filter(None, (known.also, lead.label if end != lead.id else ""))))
    return list(leads.values())
