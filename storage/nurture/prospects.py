"""Prospects as the gate of nurturing needs them: where they are, and who counts as the same person or company."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import select, text

from storage import tables
from storage.sql import Among, Prepared, Transaction, among_ours, given

_lead = tables.lead.c


class Prospect(NamedTuple):
    """A lead's prospect; the keys are those of bot/lead/identity/sameness, "" for none. `tz` is as somebody said."""

    id: int
    in_charge: str
    company_key: str
    email_key: str
    phone_key: str
    phone: str
    email: str
    tz: str


_THESE = Prepared(
    select(*(_lead[name] for name in Prospect._fields)).where(among_ours(_lead.team_id, Among(_lead.id, "ids")))
)
_ZONES = Prepared(
    select(_lead.company_key, _lead.tz)
    .where(_lead.team_id == given("team"), Among(_lead.company_key, "companies"), text("tz <> ''"))
    .order_by(_lead.id)
)


def several(tx: Transaction, team_id: str, lead_ids: Collection[int]) -> dict[int, Prospect]:
    """Return these leads' prospects by lead."""
    return {row[0]: Prospect(*row) for row in _THESE.rows(tx, team=team_id, ids=list(lead_ids))}


def zones(tx: Transaction, team_id: str, companies: Collection[str]) -> dict[str, str]:
    """Return the zone that was said last of somebody at each of these companies (their keys), where one was."""
    known = sorted({each for each in companies if each})
    rows = _ZONES.rows(tx, team=team_id, companies=known) if known else ()
    return {company: tz for company, tz in rows}  # noqa: C416 - a row is no pair to the type checker
