"""A rhythm that holds whatever happens to the wall clock, which tells APScheduler the time.

If that is set back by a month, APScheduler would sleep for a month; if it is set forward by years, APScheduler would
count every tick it missed.
"""

import asyncio
import logging
from datetime import UTC, datetime, timedelta

from apscheduler.job import Job
from apscheduler.schedulers.base import BaseScheduler
from apscheduler.triggers.base import BaseTrigger

logger = logging.getLogger(__name__)

_LOOK = 1.0  # seconds, which asyncio counts by a clock that cannot be set


class Rhythm(BaseTrigger):  # type: ignore[misc]
    """A trigger that fires so many seconds from now, and so many after each time: never for the times in between."""

    def __init__(self, seconds: float) -> None:
        self._interval = timedelta(seconds=seconds)

    def get_next_fire_time(self, _previous: datetime | None, now: datetime) -> datetime:
        return now + self._interval


async def keep_in_rhythm(scheduler: BaseScheduler) -> None:
    """Check every second whether a job is farther away than its rhythm, as only a clock set back can make it, and
    bring it near again; never returns."""
    while True:
        await asyncio.sleep(_LOOK)
        bring_near(scheduler, datetime.now(UTC))


def bring_near(scheduler: BaseScheduler, now: datetime) -> None:
    """Let no job wait longer, from `now` on, than its rhythm, give or take a second."""
    astray = [job for job in scheduler.get_jobs() if job.next_run_time and _too_far(job, now)]
    if astray:
        logger.warning("The machine's clock was set back; scheduled work goes on at its rhythm.")
    for job in astray:
        job.modify(next_run_time=_latest(job, now))


def _too_far(job: Job, now: datetime) -> bool:
    return bool(job.next_run_time - _latest(job, now) > timedelta(seconds=_LOOK))


def _latest(job: Job, now: datetime) -> datetime:
    latest: datetime = job.trigger.get_next_fire_time(None, now)
    return latest
