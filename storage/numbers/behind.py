"""The leads behind a number: exactly those that it counts."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select

from bot.lead.record import Listed
from bot.numbers.counting import By, Cut
from bot.numbers.number import OF_A_PERIOD, Number
from bot.numbers.period import Period
from storage import tables
from storage.finding import LISTED, in_list
from storage.numbers import groups
from storage.numbers.lines import last, moments
from storage.sql import Among, Prepared, Transaction, given

_event, _lead = tables.event.c, tables.lead.c
_BY: dict[By, Callable[[Any], ColumnElement[bool]]] = {
    By.SEGMENT: lambda line: line.segment == given("key"),
    By.REASON: lambda line: line.detail == given("key"),
    By.REP: lambda line: line.actor == given("key"),
    By.ORIGINATOR: lambda line: line.originator == given("key"),
    By.SOURCE: lambda line: Among(line.source_id, "sources"),
}


def behind(
    tx: Transaction,
    team_id: str,
    number: Number,
    period: Period,
    cut: Cut | None = None,
    as_of: datetime | None = None,
    earlier: int = 0,
    most: int = 20,
) -> tuple[list[Listed], int]:
    """List the leads that `counted` counts for this number of a period, or only a part of them, the latest first; and
    say how many there are. `earlier` are the ones to leave out at the top; `as_of` is as in `counted`."""
    assert number in OF_A_PERIOD, "what stands now is listed by the lists of leads"
    values: dict[str, Any] = {**moments(team_id, period, as_of), "number": number}
    if cut is not None and cut.by is By.SOURCE:
        values["sources"] = groups.group(tx, team_id, int(cut.key or 0), as_of) if cut.key else [0]
    elif cut is not None:
        values["key"] = cut.key
    listing, count = _listing(cut.by if cut else None)
    total: int = count.value(tx, **values)
    return [in_list(row) for row in listing.rows(tx, **values, earlier=earlier, most=most)], total


@cache
def _listing(by: By | None) -> tuple[Prepared, Prepared]:
    line = counted_lines().subquery("line")
    which = and_(line.c.number == given("number"), *([_BY[by](line.c)] if by else []))
    some = select(*LISTED).join(line, line.c.counted == _lead.id).where(_lead.team_id == given("team"), which)
    page = some.order_by(line.c.id.desc()).limit(given("most")).offset(given("earlier"))
    return Prepared(page), Prepared(select(func.count()).select_from(line).where(which))


def counted_lines() -> Select[Any]:
    """Select the line that counts each lead for each number, with who it was by: for whoever lists or exports what was
    counted. Columns: `number`, `counted` (the lead's id), `id` (the line's), `lead_id` (whose history it stands in),
    `detail`, `source_id`, `segment`, `at`, `actor`, `originator`. Values: those of `moments`."""
    return last(more=(_event.at, _event.actor, _event.originator))
