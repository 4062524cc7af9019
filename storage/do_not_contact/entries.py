"""The do-not-contact list: what is asked, confirmed, added, lifted and looked through."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from sqlalchemy import and_, func, or_, select, update

from bot.do_not_contact.sheet import Entry, Page
from bot.lead.identity.contact_details import normalize_phone
from bot.lead.identity.reach import Reach
from storage import tables
from storage.sql import Among, Prepared, Transaction, given, insert, insert_new

_entry, _key = tables.suppression.c, tables.suppression_key.c
_OURS = and_(_entry.team_id == given("team"), _entry.id == given("entry"))
_ON_LIST = and_(_entry.team_id == given("team"), _entry.state == "confirmed")


_COLUMNS = [_entry[name] for name in Entry.__dataclass_fields__ if name != "ways"]
_GET = Prepared(select(*_COLUMNS).where(_OURS))
_WAYS = Prepared(
    select(_key.suppression_id, _key.key, _key.as_given)
    .where(Among(_key.suppression_id, "entries"), func.coalesce(_key.team_id, "") == given("team"))
    .order_by(_key.suppression_id, _key.key.like("tel:%"), _key.key)
)
_DECIDE = Prepared(
    update(tables.suppression).where(_OURS, _entry.state == given("was")),
    *("state", "decided_by", "decided_at"),
)
_WITH_WAY = Prepared(
    select(_key.suppression_id, _key.as_given)
    .select_from(
        tables.suppression_key.join(
            tables.suppression, and_(_entry.team_id == _key.team_id, _entry.id == _key.suppression_id)
        )
    )
    .where(_key.team_id == given("team"), _key.key == given("way"), _entry.state == "confirmed")
)
_WITH_KEY = (
    select(_key.suppression_id)
    .where(_key.team_id == given("team"), or_(Among(_key.key, "keys"), _key.key.like(given("part"), escape="\\")))
    .scalar_subquery()
)
_FOUND = and_(_ON_LIST, _entry.id.in_(_WITH_KEY))


def get(tx: Transaction, team_id: str, entry_id: int) -> Entry | None:
    row = _GET.first(tx, team=team_id, entry=entry_id)
    return _with_ways(tx, team_id, [Entry(**row)])[0] if row else None


def ask(tx: Transaction, team_id: str, lead_id: int, by: str, reason: str) -> int:
    """Note that somebody says so of a lead; returns the id a manager confirms."""
    return _add(tx, team_id, by, lead_id=lead_id, state="asked", reason=reason)


def add(tx: Transaction, team_id: str, ways: Sequence[Reach], by: str, reason: str) -> int:
    """Put whoever is reached in these ways on the list; returns the entry's id."""
    confirmed: dict[str, Any] = {"state": "confirmed", "decided_by": by, "decided_at": tx.now}
    entry_id = _add(tx, team_id, by, key=ways[0].key, reason=reason, **confirmed)
    reached_by(tx, team_id, entry_id, ways)
    return entry_id


def _add(tx: Transaction, team_id: str, by: str, **values: Any) -> int:
    row = {"team_id": team_id, "key": "", "asked_by": by, "decided_by": "", **values}
    entry_id: int = insert(tables.suppression, *row, returning="id").value(tx, **row)
    return entry_id


def reached_by(tx: Transaction, team_id: str, entry_id: int, ways: Iterable[Reach]) -> None:
    """Recognise those the entry is about in these ways too."""
    rows = [{"team_id": team_id, "suppression_id": entry_id, **way._asdict()} for way in ways]
    if rows:
        insert_new(tx, tables.suppression_key, rows)


def decide(tx: Transaction, team_id: str, entry_id: int, was: str, state: str, by: str) -> bool:
    """Make the entry `state`, where it `was` the other; False where it was decided before."""
    values: dict[str, Any] = {"state": state, "decided_by": by, "decided_at": tx.now}
    return _DECIDE.count(tx, team=team_id, entry=entry_id, was=was, **values) == 1


def with_way(tx: Transaction, team_id: str, way: Reach) -> Entry | None:
    """Return the entry on the list that has exactly this way, if there is one."""
    for entry_id, as_given in _WITH_WAY.rows(tx, team=team_id, way=way.key):
        if not way.is_phone or normalize_phone(as_given) == normalize_phone(way.as_given):
            return get(tx, team_id, entry_id)
    return None


def page(tx: Transaction, team_id: str, number: int, size: int, wanted: str = "", keys: Sequence[str] = ()) -> Page:
    """Return a page of the entries with one of the keys or with `wanted` in a way of theirs; of all without either."""
    some: dict[str, Any] = {"team": team_id}
    some |= {"keys": list(keys), "part": f"%{_plain(wanted)}%"} if wanted else {}
    total = _counting(found=bool(wanted)).value(tx, **some)
    number = max(min(number, (total - 1) // size), 0)
    rows = _paging(found=bool(wanted)).all(tx, **some, most=size, before=number * size)
    return Page(_with_ways(tx, team_id, [Entry(**row) for row in rows]), total, number, number * size, wanted)


def _plain(wanted: str) -> str:
    return wanted.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


@cache
def _counting(*, found: bool) -> Prepared:
    return Prepared(select(func.count()).select_from(tables.suppression).where(_FOUND if found else _ON_LIST))


@cache
def _paging(*, found: bool) -> Prepared:
    some = select(*_COLUMNS).where(_FOUND if found else _ON_LIST).order_by(_entry.id.desc())
    return Prepared(some.limit(given("most")).offset(given("before")))


def _with_ways(tx: Transaction, team_id: str, found: Sequence[Entry]) -> list[Entry]:
    rows = _WAYS.rows(tx, team=team_id, entries=[entry.id for entry in found])
    ways: dict[int, list[Reach]] = {}
    for entry_id, *way in rows:
        ways.setdefault(entry_id, []).append(Reach(*way))
    return [replace(entry, ways=tuple(ways.get(entry.id, ()))) for entry in found]
