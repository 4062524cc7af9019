"""The numbers of one person: what became of the leads they brought in, and what they said to those they decided."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, func, select, text

from bot.lead.kinds import EventKind
from bot.numbers.counts import Answering, Numbers
from bot.numbers.number import Number
from bot.numbers.period import Period
from storage import tables
from storage.numbers import answering
from storage.numbers.lines import entries, moments, standing
from storage.sql import Prepared, Transaction, given, one_of

_event = tables.event.c


@dataclass(frozen=True, slots=True)
class OfRep:
    """A rep's answers in a period: the leads they accepted, rejected, won and lost, and how fast they answered."""

    numbers: Numbers = field(default_factory=dict)
    answering: Answering = field(default_factory=Answering)


def _numbers(*only: Any, more: tuple[ColumnElement[Any], ...] = ()) -> Prepared:
    entry = entries(standing(*only, more=more))
    by = [*(entry.c[str(column.key)] for column in more), entry.c.number]
    return Prepared(select(*by, func.count(entry.c.counted.distinct())).group_by(*by))


_decision = text(tables.DECISIONS)
_SAID = (EventKind.ACCEPTED, EventKind.REJECTED, EventKind.WON, EventKind.LOST)
_BROUGHT_IN = _numbers(_event.originator == given("who"))
_DECIDED = _numbers(_event.actor == given("who"), _decision)
_OF_REPS = _numbers(one_of(_event.kind, _SAID), more=(_event.actor,))
_SALES = (Number.ACCEPTED, Number.REJECTED, Number.WON, Number.LOST, Number.BROUGHT_BACK_ACCEPTED)


def brought_in(tx: Transaction, team_id: str, user_id: str, period: Period) -> Numbers:
    """Count what became of the leads in a person's name, by whose that was when it happened, whoever did it."""
    rows = _BROUGHT_IN.rows(tx, **moments(team_id, period), who=user_id)
    return {Number(name): count for name, count in rows}


def decided(tx: Transaction, team_id: str, user_id: str, period: Period) -> Numbers:
    """Count what a person did themselves as a rep: accepted, rejected, won, lost."""
    rows = _DECIDED.rows(tx, **moments(team_id, period), who=user_id)
    return {Number(name): count for name, count in rows if name in _SALES}


def by_rep(tx: Transaction, team_id: str, period: Period) -> Mapping[str, OfRep]:
    """Count and measure what each rep said to leads in the period, by user id; for managers of sales."""
    numbers: dict[str, dict[Number, int]] = defaultdict(dict)
    for actor, name, count in _OF_REPS.rows(tx, **moments(team_id, period)):
        if name in _SALES:
            numbers[actor][Number(name)] = count
    speed = answering.by_rep(tx, team_id, period)
    return {user: OfRep(counts, speed.get(user, Answering())) for user, counts in numbers.items() if user}
