"""The work the clock finds: prompts for drafts, follow-ups of nurtured leads, and reminders of meetings."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, and_, func, not_, select, text, update

from bot.cadence.work import Work
from bot.lead.record import Lead
from storage import tables
from storage.installations import has_left
from storage.sql import Among, Prepared, Transaction, among_ours, given, insert, insert_all, one_of

_due = tables.due.c
_lead = tables.lead.c

OPEN = ("pending", "told")


@dataclass(frozen=True, slots=True)
class Due:
    """A piece of due work. `anchor_at` is when the rhythm is counted from: when a draft was last touched. Times are
    UTC."""

    id: int
    team_id: str
    kind: str
    lead_id: int
    step: int
    due_at: datetime
    anchor_at: datetime
    state: str
    marketer: str = ""
    day: str = ""

    @property
    def on(self) -> date:
        """Return the day of a follow-up."""
        return date.fromisoformat(self.day) if self.day else self.due_at.date()


@dataclass(frozen=True, slots=True)
class Plan:
    """The next piece of work for a lead; the rhythm is counted from `anchor_at`. Times are UTC."""

    lead: Lead
    due_at: datetime
    anchor_at: datetime
    step: int = 0
    day: str = ""


_COLUMNS = [_due[name] for name in Due.__dataclass_fields__]
_ADD = insert(tables.due, "team_id", "lead_id", "marketer", "kind", "step", "state", "due_at", "anchor_at", "day")
_CLAIM = Prepared(
    select(*_COLUMNS)
    .where(text("state = 'pending'"), _due.due_at <= given("now"), not_(has_left(_due.team_id)))
    .order_by(_due.due_at)
    .limit(given("most"))
    .with_for_update(skip_locked=True)
)
_THESE = update(tables.due).where(among_ours(_due.team_id, Among(_due.id, "ids")))
_POSTPONE = Prepared(_THESE, "due_at")
_MOVE = Prepared(_THESE, "due_at", "day")
_MARK = Prepared(_THESE, "state")
_OF_LEAD = and_(_due.team_id == given("team"), _due.lead_id == given("lead"))
_MEETINGS = update(tables.due).where(_OF_LEAD, _due.kind == Work.MEETING)
_CANCEL_MEETING = Prepared(
    _MEETINGS.where(_due.step == given("meeting"), _due.state == "pending").values(state="cancelled")
)
_CANCEL_ONE = Prepared(
    update(tables.due)
    .where(_OF_LEAD, _due.kind == given("work"), _due.step == given("number"), _due.state == "pending")
    .values(state="cancelled")
)
_FOLLOW = Prepared(
    update(tables.due).where(_OF_LEAD, _due.kind == given("work"), _due.step == given("number")), "lead_id"
)
_HAND_OVER_MEETINGS = Prepared(_MEETINGS, "lead_id")
_HAND_OVER = Prepared(update(tables.due).where(_OF_LEAD, one_of(_due.state, OPEN)), "marketer")
_PLANNED = Prepared(
    select(*_COLUMNS)
    .where(_OF_LEAD, _due.kind == given("kind"), one_of(_due.state, OPEN))
    .order_by(_due.id.desc())
    .limit(1)
)


def schedule(
    tx: Transaction,
    lead: Lead,
    kind: str,
    due_at: datetime,
    *,
    step: int = 0,
    anchor_at: datetime | None = None,
    first: bool = False,
    day: str = "",
) -> None:
    """Plan one piece of work for the lead, cancelling any of its kind planned before. `day` (ISO) is a follow-up's.

    With `first` there cannot be any.
    """
    if not first:
        cancel(tx, lead.team_id, lead.id, kind)
    _ADD.run(tx, **_row(Plan(lead, due_at, anchor_at or tx.now, step, day), kind))


def schedule_all(tx: Transaction, team_id: str, kind: str, plans: Collection[Plan], *, first: bool = False) -> None:
    """Plan the same for many leads of a workspace, each once."""
    if plans and not first:
        _cancel_all(kind).run(tx, team=team_id, leads=[plan.lead.id for plan in plans])
    insert_all(tx, tables.due, [_row(plan, kind) for plan in plans])


def _row(plan: Plan, kind: str) -> dict[str, Any]:
    lead = plan.lead
    whose = {"team_id": lead.team_id, "lead_id": lead.id, "marketer": lead.in_charge}
    when = {"step": plan.step, "due_at": plan.due_at, "anchor_at": plan.anchor_at, "day": plan.day}
    return {**whose, **when, "kind": kind, "state": "pending"}


def cancel(tx: Transaction, team_id: str, lead_id: int, *kinds: str) -> None:
    _cancel(kinds or (Work.PROMPT, Work.FOLLOW_UP, Work.REMINDER)).run(tx, team=team_id, lead=lead_id)


@cache
def _cancel(kinds: tuple[str, ...]) -> Prepared:
    return Prepared(update(tables.due).where(_OF_LEAD, _still_planned(kinds)).values(state="cancelled"))


@cache
def _cancel_all(kind: str) -> Prepared:
    theirs = (_due.team_id == given("team"), Among(_due.lead_id, "leads"))
    return Prepared(update(tables.due).where(*theirs, _still_planned((kind,))).values(state="cancelled"))


def _still_planned(kinds: Iterable[str]) -> ColumnElement[bool]:
    """Pick those still planned among a lead's few rows. The columns are not compared as such: SQLite would look up each
    kind and state in the index, with a table of its own for either list, which takes four times as long."""
    return and_(one_of(func.coalesce(_due.kind, ""), kinds), one_of(func.coalesce(_due.state, ""), OPEN))


def schedule_meeting(tx: Transaction, team_id: str, lead_id: int, meeting_id: int, due_at: datetime | None) -> None:
    """Plan the reminder of one meeting (`step` is its id) instead of what was planned for it; None plans none."""
    _CANCEL_MEETING.run(tx, team=team_id, lead=lead_id, meeting=meeting_id)
    if due_at is not None:
        work = {"team_id": team_id, "lead_id": lead_id, "kind": Work.MEETING, "step": meeting_id, "state": "pending"}
        _ADD.run(tx, **work, marketer="", due_at=due_at, anchor_at=tx.now, day="")


def schedule_one(tx: Transaction, lead: Lead, kind: str, number: int, due_at: datetime) -> None:
    """Plan one of several pieces of work of a kind for the lead; `number`, its step, says which."""
    _ADD.run(tx, **_row(Plan(lead, due_at, tx.now, number), kind))


def cancel_one(tx: Transaction, team_id: str, lead_id: int, kind: str, number: int) -> None:
    _CANCEL_ONE.run(tx, team=team_id, lead=lead_id, work=kind, number=number)


def follow(tx: Transaction, lead: Lead, into: Lead, kind: str, number: int) -> None:
    """Have one of several pieces of work of a kind be about another lead."""
    _FOLLOW.run(tx, team=lead.team_id, lead=lead.id, work=kind, number=number, lead_id=into.id)


def hand_over_meetings(tx: Transaction, team_id: str, from_lead: int, to_lead: int) -> None:
    """Hand the reminders of a lead's meetings over to another lead, with the meetings."""
    _HAND_OVER_MEETINGS.run(tx, team=team_id, lead=from_lead, lead_id=to_lead)


