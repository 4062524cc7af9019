"""A rhythm that holds whatever happens to the wall clock, by which APScheduler tells the time.

If that is set back by a month, APScheduler would sleep for a month; if it is set forward by years, APScheduler would
count every tick it missed.
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
    """A trigger that fires so many seconds from now, and so many after each time: never for the times in between."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._due_at = inf  # by a clock that cannot be set

    def get_next_fire_time(self, _previous: datetime | None, now: datetime) -> datetime:
        self._due_at = monotonic() + self._seconds
        return now + timedelta(seconds=self._seconds)

    @property
    def is_late(self) -> bool:
        return monotonic() > self._due_at + _LOOK


async def keep_in_rhythm(scheduler: BaseScheduler) -> None:
    """Check twice a second whether a job should have run, which a clock set back would prevent, and make it due by any
    clock; never returns."""
    while True:
        await asyncio.sleep(_LOOK)
        late = [job for job in scheduler.get_jobs() if job.trigger.is_late]
        if late:
            logger.info("Scheduled work is late, as when the machine's clock is set back; doing it now.")
        for job in late:
            job.modify(next_run_time=_LONG_AGO)
