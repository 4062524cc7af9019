"""Pauses of what was promised about leads: added, ended, and the ones that are on."""

from datetime import datetime

from sqlalchemy import and_, func, select, text, update

from bot.lead.lifecycle import Stage
from bot.lead.record import Lead
from bot.promises.paused import OnPause, Paused
from storage import tables
from storage.sql import Prepared, Transaction, given, insert, one_of
from storage.tables.work import PAUSED

_pause, _lead = tables.pause.c, tables.lead.c
_COLUMNS = [_pause[name] for name in Paused.__dataclass_fields__]
_ADD = insert(tables.pause, "team_id", "lead_id", "by", "reason", "began_at", "ends_at", "over")
_OF_LEAD = Prepared(
    select(*_COLUMNS)
    .where(_pause.team_id == given("team"), _pause.lead_id == given("lead"), _pause.ends_at > given("since"))
    .order_by(_pause.id)
)
_END = Prepared(
    update(tables.pause)
    .where(_pause.team_id == given("team"), _pause.lead_id == given("lead"), text(PAUSED))
    .values(over=True),
    "ends_at",
)
_SEEN = Prepared(
    update(tables.pause)
    .where(_pause.team_id == given("team"), _pause.lead_id == given("lead"), text(PAUSED))
    .values(over=True)
)
_ON = and_(_pause.team_id == given("team"), text(PAUSED))
_WAITS = one_of(_lead.stage, (Stage.OFFERED, Stage.ACCEPTED))
_PAUSED_LEADS = tables.pause.join(tables.lead, and_(_lead.id == _pause.lead_id, _lead.team_id == _pause.team_id))
_ALL = Prepared(
    select(
        _lead.number, _lead.name, _lead.company, _lead.stage, _pause.by, _pause.reason, _pause.began_at, _pause.ends_at
    )
    .select_from(_PAUSED_LEADS)
    .where(_ON, _WAITS)
    .order_by(_pause.ends_at, _pause.id)
    .limit(given("most"))
)
_COUNT = Prepared(select(func.count()).select_from(_PAUSED_LEADS).where(_ON, _WAITS))


def add(tx: Transaction, lead: Lead, by: str, reason: str, ends_at: datetime) -> None:
    whose = {"team_id": lead.team_id, "lead_id": lead.id, "by": by, "reason": reason}
    _ADD.run(tx, **whose, began_at=tx.now, ends_at=ends_at, over=False)


def of_lead(tx: Transaction, team_id: str, lead_id: int, since: datetime) -> list[Paused]:
    """Return the lead's pauses that ended after that moment (UTC), or have not ended."""
    return [Paused(**row) for row in _OF_LEAD.all(tx, team=team_id, lead=lead_id, since=since)]


def end(tx: Transaction, team_id: str, lead_id: int) -> None:
    """End the pause that is on, now."""
    _END.run(tx, team=team_id, lead=lead_id, ends_at=tx.now)


def seen_to(tx: Transaction, team_id: str, lead_id: int) -> None:
    """Note that the end of a pause, which has come, was seen to."""
    _SEEN.run(tx, team=team_id, lead=lead_id)


def all_on(tx: Transaction, team_id: str, limit: int) -> list[OnPause]:
    """List what is paused, what goes on first at the top."""
    return [OnPause(*row) for row in _ALL.rows(tx, team=team_id, most=limit)]


def counted(tx: Transaction, team_id: str) -> int:
    found: int = _COUNT.value(tx, team=team_id)
    return found
