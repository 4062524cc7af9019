"""The digest's numbers, counted by the database."""

from collections import defaultdict
from datetime import datetime, timedelta

from sqlalchemy import case, func, select

from bot.rules.digest import Digest, SourceLine, median
from bot.rules.lifecycle import Stage
from storage import due, leads, tables
from storage.engine import Transaction
from storage.statements import insert_or_ignore

_event = tables.event.c
_lead = tables.lead.c
_KINDS = ("captured", "offered", "accepted", "rejected", "nurturing", "refused")
_MOST_SOURCES = 12


def claim(tx: Transaction, team_id: str, week: str, channel: str) -> bool:
    """Whether this channel's digest of this ISO week is still to be posted; true once."""
    return insert_or_ignore(tx, tables.digest, team_id=team_id, week=week, channel=channel, at=tx.now)


def of_week(tx: Transaction, team_id: str, week: str, bounds: tuple[datetime, datetime]) -> Digest:
    """The week between the bounds (UTC, the end excluded), with the state of things now."""
    counts = _counts(tx, team_id, *bounds)
    by_kind: dict[str, int] = defaultdict(int)
    reasons: dict[str, int] = defaultdict(int)
    sources: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for kind, detail, source, number in counts:
        by_kind[kind] += number
        sources[source or "no source given"][kind] += number
        if kind == "rejected":
            reasons[detail] += number
    return Digest(
        week=week,
        captured=by_kind["captured"],
        sent=by_kind["offered"],
        accepted=by_kind["accepted"],
        rejected_by_reason=dict(sorted(reasons.items(), key=lambda item: (-item[1], item[0]))),
        nurture_started=by_kind["nurturing"],
        refused=by_kind["refused"],
        waiting=leads.count(tx, team_id, _lead.stage == Stage.OFFERED),
        waiting_over_a_day=leads.count(
            tx, team_id, _lead.stage == Stage.OFFERED, _lead.stage_at < tx.now - timedelta(days=1)
        ),
        nurturing=leads.count(tx, team_id, _lead.stage == Stage.NURTURING),
        due_next_week=_follow_ups(tx, team_id, tx.now, tx.now + timedelta(days=7)),
        overdue=_follow_ups(tx, team_id, None, tx.now),
        median_answer_hours=_answer_hours(tx, team_id, *bounds),
        sources=_source_lines(sources),
        before=tuple(_earlier(tx, team_id, bounds[0], weeks) for weeks in (4, 3, 2, 1)),
    )


def _counts(tx: Transaction, team_id: str, start: datetime, end: datetime) -> list[tuple[str, str, str, int]]:
    counted = (
        select(_event.kind, _event.detail, _event.source, func.count())
        .where(_event.team_id == team_id, _event.at >= start, _event.at < end, _event.kind.in_(_KINDS))
        .group_by(_event.kind, _event.detail, _event.source)
    )
    return [(kind, detail, source, number) for kind, detail, source, number in tx.connection.execute(counted)]


def _source_lines(sources: dict[str, dict[str, int]]) -> tuple[SourceLine, ...]:
    lines = [
        SourceLine(name, kinds["offered"], kinds["accepted"], kinds["rejected"], kinds["nurturing"])
        for name, kinds in sources.items()
        if any(kinds[kind] for kind in ("offered", "accepted", "rejected", "nurturing"))
    ]
    return tuple(sorted(lines, key=lambda line: (-line.sent, -line.accepted, line.source)))[:_MOST_SOURCES]


def _follow_ups(tx: Transaction, team_id: str, after: datetime | None, before: datetime) -> int:
    table = tables.due.c
    wanted = [table.team_id == team_id, table.kind == due.FOLLOW_UP, table.state.in_(due.OPEN)]
    wanted += [table.due_at < before] + ([table.due_at >= after] if after else [])
    counted: int = tx.connection.execute(select(func.count()).select_from(tables.due).where(*wanted)).scalar_one()
    return counted


def _answer_hours(tx: Transaction, team_id: str, start: datetime, end: datetime) -> float | None:
    answered = select(_event.data).where(
        _event.team_id == team_id,
        _event.at >= start,
        _event.at < end,
        _event.kind.in_(("accepted", "rejected")),
    )
    waits = [data["waited_seconds"] / 3600 for data in tx.connection.execute(answered).scalars()]
    return median(waits)


def _earlier(tx: Transaction, team_id: str, start: datetime, weeks: int) -> tuple[str, int, int, int]:
    begin = start - timedelta(weeks=weeks)
    total = [func.coalesce(func.sum(case((_event.kind == kind, 1), else_=0)), 0) for kind in _KINDS[1:4]]
    row = tx.connection.execute(
        select(*total).where(_event.team_id == team_id, _event.at >= begin, _event.at < begin + timedelta(weeks=1))
    ).one()
    middle = (begin + timedelta(days=3)).isocalendar()
    return f"W{middle.week:02}", int(row[0]), int(row[1]), int(row[2])
