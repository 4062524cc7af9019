"""One import, loaded a few rows at a time, so that nobody's click waits for it.

A step is as many rows as take a moment, and is followed by a pause in which others have the database. The file is read
anew after a restart; rows that were taken before are passed over.
"""

import asyncio
from collections.abc import Callable, Iterator
from itertools import islice
from time import monotonic, thread_time
from typing import Any

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
    """One import, from where it stands to its end, or until it is not this worker's any more."""

    def __init__(self, database: Database, acts: Loading, imp: Any) -> None:
        self._database, self._acts = database, acts
        self._now = imp
        self._opened: Any = None
        self._size = 10
        self._after = ""
        self._sized_up_at = _GROWN_FIRST
        self._told = monotonic()

    async def run(self) -> None:
        """Take one step after the other."""
        while self._now is not None and self._now.leased_until is not None:
            if self._now.state == "loading":
                await self._rows()
            elif self._now.state == "judging":
                await self._judge()
            elif self._now.state == "undoing":
                await self._undo()
            else:
                return

    async def _undo(self) -> None:
        undo = self._acts.undo_next
        (self._now, self._after), took = await self._database.transact(_timed, undo, self._now, self._after, self._size)
        self._fit(took)
        await self._tell()
        await asyncio.sleep(_PAUSE)

    async def _open(self) -> Any:
        if self._opened is None:
            data = await self._database.read(self._acts.data, self._now)
            how = await self._database.read(self._acts.reading, self._now)
            self._opened = await asyncio.to_thread(self._acts.opened, data, how)
        return self._opened

    async def _rows(self) -> None:
        opened = await self._open()
        if not self._now.total:
            total = await asyncio.to_thread(lambda: sum(1 for _ in opened.table.rows))
            self._now = await self._database.transact(self._acts.counted, self._now, total)
        rows: Iterator[Any] = opened.rows
        if self._now is not None and self._now.done:
            await asyncio.to_thread(_pass_over, rows, self._now.done)
        while self._now is not None:
            some = await asyncio.to_thread(_next, rows, self._size)
            if not some:
                self._now = await self._database.transact(self._acts.loaded, self._now)
                return
            self._now, took = await self._database.transact(_timed, self._acts.step, self._now, some, opened.source)
            self._fit(took)
            await self._size_up()
            await self._tell()
            await asyncio.sleep(_PAUSE)

    async def _size_up(self) -> None:
        """Have the database know how much it holds, whenever that has grown several times over."""
        if self._now is not None and self._now.done >= self._sized_up_at:
            self._sized_up_at = self._now.done * _GROWN
            await self._database.read(self._acts.sized_up, self._now)  # beside what others write

    def _fit(self, took: float) -> None:
        """Have the next step take as long as it should."""
        wanted = self._size * _STEP / max(took, 0.001)
        self._size = int(min(max(wanted, self._size / 2, _FEWEST), self._size * 1.3 + 1, _MOST))

    async def _tell(self) -> None:
        if self._now is not None and monotonic() - self._told > _TOLD_EVERY:
            self._told = monotonic()
            await self._database.transact(self._acts.show, self._now)

    async def _judge(self) -> None:
        before = self._now
        while await self._judged_some():
            pass
        if self._now is not None and before.counts.get("refused") and not self._now.refused_pieces:
            await self._write_refused()
        if self._now is not None:
            self._now = await self._database.transact(self._acts.finished, self._now)

    async def _judged_some(self) -> bool:
        """Judge some leads; returns whether there are more."""
        if self._now is None or not await self._database.read(self._acts.left_to_judge, self._now):
            return False
        self._now = await self._database.transact(self._acts.judge_next, self._now, _JUDGED)
        await self._tell()
        await asyncio.sleep(_PAUSE)
        return True

    async def _write_refused(self) -> None:
        """Write the file of refused rows, some at a time; what was written before a restart is written anew."""
        opened, after, body = await self._open(), 0, b""
        header = opened.table.header
        while why := await self._database.read(self._acts.refused, self._now, after, _REFUSED):
            known = {one.line: one for one in why}
            body += await asyncio.to_thread(self._acts.mended, header, known, opened.original(frozenset(known)))
            after, header = why[-1].line, None
        self._now = await self._database.transact(self._acts.refused_rows, self._now, body)


def _timed(tx: Transaction, act: Callable[..., Any], *arguments: Any) -> tuple[Any, float]:
    """Return what the act returns, and the seconds of processor time it took: waiting for its turn, a server or a disk
    is nothing that fewer rows would spare others."""
    began = thread_time()
    return act(tx, *arguments), thread_time() - began


def _next(rows: Iterator[Any], most: int) -> list[Any]:
    return list(islice(rows, most))


def _pass_over(rows: Iterator[Any], many: int) -> None:
    next(islice(rows, many, many), None)
