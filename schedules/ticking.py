"""APScheduler, ticking in memory: it only says when to look, so that a missed tick loses nothing."""

import asyncio
import logging
from collections.abc import Iterable
from time import monotonic

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.desk import Desk
from schedules import SWEEPS, Sweep

logger = logging.getLogger(__name__)

_WELL_WITHIN = 30.0  # seconds; the most frequent sweep comes every three


class Ticking:
    """Runs every sweep at its rhythm between `start` and `stop`."""

    def __init__(self, desk: Desk, sweeps: Iterable[Sweep] = SWEEPS) -> None:
        self._desk = desk
        self._sweeps = tuple(sweeps)
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._under_way: set[asyncio.Future[None]] = set()
        self._last_done = monotonic()

    @property
    def healthy(self) -> bool:
        """Whether a sweep got through lately, database included (monotonic)."""
        return monotonic() - self._last_done < _WELL_WITHIN

    def start(self) -> None:
        for sweep in self._sweeps:
            self._scheduler.add_job(
                self._run,
                "interval",
                args=[sweep],
                seconds=sweep.every_seconds,
                misfire_grace_time=None,
                coalesce=True,
                max_instances=1,
            )
        self._scheduler.start()

    async def tick(self) -> None:
        """Run every sweep once, now."""
        for sweep in self._sweeps:
            await self._sweep(sweep)

    async def _sweep(self, sweep: Sweep) -> None:
        while await self._desk.transact(sweep.act) >= sweep.batch > 0:
            pass

    async def stop(self) -> None:
        """Tick no more, and finish the sweep under way."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=5)

    async def _run(self, sweep: Sweep) -> None:
        running = asyncio.ensure_future(self._sweep(sweep))
        self._under_way.add(running)
        running.add_done_callback(self._under_way.discard)
        try:
            await asyncio.shield(running)
            self._last_done = monotonic()
        except Exception as problem:
            # The next tick tries again; what was done so far was committed batch by batch.
            logger.error("A sweep failed: %s", type(problem).__name__)