def claim(tx: Transaction, limit: int) -> list[Due]:
    """Claim what is due now, in all workspaces; it is locked for this transaction so that no other process takes it."""
    return [Due(**row) for row in _CLAIM.all(tx, now=tx.now, most=limit)]


def postpone(tx: Transaction, team_id: str, work: Iterable[Due], due_at: datetime) -> None:
    _POSTPONE.run(tx, team=team_id, ids=[item.id for item in work], due_at=due_at)


def move(tx: Transaction, team_id: str, work: Iterable[Due], due_at: datetime, day: str) -> None:
    """Have these follow-ups come on another day (ISO), at that moment of it (UTC)."""
    _MOVE.run(tx, team=team_id, ids=[item.id for item in work], due_at=due_at, day=day)


def mark(tx: Transaction, team_id: str, work: Iterable[Due], state: str) -> None:
    _MARK.run(tx, team=team_id, ids=[item.id for item in work], state=state)


def hand_over(tx: Transaction, team_id: str, lead_id: int, marketer: str) -> None:
    """Hand what is planned for the lead over to another marketer."""
    _HAND_OVER.run(tx, team=team_id, lead=lead_id, marketer=marketer)


def of_lead(tx: Transaction, team_id: str, lead_id: int, kind: str) -> Due | None:
    """Return what is planned for the lead, or was told and waits for an answer."""
    row = _PLANNED.first(tx, team=team_id, lead=lead_id, kind=kind)
    return Due(**row) if row else None
