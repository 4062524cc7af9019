"""Files that are made for people: each taken by one worker at a time, kept in pieces until it is sent.

Every kind of file has tables of its own, with the same columns for where it stands.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Generic, TypeVar

from sqlalchemy import Table, and_, delete, not_, or_, select, text, update

from bot.reports.file_job import FileJob, State
from storage.installations import has_left
from storage.sql import Prepared, Transaction, given, insert, one_of
from storage.tables.files import UNDER_WAY

LEASE = timedelta(minutes=5)
AT_FIRST: Mapping[str, Any] = {
    **dict.fromkeys(("total", "written", "pieces", "size", "attempts"), 0),
    **dict.fromkeys(("file_id", "error", "channel", "ts"), ""),
    "state": State.COUNTING,
}
"""The columns of a file that was just asked for; what it is about, and the moments, are beside these."""
MOMENTS = ("asked_at", "as_of", "not_before")
_AGAIN = {"written": 0, "pieces": 0, "size": 0, "total": 0, "file_id": "", "leased_until": None}
_ENDED = (State.DONE, State.FAILED, State.STOPPED)

J = TypeVar("J", bound=FileJob)


class FileJobs(Generic[J]):
    """The files of one kind: rows of `table` read as `record`s, with pieces that name theirs in the column `of`. What
    has to `begin_again` gets these further values too. What is due, and whom a person waits for, is one of `which`."""

    def __init__(
        self,
        table: Table,
        pieces: Table,
        of: str,
        record: type[J],
        *,
        which: str = UNDER_WAY,
        again: Mapping[str, Any] | None = None,
    ) -> None:
        self._table, self._pieces, self._of, self._record = table, pieces, of, record
        self._again = {**_AGAIN, **(again or {})}
        job, piece, open_ = table.c, pieces.c, text(UNDER_WAY)
        columns = [job[name] for name in record.__dataclass_fields__]
        self._ours = and_(job.team_id == given("team"), job.id == given("job"))
        self._get = Prepared(select(*columns).where(self._ours))
        theirs = (job.team_id == given("team"), job.user_id == given("who"), text(which))
        self._of_person = Prepared(select(*columns).where(*theirs))
        free = or_(job.leased_until.is_(None), job.leased_until <= given("now"))
        ripe = (job.team_id == given("team"), text(which), job.not_before <= given("now"), free)
        due = (*ripe, not_(has_left(given("team"))))
        fairly = select(*columns).where(*due).order_by(job.written, job.id).limit(1)
        self._next = Prepared(fairly.with_for_update(skip_locked=True))
        self._is_due = Prepared(select(job.id).where(*due).limit(1))
        self._place = Prepared(update(table).where(self._ours), "channel", "ts")
        late = select(*columns).where(open_, job.asked_at < given("before"))
        self._late = Prepared(late.order_by(job.id).limit(given("most")))
        ended = select(job.id).where(job.asked_at < given("before"), one_of(job.state, _ENDED))
        self._forget = Prepared(delete(table).where(job.id.in_(ended.order_by(job.id).limit(given("most")))))
        self._of_team = Prepared(select(job.id).where(job.team_id == given("team"), open_))
        mine = and_(piece.team_id == given("team"), piece[of] == given("job"))
        self._put = insert(pieces, "team_id", of, "place", "body")
        self._body = Prepared(select(piece.body).where(mine, piece.place == given("place")))
        self._drop = Prepared(delete(pieces).where(mine))
        self._changing = cache(self._change_of)

    def get(self, tx: Transaction, team_id: str, job_id: int) -> J | None:
        return self._read(self._get.first(tx, team=team_id, job=job_id))

    def under_way(self, tx: Transaction, team_id: str, user_id: str) -> J | None:
        """Return the file that this person waits for."""
        return self._read(self._of_person.first(tx, team=team_id, who=user_id))

    def is_due(self, tx: Transaction, team_id: str) -> bool:
        return self._is_due.value(tx, team=team_id, now=tx.now) is not None

    def take(self, tx: Transaction, team_id: str) -> J | None:
        """Take the next for a while; nobody else works on it meanwhile. What has the fewest lines so far is next, so
        that what is short does not wait for what is long."""
        found = self._read(self._next.first(tx, team=team_id, now=tx.now))
        if found is None or not self.change(tx, found, leased_until=tx.now + LEASE, attempts=found.attempts + 1):
            return None
        return self.get(tx, team_id, found.id)

    def change(self, tx: Transaction, job: J, **columns: Any) -> bool:
        """Change it, unless somebody else has taken it, or it has begun again; returns whether it was changed."""
        values = {"team": job.team_id, "job": job.id, "before": job.leased_until, "so_far": job.written}
        changing = self._changing(job.leased_until is None, *columns)
        return changing.count(tx, **values, stood=job.state, **columns) == 1

    def _change_of(self, free: bool, *columns: str) -> Prepared:
        job = self._table.c
        lease = job.leased_until.is_(None) if free else job.leased_until == given("before")
        still = (job.state == given("stood"), job.written == given("so_far"))
        return Prepared(update(self._table).where(self._ours, lease, *still), *columns)

    def place(self, tx: Transaction, job: J, channel: str, ts: str) -> None:
        """Remember where its message stands."""
        self._place.run(tx, team=job.team_id, job=job.id, channel=channel, ts=ts)

    def put(self, tx: Transaction, job: J, place: int, body: bytes) -> None:
        self._put.run(tx, team_id=job.team_id, place=place, body=body, **{self._of: job.id})

    def piece(self, tx: Transaction, job: J, place: int) -> bytes:
        return bytes(self._body.value(tx, team=job.team_id, job=job.id, place=place) or b"")

    def drop_pieces(self, tx: Transaction, job: J) -> None:
        self._drop.run(tx, team=job.team_id, job=job.id)

    def begin_again(self, tx: Transaction, team_id: str) -> None:
        """Let those under way begin again: something that is in their pieces must not be told any more."""
        for job_id in self._of_team.values(tx, team=team_id):
            job = self.get(tx, team_id, job_id)
            if job is not None:
                self.change(tx, job, state=State.COUNTING, as_of=tx.now, **self._again)
                self.drop_pieces(tx, job)

    def late(self, tx: Transaction, before: datetime, most: int) -> list[J]:
        """Return those of all workspaces that were asked for before that (UTC), and are under way still."""
        return [job for row in self._late.all(tx, before=before, most=most) if (job := self._read(row))]

    def forget(self, tx: Transaction, before: datetime, most: int) -> int:
        """Forget those of all workspaces that are finished and were asked for before that (UTC); returns how many."""
        return self._forget.count(tx, before=before, most=most)

    def _read(self, row: Mapping[str, Any] | None) -> J | None:
        return self._record(**{**row, "state": State(row["state"])}) if row else None
