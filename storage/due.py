"""Work the clock finds: prompts for drafts, follow-ups of nurtured leads, and reminders of meetings."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import ColumnElement, Update, and_, select, update

from storage import tables
from storage.engine import Transaction
from storage.statements import Prepared, change_where, given, insert, one_of

_due = tables.due.c

PROMPT = "prompt"
FOLLOW_UP = "follow_up"
MEETING = "meeting"
OPEN = ("pending", "told")


@dataclass(frozen=True, slots=True)
class Due:
    """`anchor_at` is what the rhythm is counted from: when a draft was last touched. Times are UTC."""

    id: int
    team_id: str
    kind: str
    lead_id: int
    step: int
    due_at: datetime
    anchor_at: datetime
    state: str


_COLUMNS = [_due[name] for name in Due.__dataclass_fields__]
_ADD = insert(tables.due, "team_id", "lead_id", "kind", "step", "state", "due_at", "anchor_at")
_CLAIM = Prepared(
    select(*_COLUMNS)
    .where(_due.state == "pending", _due.due_at <= given("now"))
    .order_by(_due.due_at, _due.id)
    .limit(given("most"))
    .with_for_update(skip_locked=True)
)


def schedule(
    tx: Transaction,
    team_id: str,
    lead_id: int,
    kind: str,
    due_at: datetime,
    *,
    step: int = 0,
    anchor_at: datetime | None = None,
) -> None:
    """Plan one piece of work for the lead; whatever of its kind was planned before is cancelled."""
    cancel(tx, team_id, lead_id, kind)
    work = {"team_id": team_id, "lead_id": lead_id, "kind": kind, "step": step, "state": "pending"}
    _ADD.run(tx, **work, due_at=due_at, anchor_at=anchor_at or tx.now)


def cancel(tx: Transaction, team_id: str, lead_id: int, *kinds: str) -> None:
    planned = _planned(kinds or (PROMPT, FOLLOW_UP))
    change_where(tx, tables.due, planned, {"state": "cancelled"}, team=team_id, lead=lead_id)


@cache
def _planned(kinds: tuple[str, ...]) -> ColumnElement[bool]:
    ours = (_due.team_id == given("team"), _due.lead_id == given("lead"))
    return and_(*ours, one_of(_due.kind, kinds), one_of(_due.state, OPEN))


def schedule_meeting(tx: Transaction, team_id: str, lead_id: int, meeting_id: int, due_at: datetime | None) -> None:
    """Plan the reminder of one meeting (`step` is its id) instead of what was planned for it; None plans none."""
    ours = (_due.team_id == team_id, _due.lead_id == lead_id, _due.kind == MEETING, _due.step == meeting_id)
    tx.connection.execute(update(tables.due).where(*ours, _due.state == "pending").values(state="cancelled"))
    if due_at is not None:
        work = {"team_id": team_id, "lead_id": lead_id, "kind": MEETING, "step": meeting_id, "state": "pending"}
        _ADD.run(tx, **work, due_at=due_at, anchor_at=tx.now)


def hand_over_meetings(tx: Transaction, team_id: str, from_lead: int, to_lead: int) -> None:
    """The reminders of a lead's meetings go with the meetings to another lead."""
    theirs = update(tables.due).where(_due.team_id == team_id, _due.lead_id == from_lead, _due.kind == MEETING)
    tx.connection.execute(theirs.values(lead_id=to_lead))


def claim(tx: Transaction, limit: int) -> list[Due]:
    """What is due now, in all workspaces, locked for this transaction so that no other process takes it."""
    return [Due(**row) for row in _CLAIM.all(tx, now=tx.now, most=limit)]


def postpone(tx: Transaction, work: Due, due_at: datetime) -> None:
    tx.connection.execute(_this(work).values(due_at=due_at))


def mark(tx: Transaction, work: Due, state: str) -> None:
    tx.connection.execute(_this(work).values(state=state))


def _this(work: Due) -> Update:
    return update(tables.due).where(_due.team_id == work.team_id, _due.id == work.id)


def of_lead(tx: Transaction, team_id: str, lead_id: int, kind: str) -> Due | None:
    """What is planned for the lead, or was told and waits for an answer."""
    ours = select(*_COLUMNS).where(
        _due.team_id == team_id, _due.lead_id == lead_id, _due.kind == kind, _due.state.in_(OPEN)
    )
    row = tx.connection.execute(ours.order_by(_due.id.desc()).limit(1)).mappings().first()
    return Due(**row) if row else None


def coming(
    tx: Transaction, team_id: str, until: datetime, originator: str, limit: int = 20
) -> list[tuple[int, datetime]]:
    """Lead ids and dates of a marketer's follow-ups due before `until` (UTC), the earliest first."""
    lead = tables.lead.c
    ours = (
        select(_due.lead_id, _due.due_at)
        .join(tables.lead, and_(lead.team_id == _due.team_id, lead.id == _due.lead_id))
        .where(
            _due.team_id == team_id,
            _due.kind == FOLLOW_UP,
            _due.state.in_(OPEN),
            _due.due_at < until,
            lead.originator == originator,
        )
    )
    rows = tx.connection.execute(ours.order_by(_due.due_at, _due.id).limit(limit)).all()
    return [(row.lead_id, row.due_at) for row in rows]
