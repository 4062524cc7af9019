"""Lists of the sources that stand: a page at a time, by filter and by any wording."""

from functools import cache
from typing import Any

from sqlalchemy import and_, case, func, select

from bot.sources.matching import alike
from bot.sources.sheets import ALL, DOUBT, MINE, PROBATION, UNSAID
from bot.sources.source import Source
from storage import tables
from storage.sources.sources import COLUMNS
from storage.sql import Prepared, Transaction, given, number

_source, _key = tables.source.c, tables.source_key.c
_named = tables.source.alias("named")
_OURS = and_(_source.team_id == given("team"), _source.merged_into == number(0))
_FOUND = (
    select(case((_named.c.merged_into == number(0), _named.c.id), else_=_named.c.merged_into))
    .select_from(tables.source_key)
    .join(_named, and_(_named.c.id == _key.source_id, _named.c.team_id == given("team")))
    .where(_key.team_id == given("team"), _key.key.like(given("like"), escape="\\"))
)
_SHOWN: dict[str, Any] = {
    MINE: _source.owner == given("user"),
    PROBATION: _source.probation_at.is_not(None),
    DOUBT: _source.resembles != number(0),
    UNSAID: _source.kind == "",
}


def page(
    tx: Transaction, team_id: str, user_id: str, shown: str, wanted: str, skip: int, most: int
) -> tuple[list[Source], int]:
    """Return a page of the sources that are `shown` (a key of SHOWS) and have a wording that holds what is `wanted`, by
    name, and how many there are."""
    values = {"team": team_id}
    values |= {"like": f"%{_literally(alike(wanted))}%"} if wanted else {}
    values |= {"user": user_id} if shown == MINE else {"kind": shown} if shown not in (ALL, *_SHOWN) else {}
    some = _page(shown, bool(wanted)).all(tx, skip=skip, most=most, **values)
    total: int = _count(shown, bool(wanted)).value(tx, **values)
    return [Source(**row) for row in some], total


def _literally(typed: str) -> str:
    return typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _conditions(shown: str, searched: bool) -> Any:
    conditions = [_OURS, *([_source.id.in_(_FOUND)] if searched else [])]
    if shown != ALL:
        conditions.append(_SHOWN.get(shown, _source.kind == given("kind")))
    return and_(*conditions)


@cache
def _page(shown: str, searched: bool) -> Prepared:
    chosen = select(*COLUMNS).where(_conditions(shown, searched)).order_by(func.lower(_source.name), _source.id)
    return Prepared(chosen.limit(given("most")).offset(given("skip")))


@cache
def _count(shown: str, searched: bool) -> Prepared:
    return Prepared(select(func.count()).where(_conditions(shown, searched)))
