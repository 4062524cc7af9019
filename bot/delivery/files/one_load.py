"""One import, loaded a few rows at a time, so that nobody's click waits for it.

A step is as many rows as take a moment, and is followed by a pause in which others have the database. The file is read
anew after a restart; rows that were taken before are passed over.
"""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from time import monotonic, thread_time
from typing import Any

from bot.delivery.files.keeping import Keeping
from bot.delivery.files.load_acts import Loading
from storage.sql import Database, Transaction

_STEP = 0.006
"""The seconds of processor time that a step is to take: whoever clicks meanwhile waits for one at most."""
_PAUSE = 0.002
_FEWEST, _MOST = 5, 200
_GROWN_FIRST, _GROWN = 200, 4
"""The rows after which the database looks at its tables anew, and how many times as many until it does again."""
_TOLD_EVERY = 3.0
_JUDGED = 3
_REFUSED = 1000


class Load:
    """One import, from where it stands to its end, until it is not this worker's any more, or until this worker's time
    `is_over`."""

    def __init__(self, database: Database, acts: Loading, imp: Any, is_over: Callable[[], bool]) -> None:
        self._database, self._acts, self._is_over = database, acts, is_over
        self._kept = Keeping(database, acts.keep, imp)
        self._opened: Any = None
        self._size = 10
        self._after = ""
        self._sized_up_at = _GROWN_FIRST
        self._told = monotonic()

    @property
    def now(self) -> Any:
        """The import as it is now; None once it is not this worker's any more."""
        return self._kept.now

    async def run(self) -> None:
        """Take one step after the other."""
        while self._goes_on() and self.now.leased_until is not None:
            if self.now.state == "loading":
                await self._rows()
            elif self.now.state == "judging":
                await self._judge()
            elif self.now.state == "undoing":
                await self._undo()
            else:
                return

    def _goes_on(self) -> bool:
        return self.now is not None and not self._is_over()

    async def _undo(self) -> None:
        undo = self._acts.undo_next
        (self._kept.now, self._after), took = await self._database.transact(
            _timed, undo, self.now, self._after, self._size
        )
        self._fit(took)
        await self._tell()
        await asyncio.sleep(_PAUSE)

    async def _open(self) -> Any:
        if self._opened is None:
            imp = self.now
            data = await self._database.read(self._acts.data, imp)
            how = await self._database.read(self._acts.reading, imp)
            self._opened = await asyncio.to_thread(self._acts.opened, data, how)
        return self._opened

    async def _rows(self) -> None:
        opened = await self._kept.meanwhile(self._open())
        if self.now is not None and not self.now.total:
            total = await self._kept.meanwhile(asyncio.to_thread(_count, opened.table.rows))
            if self.now is not None:
                self._kept.now = await self._database.transact(self._acts.counted, self.now, total)
        rows: Iterator[Any] = opened.rows
        if self.now is not None and self.now.done:
            await self._kept.meanwhile(asyncio.to_thread(_pass_over, rows, self.now.done))
        while self._goes_on():
            some = await asyncio.to_thread(_next, rows, self._size)
            if not some:
                self._kept.now = await self._database.transact(self._acts.loaded, self.now)
                return
            self._kept.now, took = await self._database.transact(_timed, self._acts.step, self.now, some, opened.source)
            self._fit(took)
            await self._size_up()
            await self._tell()
            await asyncio.sleep(_PAUSE)

    async def _size_up(self) -> None:
        """Have the database know how much it holds, whenever that has grown several times over."""
        if self.now is not None and self.now.done >= self._sized_up_at:
            self._sized_up_at = self.now.done * _GROWN
            await self._database.read(self._acts.sized_up, self.now)  # beside what others write

    def _fit(self, took: float) -> None:
        """Have the next step take as long as it should."""
        wanted = self._size * _STEP / max(took, 0.001)
        self._size = int(min(max(wanted, self._size / 2, _FEWEST), self._size * 1.3 + 1, _MOST))

    async def _tell(self) -> None:
        if self.now is not None and monotonic() - self._told > _TOLD_EVERY:
            self._told = monotonic()
            await self._database.transact(self._acts.show, self.now)

    async def _judge(self) -> None:
        before = self.now
        while await self._judged_some():
            pass
        if self._goes_on() and before.counts.get("refused") and not self.now.refused_pieces:
            await self._write_refused()
        if self._goes_on():
            self._kept.now = await self._database.transact(self._acts.finished, self.now)

    async def _judged_some(self) -> bool:
        """Judge some leads; returns whether there are more."""
        if not self._goes_on() or not await self._database.read(self._acts.left_to_judge, self.now):
            return False
        self._kept.now = await self._database.transact(self._acts.judge_next, self.now, _JUDGED)
        await self._tell()
        await asyncio.sleep(_PAUSE)
        return True

    async def _write_refused(self) -> None:
        """Write the file of refused rows, some at a time; what was written before a restart is written anew."""
        body = await self._kept.meanwhile(self._refused())
        if self.now is not None:
            self._kept.now = await self._database.transact(self._acts.refused_rows, self.now, body)

    async def _refused(self) -> bytes:
        imp, after, body = self.now, 0, b""
        opened = await self._open()
        header = opened.table.header
        while why := await self._database.read(self._acts.refused, imp, after, _REFUSED):
            known = {one.line: one for one in why}
            body += await asyncio.to_thread(self._acts.mended, header, known, opened.original(frozenset(known)))
            after, header = why[-1].line, None
        return body


def _timed(tx: Transaction, act: Callable[..., Any], *arguments: Any) -> tuple[Any, float]:
    """Return what the act returns, and the seconds of processor time it took: waiting for its turn, a server or a disk
    is nothing that fewer rows would spare others."""
    began = thread_time()
    return act(tx, *arguments), thread_time() - began


def _count(rows: Iterable[Any]) -> int:
    return sum(1 for _ in rows)


def _next(rows: Iterator[Any], most: int) -> list[Any]:
    return list(islice(rows, most))


def _pass_over(rows: Iterator[Any], many: int) -> None:
    next(islice(rows, many, many), None)
