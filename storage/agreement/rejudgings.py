"""The re-judging of open drafts, batch by batch, so that a restart goes on where it was."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import and_, not_, select, update

from bot.lead.people import Person
from storage import tables
from storage.installations import has_left
from storage.sql import Prepared, Transaction, given, upsert

_job = tables.rejudging.c


@dataclass(frozen=True, slots=True)
class Rejudging:
    """A re-judging: leads up to the id `after` are done, those up to `until` belong to it."""

    team_id: str
    version: int
    asked_by: str
    after: int
    until: int
    total: int
    moved: Mapping[str, int]


_COLUMNS = [_job[name] for name in Rejudging.__dataclass_fields__]
_NEXT = Prepared(
    select(*_COLUMNS)
    .where(_job.done == given("no"), not_(has_left(_job.team_id)))
    .order_by(_job.asked_at)
    .limit(1)
    .with_for_update(skip_locked=True)
)
_THIS = and_(_job.team_id == given("team"), _job.version == given("under"), _job.after == given("done_before"))
_GO_ON = Prepared(update(tables.rejudging).where(_THIS), "after", "total", "moved", "done")


def start(tx: Transaction, by: Person, version: int, until: int) -> None:
    """Begin, replacing what the workspace's managers asked for before."""
    row = {"team_id": by.team_id, "version": version, "asked_by": by.user_id, "asked_at": tx.now}
    row |= {"after": 0, "until": until, "total": 0, "moved": {}, "done": False}
    upsert(tx, tables.rejudging, [row], ("team_id",))


def next_one(tx: Transaction) -> Rejudging | None:
    """Return one that is not done, of any workspace; nobody else goes on with it until this transaction is over."""
    row = _NEXT.first(tx, no=False)
    return Rejudging(**row) if row else None


def go_on(tx: Transaction, job: Rejudging, after: int, total: int, moved: Mapping[str, int], *, done: bool) -> None:
    values = {"after": after, "total": total, "moved": dict(moved), "done": done}
    _GO_ON.run(tx, team=job.team_id, under=job.version, done_before=job.after, **values)
