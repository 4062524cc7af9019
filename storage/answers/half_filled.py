"""The words somebody typed into a lead's form but did not save, kept to fill the form the next time."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import and_, delete, select

from bot.lead.people import Person
from storage import tables
from storage.sql import Prepared, Transaction, given, upsert

_kept = tables.half_filled.c
_OURS = and_(_kept.team_id == given("team"), _kept.user_id == given("person"), _kept.lead_id == given("lead"))
_FORGET = Prepared(delete(tables.half_filled).where(_kept.at < given("moment")))
_GET = Prepared(select(_kept.typed, _kept.at).where(_OURS))


def forget_before(tx: Transaction, moment: datetime) -> int:
    """Forget what was typed before `moment` (UTC), in all workspaces; returns how many forms."""
    return _FORGET.count(tx, moment=moment)


def keep(tx: Transaction, by: Person, lead_id: int, typed: Mapping[str, str]) -> None:
    """Keep what was typed, by question key, replacing what this person typed about the lead before."""
    row = {"team_id": by.team_id, "user_id": by.user_id, "lead_id": lead_id, "typed": dict(typed), "at": tx.now}
    upsert(tx, tables.half_filled, [row], ("user_id", "lead_id"))


def of(tx: Transaction, by: Person, lead_id: int) -> tuple[Mapping[str, str], datetime | None]:
    """Return what this person typed, by question key, and when (UTC). What was answered since is out of date."""
    row = _GET.first(tx, team=by.team_id, person=by.user_id, lead=lead_id)
    return (row["typed"], row["at"]) if row else ({}, None)
