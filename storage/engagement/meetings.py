"""A lead's meetings: planned, on hold, held or called off."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import select, update

from bot.engagement.meetings import Meeting, MeetingKind, MeetingState
from storage import tables
from storage.sql import Prepared, Transaction, given, insert

_meeting = tables.meeting.c
_COLUMNS = [_meeting[name] for name in Meeting.__dataclass_fields__]
_OF_LEAD = Prepared(
    select(*_COLUMNS)
    .where(_meeting.team_id == given("team"), _meeting.lead_id == given("lead"))
    .order_by(_meeting.at, _meeting.id)
)
_THIS = (_meeting.team_id == given("team"), _meeting.id == given("meeting"))
_ONE = Prepared(select(*_COLUMNS).where(*_THIS))
_PUT_BACK = Prepared(
    update(tables.meeting)
    .where(*_THIS, _meeting.state == MeetingState.CANCELLED)
    .values(state=MeetingState.PLANNED, outcome=""),
    "on_hold",
)

_PLAN_AGAIN = Prepared(
    update(tables.meeting).where(*_THIS).values(state=MeetingState.PLANNED, outcome=""), "at", "on_hold"
)


def of_lead(tx: Transaction, team_id: str, lead_id: int) -> list[Meeting]:
    """Return all of a lead's meetings, earliest first."""
    return [_record(row) for row in _OF_LEAD.all(tx, team=team_id, lead=lead_id)]


def get(tx: Transaction, team_id: str, meeting_id: int) -> Meeting | None:
    row = _ONE.first(tx, team=team_id, meeting=meeting_id)
    return _record(row) if row else None


def _record(row: Mapping[Any, Any]) -> Meeting:
    said = {"kind": MeetingKind(row["kind"]), "state": MeetingState(row["state"]), "with_ids": tuple(row["with_ids"])}
    return Meeting(**{**row, **said})


def plan(tx: Transaction, team_id: str, meeting: Meeting) -> int:
    """Add the meeting; returns the id the database gives it."""
    row = {name: getattr(meeting, name) for name in Meeting.__dataclass_fields__ if name != "id"}
    row |= {"with_ids": list(meeting.with_ids), "team_id": team_id, "planned_at": tx.now}
    meeting_id: int = insert(tables.meeting, *row, returning="id").value(tx, **row)
    return meeting_id


def change(tx: Transaction, team_id: str, meeting_id: int, **values: Any) -> bool:
    """Change a meeting that is still planned; returns False if it was held or called off meanwhile."""
    return _changing(*values).count(tx, team=team_id, meeting=meeting_id, **values) == 1


def put_back(tx: Transaction, team_id: str, on_hold: Mapping[str, bool]) -> None:
    """Plan meetings again that were called off, by their ids as text; each was on hold or not."""
    for meeting_id, held in on_hold.items():
        _PUT_BACK.run(tx, team=team_id, meeting=int(meeting_id), on_hold=held)


def plan_again(tx: Transaction, team_id: str, meeting_id: int, at: datetime, *, on_hold: bool) -> None:
    """Plan a meeting again as it was before it was held, moved or called off."""
    _PLAN_AGAIN.run(tx, team=team_id, meeting=meeting_id, at=at, on_hold=on_hold)


@cache
def _changing(*columns: str) -> Prepared:
    return Prepared(update(tables.meeting).where(*_THIS, _meeting.state == MeetingState.PLANNED), *columns)
