"""A period's numbers, counted by the database."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Table, case, exists, func, not_, or_, select, text

from bot.lead.kinds import EventKind
from bot.lead.lifecycle import Stage
from bot.lead.workplace.calendar import start_of_day
from bot.numbers.counts import Answering, Counts, Numbers, Part
from bot.numbers.number import Number
from bot.numbers.period import Period
from storage import tables
from storage.sql import Prepared, Transaction, given, one_of

_event = tables.event.c
_lead = tables.lead.c
_due = tables.due.c
_period = tables.digest_period.c
_SENT, _ACCEPTED, _REJECTED = EventKind.OFFERED, EventKind.ACCEPTED, "rejected"
_WON, _LOST = EventKind.WON, EventKind.LOST
_KINDS = (EventKind.CAPTURED, _SENT, _ACCEPTED, _REJECTED, EventKind.NURTURING, EventKind.REFUSED, _WON, _LOST)
_undone = tables.event.alias("undone").c
_STANDS = or_(
    not_(one_of(_event.kind, (_ACCEPTED, _REJECTED, _WON, _LOST))),
    not_(
        exists().where(
            _undone.team_id == _event.team_id,
            _undone.lead_id == _event.lead_id,
            _undone.id > _event.id,
            _undone.kind == EventKind.UNDONE,
            _undone.detail == _event.kind,
            _undone.data["offer"].as_integer() == _event.data["offer"].as_integer(),
        )
    ),
)
"""A decision of sales, or an end, that was taken back counts for nothing."""
_NUMBERS = {
    EventKind.CAPTURED: Number.CAPTURED,
    EventKind.OFFERED: Number.OFFERED,
    EventKind.ACCEPTED: Number.ACCEPTED,
    "rejected": Number.REJECTED,
    EventKind.NURTURING: Number.NURTURED,
    EventKind.REFUSED: Number.REFUSED,
    EventKind.WON: Number.WON,
    EventKind.LOST: Number.LOST,
}
_STANDS_AS = {
    Number.WAITING: "waiting",
    Number.WAITING_LONG: "waiting_long",
    Number.NURTURING: EventKind.NURTURING,
    Number.DUE_OVERDUE: "overdue",
    Number.DUE_TODAY: "due_today",
    Number.DUE_NEXT_WEEK: "coming",
}
_WEEK = timedelta(weeks=1)
_WEEKS_BEFORE = (4, 3, 2, 1)


def _between(start: str, end: str) -> tuple[Any, ...]:
    return (_event.team_id == given("team"), _event.at >= given(start), _event.at < given(end), text(tables.COUNTED))


def _counted(source: Table, *conditions: Any) -> Any:
    return select(func.count()).select_from(source).where(source.c.team_id == given("team"), *conditions)


_COUNTS = Prepared(
    select(_event.kind, _event.detail, _event.source, func.count().label("number"))
    .where(*_between("start", "end"), one_of(_event.kind, _KINDS), _STANDS)
    .group_by(_event.kind, _event.detail, _event.source)
)
_week_before = case(*((_event.at < given(f"until_{week}"), week) for week in _WEEKS_BEFORE[:-1]), else_=1)
_BEFORE = Prepared(
    select(_week_before.label("week"), _event.kind, func.count().label("number"))
    .where(*_between("start", "end"), one_of(_event.kind, (_SENT, _ACCEPTED, _REJECTED)), _STANDS)
    .group_by(_week_before, _event.kind)
)
_WAITS = Prepared(
    select(
        _event.data["working_minutes"].as_integer().label("minutes"),
        _event.data["before_opening"].as_boolean().label("before_opening"),
    ).where(*_between("start", "end"), one_of(_event.kind, (_ACCEPTED, _REJECTED)), _STANDS)
)
_WINS = Prepared(select(_event.data).where(*_between("start", "end"), _event.kind == _WON, _STANDS))
_offered, _open_follow_up = _lead.stage == Stage.OFFERED, text(tables.OPEN_FOLLOW_UP)


def _follow_ups(*when: Any) -> Any:
    return _counted(tables.due, _open_follow_up, *when).scalar_subquery()


_STANDING = Prepared(
    select(
        _counted(tables.lead, _offered).scalar_subquery().label("waiting"),
        _counted(tables.lead, _offered, _lead.stage_at < given("yesterday")).scalar_subquery().label("waiting_long"),
        _counted(tables.lead, _lead.stage == Stage.NURTURING).scalar_subquery().label(EventKind.NURTURING),
        _follow_ups(_due.due_at < given("today")).label("overdue"),
        _follow_ups(_due.due_at >= given("today"), _due.due_at < given("tomorrow")).label("due_today"),
        _follow_ups(_due.due_at >= given("tomorrow"), _due.due_at < given("soon")).label("coming"),
    )
)


def counted(tx: Transaction, team_id: str, period: Period, tz: ZoneInfo) -> Counts:
    """Count what happened in that time."""
    start, end = period.start, period.end
    by_kind: dict[Number, int] = defaultdict(int)
    reasons: dict[str, int] = defaultdict(int)
    lost: dict[str, int] = defaultdict(int)
    sources: dict[str, dict[Number, int]] = defaultdict(lambda: defaultdict(int))
    for row in _COUNTS.all(tx, team=team_id, start=start, end=end):
        kind, number = _NUMBERS[row["kind"]], row["number"]
        by_kind[kind] += number
        sources[row["source"]][kind] += number
        if kind is Number.REJECTED:
            reasons[row["detail"]] += number
        if kind is Number.LOST:
            lost[row["detail"]] += number
    parts = tuple(Part(name, name, numbers) for name, numbers in sources.items())
    answering = Answering(0, _median_answer(tx, team_id, start, end))
    return Counts(period, by_kind, parts, (), reasons, lost, _amounts(tx, team_id, start, end), answering)


def standing(tx: Transaction, team_id: str, tz: ZoneInfo) -> Numbers:
    """Count what stands now."""
    moments = {"yesterday": tx.now - timedelta(days=1), "soon": tx.now + _WEEK, **_today(tx, tz)}
    found = _STANDING.first(tx, team=team_id, **moments) or {}
    return {number: found[name] for number, name in _STANDS_AS.items()}


def _today(tx: Transaction, tz: ZoneInfo) -> dict[str, datetime]:
    today = tx.now.astimezone(tz).date()
    return {"today": start_of_day(today, tz), "tomorrow": start_of_day(today + timedelta(days=1), tz)}


def _median_answer(tx: Transaction, team_id: str, start: datetime, end: datetime) -> float | None:
    """Return how many working minutes an answer took; None where that was recorded of none."""
    rows = _WAITS.rows(tx, team=team_id, start=start, end=end)
    took = [0 if before_opening else minutes for minutes, before_opening in rows]
    known = [minutes for minutes in took if minutes is not None]
    return median(known) if known else None


def _most_first(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _amounts(tx: Transaction, team_id: str, start: datetime, end: datetime) -> dict[str, int]:
    """Sum what was won by currency, in hundredths, most first."""
    sums: dict[str, int] = defaultdict(int)
    for data in _WINS.values(tx, team=team_id, start=start, end=end):
        if data.get("hundredths"):
            sums[str(data["currency"])] += int(data["hundredths"])
    return _most_first(sums)


def before(tx: Transaction, team_id: str, period: Period, tz: ZoneInfo) -> list[Counts]:
    """Count sent, accepted and rejected in the weeks before."""
    weeks = dict(zip(_WEEKS_BEFORE, period.before(len(_WEEKS_BEFORE), tz), strict=True))
    ends = {f"until_{number}": weeks[number].end for number in _WEEKS_BEFORE[:-1]}
    rows = _BEFORE.all(tx, team=team_id, start=weeks[_WEEKS_BEFORE[0]].start, end=period.start, **ends)
    counts = {(row["week"], _NUMBERS[row["kind"]]): row["number"] for row in rows}
    return [
        Counts(week, {number: n for (at, number), n in counts.items() if at == number_of})
        for number_of, week in weeks.items()
    ]
