"""The numbers of a period, counted by the database."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import BigInteger, case, cast, func, select

from bot.numbers.counts import Counts, Part
from bot.numbers.number import Number
from bot.numbers.period import Period
from storage import tables
from storage.numbers import groups
from storage.numbers.answering import answering
from storage.numbers.lines import entries, last, moments, standing
from storage.sql import Prepared, Transaction, given, number, one_of, word

NO_SOURCE = "no source given"
NO_SEGMENT = "no segment"
_event = tables.event.c
_WEEKS = 4


def _counted() -> Prepared:
    line = last().subquery("last")
    reason = case((one_of(line.c.number, (Number.REJECTED, Number.LOST)), line.c.detail), else_=word(""))
    by = (line.c.number, reason, line.c.source_id, line.c.segment)
    return Prepared(select(*by, func.count()).group_by(*by))


def _won() -> Prepared:
    line = last(_event.kind == word("won"), more=(_event.data,)).subquery("last")
    currency = line.c.data["currency"].as_string()
    amount = cast(line.c.data["hundredths"].as_string(), BigInteger)
    return Prepared(select(currency, func.sum(amount)).where(currency.is_not(None)).group_by(currency))


def _before() -> Prepared:
    earlier = [(_event.at < given(f"until_{week}"), number(week)) for week in range(1, _WEEKS)]
    week = case(*earlier, else_=number(_WEEKS)).label("week")
    entry = entries(standing(more=(week,)))
    by = (entry.c.week, entry.c.number)
    return Prepared(select(*by, func.count(entry.c.counted.distinct())).group_by(*by))


_COUNTED, _WON, _BEFORE = _counted(), _won(), _before()


def counted(tx: Transaction, team_id: str, period: Period, tz: ZoneInfo, as_of: datetime | None = None) -> Counts:
    """Count what happened in the period, as it was known at `as_of` (UTC), or is now.

    What is undone after `as_of`, and leads and sources that are merged after it, change nothing: a digest that was sent
    is counted the same again.
    """
    values = moments(team_id, period, as_of)
    rows = _COUNTED.rows(tx, **values)
    numbers: dict[Number, int] = defaultdict(int)
    reasons: dict[Number, dict[str, int]] = {Number.REJECTED: defaultdict(int), Number.LOST: defaultdict(int)}
    for name, reason, _, _, count in rows:
        numbers[Number(name)] += count
        if name in reasons:
            reasons[Number(name)][reason] += count
    won = {currency: int(amount) for currency, amount in _WON.rows(tx, **values)}
    return Counts(
        period=period,
        numbers=dict(numbers),
        by_source=_by_source(tx, team_id, rows, as_of),
        by_segment=_parts(((segment, name, count) for name, _, _, segment, count in rows), {"": NO_SEGMENT}),
        reasons=_most_first(reasons[Number.REJECTED]),
        lost_reasons=_most_first(reasons[Number.LOST]),
        won_in=_most_first(won),
        answering=answering(tx, team_id, period, as_of),
    )


def before(tx: Transaction, team_id: str, period: Period, tz: ZoneInfo) -> list[Counts]:
    """Count what happened in each of the four weeks of local days before, the earliest first; without parts."""
    weeks = period.before(_WEEKS, tz)
    ends = {f"until_{place}": week.end for place, week in enumerate(weeks[:-1], start=1)}
    values = moments(team_id, Period(weeks[0].start, weeks[-1].end)) | ends
    numbers: dict[int, dict[Number, int]] = defaultdict(dict)
    for week, name, count in _BEFORE.rows(tx, **values):
        numbers[week][Number(name)] = count
    return [Counts(week, numbers[place]) for place, week in enumerate(weeks, start=1)]


def _by_source(tx: Transaction, team_id: str, rows: Sequence[Any], as_of: datetime | None) -> tuple[Part, ...]:
    as_one = groups.counted_as(tx, team_id, as_of)
    of_source = [(as_one.get(source, source), name, count) for name, _, source, _, count in rows]
    ids = sorted({source for source, _, _ in of_source if source})
    names = groups.names(tx, team_id, ids) if ids else {}
    keyed = ((str(source or ""), name, count) for source, name, count in of_source)
    return _parts(keyed, {"": NO_SOURCE} | {str(source): name for source, name in names.items()})


def _parts(counts: Iterable[tuple[str, str, int]], names: Mapping[str, str]) -> tuple[Part, ...]:
    """Add them up by key; those with most leads that came in or were sent to sales come first."""
    found: dict[str, dict[Number, int]] = defaultdict(lambda: defaultdict(int))
    for key, name, count in counts:
        found[key][Number(name)] += count
    parts = [Part(key, names.get(key, key), dict(numbers)) for key, numbers in found.items()]
    return tuple(sorted(parts, key=lambda part: (*(-part.numbers.get(one, 0) for one in _FIRST), part.name, part.key)))


_FIRST = (Number.OFFERED, Number.ACCEPTED, Number.CAPTURED)


def _most_first(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
