"""Follow-ups whose day has come and gone without their marketer being told, for whatever reason."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, select, text, update

from bot.nurture.late.untold import Untold
from storage import tables
from storage.sql import Among, Prepared, Transaction, among_ours, given

_due, _run, _lead = tables.due.c, tables.nurturing.c, tables.lead.c


_UNTOLD = (
    select(_due.lead_id, _due.marketer, _due.day, _run.alarm_on, _lead.number)
    .join(tables.nurturing, and_(_run.lead_id == _due.lead_id, _run.team_id == _due.team_id, text("ended_at IS NULL")))
    .join(tables.lead, and_(_lead.id == _due.lead_id, _lead.team_id == _due.team_id))
    .where(
        _due.team_id == given("team"),
        text(tables.UNTOLD_FOLLOW_UP),
        _due.due_at < given("until"),
        _due.day <= given("before"),
    )
    .order_by(_due.day, _due.due_at)
    .limit(given("most"))
)
_WAITING = Prepared(_UNTOLD)
_OF_ONE = Prepared(_UNTOLD.where(_due.marketer == given("marketer")))
_NOT_RAISED = Prepared(_UNTOLD.where(_run.alarm_on != _due.day))
_AMONG = Prepared(_UNTOLD.where(among_ours(_due.team_id, Among(_due.lead_id, "ids"))))
_RAISED = Prepared(
    update(tables.nurturing).where(
        _run.team_id == given("team"), _run.lead_id == given("lead"), text(tables.UNDER_WAY)
    ),
    "alarm_on",
)


@dataclass(frozen=True, slots=True)
class Span:
    """The follow-ups looked for: of the day `before` (ISO) or earlier that would come before `until` (UTC), so many at
    most."""

    before: str
    until: datetime
    most: int


def waiting(tx: Transaction, team_id: str, span: Span, marketer: str = "") -> list[Untold]:
    """List the team's, or one marketer's, the earliest days first."""
    if marketer:
        return _of(_OF_ONE, tx, team_id, span, marketer=marketer)
    return _of(_WAITING, tx, team_id, span)


def not_raised(tx: Transaction, team_id: str, span: Span) -> list[Untold]:
    """List those of which nobody was told, the earliest days first."""
    return _of(_NOT_RAISED, tx, team_id, span)


def among(tx: Transaction, team_id: str, span: Span, lead_ids: Collection[int]) -> list[Untold]:
    """List those of these leads."""
    return _of(_AMONG, tx, team_id, span, ids=list(lead_ids))


def _of(statement: Prepared, tx: Transaction, team_id: str, span: Span, **more: Any) -> list[Untold]:
    rows = statement.rows(tx, team=team_id, before=span.before, until=span.until, most=span.most, **more)
    return [Untold(*row) for row in rows]


def raised(tx: Transaction, team_id: str, told: Untold) -> None:
    """Note that somebody is told of it."""
    _RAISED.run(tx, team=team_id, lead=told.lead_id, alarm_on=told.day)
