"""Keeps a rhythm whatever becomes of the wall clock, by which APScheduler knows what time it is.

Set back by a month, it would sleep for a month; set forward by years, it would count every tick there might have been.
"""

import asyncio
import logging
from datetime import UTC, datetime, timedelta
from math import inf
from time import monotonic

from apscheduler.schedulers.base import BaseScheduler
from apscheduler.triggers.base import BaseTrigger

logger = logging.getLogger(__name__)

_LOOK = 0.5  # seconds
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class Rhythm(BaseTrigger):  # type: ignore[misc]
    """Fires so many seconds from now, and again so many after each time: never for the times in between."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._due_at = inf  # by a clock that nobody sets

    def get_next_fire_time(self, _previous: datetime | None, now: datetime) -> datetime:
        self._due_at = monotonic() + self._seconds
        return now + timedelta(seconds=self._seconds)

    @property
    def is_late(self) -> bool:
        return monotonic() > self._due_at + _LOOK


async def keep_in_rhythm(scheduler: BaseScheduler) -> None:
    """Look twice a second whether a job should have run, which a clock that was set back keeps it from, and make it due
    by any clock; never returns."""
    while True:
        await asyncio.sleep(_LOOK)
        late = [job for job in scheduler.get_jobs() if job.trigger.is_late]
        if late:
            logger.info("The clock's work is late, as when the machine's clock is set back: it is done now.")
        for job in late:
            job.modify(next_run_time=_LONG_AGO)
