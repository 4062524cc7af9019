"""The further addresses and numbers of leads."""

from collections.abc import Collection

from sqlalchemy import select

from bot.lead.identity.further import FurtherWay
from storage import tables
from storage.sql import Prepared, Transaction, given, insert_new

_further = tables.further_way.c
_OF_LEAD = Prepared(
    select(_further.detail, _further.value)
    .where(_further.team_id == given("team"), _further.lead_id == given("lead"))
    .order_by(_further.at, _further.detail, _further.value)
)


def of_lead(tx: Transaction, team_id: str, lead_id: int) -> list[FurtherWay]:
    """Return them, the first that came to be known first."""
    return [FurtherWay(*row) for row in _OF_LEAD.rows(tx, team=team_id, lead=lead_id)]


def keep(tx: Transaction, team_id: str, lead_id: int, ways: Collection[FurtherWay]) -> None:
    """Keep these too; a repeat changes nothing."""
    row = {"team_id": team_id, "lead_id": lead_id, "at": tx.now}
    if ways:
        insert_new(tx, tables.further_way, [{**row, **way._asdict()} for way in ways])
