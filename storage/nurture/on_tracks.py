"""Leads that are on tracks now, and their move to a newer version: a batch at a time, so that a restart goes on."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import and_, func, not_, select, text, update

from bot.lead.people import Person
from bot.lead.record import Lead
from storage import leads, tables
from storage.installations import has_left
from storage.sql import Prepared, Transaction, given, upsert

_lead, _job = tables.lead.c, tables.track_move.c
_ON_IT = and_(_lead.team_id == given("team"), _lead.track == given("name"), text(tables.ON_A_TRACK))
_OLDER = and_(_ON_IT, _lead.track_version < given("number"))
_COUNT = Prepared(select(func.count()).where(_ON_IT))
_COUNT_OLDER = Prepared(select(func.count()).where(_OLDER))
_SOME = Prepared(select(*leads.COLUMNS).where(_ON_IT).order_by(_lead.id).limit(given("most")).offset(given("earlier")))
_IDS = Prepared(select(_lead.id).where(_OLDER, _lead.id > given("after")).order_by(_lead.id).limit(given("most")))


@dataclass(frozen=True, slots=True)
class Move:
    """A move of leads to a version: those up to the id `after` are done, and `moved` counts them."""

    team_id: str
    key: str
    version: int
    asked_by: str
    after: int
    moved: int


_COLUMNS = [_job[name] for name in Move.__dataclass_fields__]
_NEXT = Prepared(
    select(*_COLUMNS)
    .where(_job.done == given("no"), not_(has_left(_job.team_id)))
    .order_by(_job.asked_at)
    .limit(1)
    .with_for_update(skip_locked=True)
)
_THIS = and_(_job.team_id == given("team"), _job.key == given("name"), _job.version == given("number"))
_GO_ON = Prepared(update(tables.track_move).where(_THIS, _job.after == given("done_before")), "after", "moved", "done")
_OPEN = Prepared(select(_job.key).where(_job.team_id == given("team"), _job.done == given("no")))


def count(tx: Transaction, team_id: str, key: str) -> int:
    """Return how many leads are on the track, in whatever version."""
    found: int = _COUNT.value(tx, team=team_id, name=key)
    return found


def count_older(tx: Transaction, team_id: str, key: str, version: int) -> int:
    """Return how many of them are on a version before this one."""
    found: int = _COUNT_OLDER.value(tx, team=team_id, name=key, number=version)
    return found


def some(tx: Transaction, team_id: str, key: str, earlier: int, most: int) -> list[Lead]:
    """Return a page of those on the track, after `earlier` others, without their answers."""
    rows = _SOME.all(tx, team=team_id, name=key, earlier=earlier, most=most)
    return [leads.record(row) for row in rows]


def older_after(tx: Transaction, team_id: str, key: str, version: int, after: int, most: int) -> Sequence[int]:
    """Return the ids of the next leads on an older version, after this one."""
    return _IDS.values(tx, team=team_id, name=key, number=version, after=after, most=most)


def start(tx: Transaction, by: Person, key: str, version: int) -> None:
    """Begin to move all who are on older versions, in place of a move that goes on."""
    row = {"team_id": by.team_id, "key": key, "version": version, "asked_by": by.user_id, "asked_at": tx.now}
    upsert(tx, tables.track_move, [{**row, "after": 0, "moved": 0, "done": False}], ("team_id", "key"))


def going_on(tx: Transaction, team_id: str) -> frozenset[str]:
    """Return the tracks whose leads are being moved."""
    return frozenset(_OPEN.values(tx, team=team_id, no=False))


def next_one(tx: Transaction) -> Move | None:
    """Return a move that is not done, of any workspace; nobody else goes on with it until this transaction is over."""
    row = _NEXT.first(tx, no=False)
    return Move(**row) if row else None


def go_on(tx: Transaction, move: Move, after: int, moved: int, *, done: bool) -> None:
    key = {"team": move.team_id, "name": move.key, "number": move.version, "done_before": move.after}
    _GO_ON.run(tx, **key, after=after, moved=moved, done=done)
