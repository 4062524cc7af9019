"""Lists of somebody's, or of a team's, leads: open ones by what is due next, closed ones by when they were closed."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import CompoundSelect, and_, case, func, select, text, union

from bot.cadence.work import Work
from bot.engagement.meetings import MeetingState
from bot.lead.lifecycle import Stage
from bot.lead.record import Listed
from storage import tables
from storage.due import OPEN
from storage.finding import LISTED, MOST_COUNTED, Part, in_list, in_stage
from storage.sql import Among, Prepared, Transaction, among_ours, given, number, one_of

_lead = tables.lead.c
_due = tables.due.c
_meeting = tables.meeting.c


class Upcoming(NamedTuple):
    """A lead with what comes next: the day (ISO) of a follow-up, else when a reminder or a meeting comes (UTC)."""

    lead: Listed
    day: str
    reminder: datetime | None
    meeting: datetime | None


def _of_its(kind: str) -> Any:
    ours = and_(_due.lead_id == _lead.id, _due.team_id == _lead.team_id)
    return and_(ours, _due.kind == kind, one_of(_due.state, OPEN))


_FOLLOW_UP = select(func.max(_due.due_at)).where(_of_its(Work.FOLLOW_UP)).scalar_subquery()
_DAY = select(func.max(_due.day)).where(_of_its(Work.FOLLOW_UP)).scalar_subquery()
_REMINDER = select(func.max(_due.due_at)).where(_of_its(Work.PROMPT)).scalar_subquery()
_MEETING = (
    select(func.min(_meeting.at))
    .where(
        _meeting.lead_id == _lead.id,
        _meeting.team_id == _lead.team_id,
        one_of(_meeting.state, [MeetingState.PLANNED]),
    )
    .scalar_subquery()
)


def next_first(tx: Transaction, team_id: str, user_id: str, parts: tuple[Part, ...], limit: int) -> list[Upcoming]:
    """List leads of these parts: what is due next first, then those without a date, longest in their stage first.

    Nurtured ones are looked for by their follow-ups; of every other part, the thousand longest in their stage count.
    """
    if not parts:
        return []
    whose = [whose for whose, stage in parts if stage is Stage.NURTURING]
    soonest = _soonest(whose[0], limit).values(tx, team=team_id, who=user_id) if whose else []
    found = _next_first(parts, limit).rows(tx, team=team_id, who=user_id, soonest=soonest)
    return [Upcoming(in_list(row[:-3]), str(row[-3] or ""), *row[-2:]) for row in found]


@cache
def _next_first(parts: tuple[Part, ...], most: int) -> Prepared:
    told = func.coalesce(_FOLLOW_UP, _REMINDER)
    at = case((_MEETING.is_(None), told), (told < _MEETING, told), else_=_MEETING)
    some = select(*LISTED, _DAY, _REMINDER, _MEETING)
    some = some.where(among_ours(_lead.team_id, _lead.id.in_(_candidates(parts, most))))
    return Prepared(some.order_by(at.is_(None), at, _lead.stage_at, _lead.id).limit(number(most)))


def _candidates(parts: tuple[Part, ...], most: int) -> CompoundSelect[Any]:
    enough = {Stage.NURTURING: most}  # the others of these are found by their follow-ups
    each = [in_stage(select(_lead.id.label("id")), *part, enough.get(part[1], MOST_COUNTED)) for part in parts]
    each.append(select(_lead.id.label("id")).where(among_ours(_lead.team_id, Among(_lead.id, "soonest"))))
    return union(*(select(few.subquery().c.id) for few in each))


@cache
def _soonest(whose: str, most: int) -> Prepared:
    """Choose the leads with the follow-ups that come first, somebody's or everybody's."""
    soonest = select(_due.lead_id).where(_due.team_id == given("team"), text(tables.OPEN_FOLLOW_UP))
    soonest = soonest.where(_due.marketer == given("who")) if whose else soonest
    return Prepared(soonest.order_by(_due.due_at).limit(number(most)))


def closed_last(tx: Transaction, team_id: str, user_id: str, parts: tuple[Part, ...], limit: int) -> list[Listed]:
    """List leads of these parts, the last that came into its stage first."""
    return [in_list(row) for row in _closed_last(parts, limit).rows(tx, team=team_id, who=user_id)] if parts else []


@cache
def _closed_last(parts: tuple[Part, ...], most: int) -> Prepared:
    each = [in_stage(select(_lead.id.label("id")), *part, most, latest=True) for part in parts]
    some = select(*LISTED).where(
        among_ours(_lead.team_id, _lead.id.in_(union(*(select(few.subquery().c.id) for few in each))))
    )
    return Prepared(some.order_by(_lead.stage_at.desc(), _lead.id.desc()).limit(number(most)))


def counted_in(tx: Transaction, team_id: str, user_id: str, parts: Sequence[Part]) -> int:
    """Count the leads of these parts: `MOST_COUNTED` for as many or more."""
    found: int = _counted_in(tuple(parts)).value(tx, team=team_id, who=user_id) if parts else 0
    return found


@cache
def _counted_in(parts: tuple[Part, ...]) -> Prepared:
    each = [in_stage(select(_lead.id.label("id")), *part, MOST_COUNTED) for part in parts]
    few = union(*(select(some.subquery().c.id) for some in each)).limit(number(MOST_COUNTED)).subquery()
    return Prepared(select(func.count()).select_from(few))
