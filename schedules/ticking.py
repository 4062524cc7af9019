"""APScheduler, ticking in memory: it only says when to look, so a missed tick loses nothing."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from time import monotonic
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.desk import Desk
from schedules import SWEEPS, Sweep
from schedules.rhythm import Rhythm, keep_in_rhythm

logger = logging.getLogger(__name__)

_WELL_WITHIN = 25.0  # seconds beside a rhythm; the most frequent sweep comes every three
_BEAT = 3  # seconds


class Ticking:
    """The ticking: every sweep at its rhythm between `start` and `stop`, and `beat`, which checks the database."""

    def __init__(
        self, desk: Desk, sweeps: Iterable[Sweep] = SWEEPS, beat: Callable[[], Awaitable[None]] | None = None
    ) -> None:
        self._desk = desk
        self._sweeps = tuple(sweeps)
        self._beat = beat
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._watching: asyncio.Task[None] | None = None
        self._stopped = False
        self._under_way: set[asyncio.Future[None]] = set()
        self._due_by: dict[object, float] = {}
        self._failing: set[object] = set()

    @property
    def wrong(self) -> str:
        """Say what is wrong; empty while each sweep gets through at its rhythm, and the database is well."""
        late = monotonic() - min(self._due_by.values(), default=monotonic())
        return f"Scheduled work is not getting done (since {late + _WELL_WITHIN:.0f} s)." if late > 0 else ""

    def start(self) -> None:
        for sweep in self._sweeps:
            self._every(sweep.every_seconds, self._sweep, sweep)
        if self._beat:
            self._every(_BEAT, self._beat)
        self._scheduler.start()
        self._watching = asyncio.create_task(keep_in_rhythm(self._scheduler), name="rhythm")

    def _every(self, seconds: float, work: Callable[..., Awaitable[None]], *about: Any) -> None:
        how = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        self._scheduler.add_job(self._run, Rhythm(seconds), args=[seconds, work, *about], **how)
        self._done((work, *about), seconds)

    def _done(self, what: object, seconds: float) -> None:
        self._due_by[what] = monotonic() + seconds + _WELL_WITHIN

    async def tick(self) -> None:
        """Run every sweep once, now."""
        for sweep in self._sweeps:
            await self._sweep(sweep)

    async def _sweep(self, sweep: Sweep) -> None:
        while await self._desk.transact(sweep.act) >= sweep.batch > 0 and not self._stopped:
            pass

    async def stop(self) -> None:
        """Tick no more, and finish the batch under way."""
        self._stopped = True
        if self._watching:
            self._watching.cancel()
            await asyncio.gather(self._watching, return_exceptions=True)
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=5)

    async def _run(self, seconds: float, work: Callable[..., Awaitable[None]], *about: Any) -> None:
        running = asyncio.ensure_future(work(*about))
        self._under_way.add(running)
        running.add_done_callback(self._under_way.discard)
        try:
            await asyncio.shield(running)
            self._done((work, *about), seconds)
            self._failing.discard((work, *about))
        except asyncio.CancelledError:
            if not self._stopped:
                raise
            # `stop` waits for what is under way; APScheduler would report as an error that it was told to end.
        except Exception as problem:
            # The next tick tries again; what was done so far was committed batch by batch. While it goes on failing,
            # saying so every few seconds would bury everything else.
            if (work, *about) not in self._failing:
                self._failing.add((work, *about))
                logger.error("A sweep failed: %s", type(problem).__name__)
