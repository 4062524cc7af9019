"""Several lanes on one queue, kept going: if one is stuck, or has ended, another takes its place."""

import logging
from collections.abc import Callable
from time import monotonic

from bot.desk import BusyError
from storage.sql.condition import Condition
from storage.sql.jobs import Job, Jobs, settle
from storage.sql.lane import Lane

logger = logging.getLogger(__name__)

_STUCK = 1.0
"""The seconds a lane may take for one batch, or to connect, before the others stop waiting for it."""


class Lanes:
    """The lanes. `make(jobs, name)` makes one; `spare` is how many more there may be while some are stuck."""

    def __init__(
        self, make: Callable[[Jobs, str], Lane], condition: Condition, name: str, count: int, spare: int
    ) -> None:
        self._make, self._condition, self._name = make, condition, name
        self._most = count + spare
        self._made = 0
        self._jobs = Jobs()
        self._lanes: list[Lane] = []
        for _ in range(count):
            self._add()

    def put(self, job: Job) -> None:
        """Have the job run. Once closed, it is told at once that it will not run."""
        if self._jobs.closing.is_set():
            job.problem = self.excuse()
            job.settle()
        else:
            self._jobs.put(job)

    def look(self) -> None:
        """Replace a lane that ended, or that nobody should wait for any longer."""
        for lane in list(self._lanes):
            if not lane.alive:
                self._lanes.remove(lane)
                if not lane.retired and not self._jobs.closing.is_set():
                    logger.critical("A lane to the database ended and is replaced.")
                    self._add()
            elif lane.at_one_for(_STUCK) and not lane.retired and len(self._lanes) < self._most:
                lane.retired = True  # it ends after what it has in hand
                self._add()

    def excuse(self) -> BusyError:
        return self._condition.excuse()

    def end(self) -> None:
        """Take no more jobs; those already there are finished, as far as the database allows."""
        for _ in self._lanes:
            self._jobs.put(None)
        self._jobs.closing.set()

    def join(self, by: float) -> None:
        """Wait for the lanes until `by` (monotonic), then tell whoever still waits what was done and what was not."""
        for lane in self._lanes:
            lane.join(by - monotonic())
        left = self._jobs.left()
        for job in left:
            job.problem = self.excuse()
        settle(left)

    def _add(self) -> None:
        self._made += 1
        self._lanes.append(self._make(self._jobs, f"{self._name} {self._made}"))
