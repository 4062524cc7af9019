"""Keeps a rhythm whatever becomes of the wall clock, by which APScheduler knows what time it is.

Set back by a month, it would sleep for a month; set forward by years, it would count every tick there might have been.
"""

import asyncio
import logging
from datetime import UTC, datetime, timedelta

from apscheduler.job import Job
from apscheduler.schedulers.base import BaseScheduler
from apscheduler.triggers.base import BaseTrigger

logger = logging.getLogger(__name__)

_LOOK = 1.0  # seconds, which asyncio counts by a clock that nobody sets


class Rhythm(BaseTrigger):  # type: ignore[misc]
    """Fires so many seconds from now, and again so many after each time: never for the times in between."""

    def __init__(self, seconds: float) -> None:
        self._interval = timedelta(seconds=seconds)

    def get_next_fire_time(self, _previous: datetime | None, now: datetime) -> datetime:
        return now + self._interval


async def keep_in_rhythm(scheduler: BaseScheduler) -> None:
    """Look every second whether a job is farther away than its rhythm, which only a clock that was set back can have
    done, and bring it near again; never returns."""
    while True:
        await asyncio.sleep(_LOOK)
        bring_near(scheduler, datetime.now(UTC))


def bring_near(scheduler: BaseScheduler, now: datetime) -> None:
    """Let no job wait longer from `now` on than its rhythm is, give or take a second."""
    astray = [job for job in scheduler.get_jobs() if job.next_run_time and _too_far(job, now)]
    if astray:
        logger.warning("The machine's clock was set back; the clock's work goes on at its rhythm.")
    for job in astray:
        job.modify(next_run_time=_latest(job, now))


def _too_far(job: Job, now: datetime) -> bool:
    return bool(job.next_run_time - _latest(job, now) > timedelta(seconds=_LOOK))


def _latest(job: Job, now: datetime) -> datetime:
    latest: datetime = job.trigger.get_next_fire_time(None, now)
    return latest
