"""The speed of sales' answers: median and nine in ten, worked out by the database."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, select, text

from bot.numbers.counts import Answering
from bot.numbers.period import Period
from storage import tables
from storage.numbers.lines import STANDS, moments
from storage.sql import Prepared, Transaction, given, number, one_of
from storage.undo.standing import DECISIONS

_event = tables.event.c
_MINUTES = case(
    (_event.data["before_opening"].as_string().is_not(None), number(0)),
    else_=_event.data["working_minutes"].as_integer(),
)


def _speed(*whose: ColumnElement[Any]) -> Prepared:
    """Rank the answers by how long they took. The median is the mean of the one or two in the middle (place n/2 to
    n/2 + 1); nine in ten is the first place with at least 90 % of them up to it (the nearest rank)."""
    ours = (_event.team_id == given("team"), _event.at >= given("start"), _event.at < given("end"))
    took = select(_MINUTES.label("minutes"), *whose).where(
        *ours, text(tables.COUNTED), one_of(_event.kind, DECISIONS), STANDS
    )
    measured = took.subquery("measured")
    of = [measured.c[str(column.key)] for column in whose]
    place = func.row_number().over(partition_by=of or None, order_by=measured.c.minutes).label("place")
    answers = func.count().over(partition_by=of or None).label("answers")
    ranked = select(measured, place, answers).where(measured.c.minutes.is_not(None)).subquery("ranked").c
    middle = and_(ranked.place * 2 >= ranked.answers, ranked.place * 2 <= ranked.answers + 2)
    of = [ranked[str(column.key)] for column in whose]
    return Prepared(
        select(
            *of,
            func.max(ranked.answers),
            func.avg(case((middle, ranked.minutes))),
            func.min(case((ranked.place * 10 >= ranked.answers * 9, ranked.minutes))),
        ).group_by(*of)
    )


_SPEED, _OF_REPS = _speed(), _speed(_event.actor)


def answering(tx: Transaction, team_id: str, period: Period, as_of: datetime | None = None) -> Answering:
    """Measure every answer of the period that stands, also a second one about the same lead."""
    return _read(_SPEED.rows(tx, **moments(team_id, period, as_of))[0])


def by_rep(tx: Transaction, team_id: str, period: Period) -> Mapping[str, Answering]:
    """Measure each rep's answers, by user id."""
    return {row[0]: _read(row[1:]) for row in _OF_REPS.rows(tx, **moments(team_id, period))}


def _read(row: Sequence[Any]) -> Answering:
    answers, median, p90 = row
    return Answering(answers, float(median), float(p90)) if answers else Answering()
