"""Follow-ups whose day has come and gone without their marketer being told, for whatever reason."""

from datetime import datetime

from sqlalchemy import and_, select, text, update

from bot.nurture.late.untold import Untold
from storage import tables
from storage.sql import Prepared, Transaction, given

_due, _run, _lead = tables.due.c, tables.nurturing.c, tables.lead.c


_UNTOLD = Prepared(
    select(_due.lead_id, _due.marketer, _due.day, _run.alarm_on, _lead.number)
    .join(tables.nurturing, and_(_run.lead_id == _due.lead_id, _run.team_id == _due.team_id, text("ended_at IS NULL")))
    .join(tables.lead, and_(_lead.id == _due.lead_id, _lead.team_id == _due.team_id))
    .where(
        _due.team_id == given("team"),
        text(tables.OPEN_FOLLOW_UP),
        _due.state == "pending",
        _due.due_at < given("until"),
        _due.day != "",
        _due.day <= given("before"),
    )
    .order_by(_due.due_at)
    .limit(given("most"))
)
_RAISED = Prepared(
    update(tables.nurturing).where(
        _run.team_id == given("team"), _run.lead_id == given("lead"), text(tables.UNDER_WAY)
    ),
    "alarm_on",
)


def waiting(tx: Transaction, team_id: str, before: str, until: datetime, most: int) -> list[Untold]:
    """List the team's of that day (ISO) or earlier, of those that would come before `until` (UTC)."""
    return [Untold(*row) for row in _UNTOLD.rows(tx, team=team_id, before=before, until=until, most=most)]


def raised(tx: Transaction, team_id: str, told: Untold) -> None:
    """Note that somebody is told of it."""
    _RAISED.run(tx, team=team_id, lead=told.lead_id, alarm_on=told.day)
