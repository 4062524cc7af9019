"""Lists of somebody's, or of a team's, leads: open ones by what is due next, closed ones by when they were closed."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import CTE, CompoundSelect, Select, case, func, select, text, union

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
    some = _candidates(parts, most).cte("candidate")
    planned, met = _planned(some).subquery("planned").c, _met(some).subquery("met").c
    told = func.coalesce(planned.told, planned.reminder)
    at = case((met.at.is_(None), told), (told < met.at, told), else_=met.at)
    found = (
        select(*LISTED, planned.day, planned.reminder, met.at)
        .outerjoin(planned.lead_id.table, planned.lead_id == _lead.id)
        .outerjoin(met.lead_id.table, met.lead_id == _lead.id)
        .where(among_ours(_lead.team_id, _lead.id.in_(select(some.c.id))))
    )
    return Prepared(found.order_by(at.is_(None), at, _lead.stage_at, _lead.id).limit(number(most)))


def _planned(some: CTE) -> Select[Any]:
    """Select what is planned for these leads, all at once: for each by itself it took twice as long."""
    follow_up, prompt = _due.kind == Work.FOLLOW_UP, _due.kind == Work.PROMPT
    when = (
        func.max(case((follow_up, _due.due_at))).label("told"),
        func.max(case((follow_up, _due.day))).label("day"),
        func.max(case((prompt, _due.due_at))).label("reminder"),
    )
    theirs = among_ours(_due.team_id, _due.lead_id.in_(select(some.c.id)))
    open_ = (one_of(_due.kind, (Work.FOLLOW_UP, Work.PROMPT)), one_of(_due.state, OPEN))
    return select(_due.lead_id, *when).where(theirs, *open_).group_by(_due.lead_id)


def _met(some: CTE) -> Select[Any]:
    """Select when each of these leads is met next."""
    theirs = among_ours(_meeting.team_id, _meeting.lead_id.in_(select(some.c.id)))
    planned = one_of(_meeting.state, [MeetingState.PLANNED])
    first = func.min(_meeting.at).label("at")
    return select(_meeting.lead_id, first).where(theirs, planned).group_by(_meeting.lead_id)


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
