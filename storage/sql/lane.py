"""A lane to the database: a thread that runs acts as transactions, with those that wait together in one commit."""

import logging
import threading
from collections.abc import Sequence
from queue import Empty
from time import monotonic

from bot.desk import UnclearError
from storage.sql.commits import Commits, fail
from storage.sql.condition import Condition
from storage.sql.jobs import Job, Jobs, settle

logger = logging.getLogger(__name__)


class Lane:
    """A lane takes jobs from a queue, which several lanes may share, until it takes a None, or is `retired`.

    Nobody is told anything before the commit, because an act may have seen what another act of the same commit did. If
    one of several raises, all are rolled back and run again, each alone: an act changes nothing but the database.
    Whatever happens to the database, the lane goes on and every job it took is settled.
    """

    def __init__(self, commits: Commits, jobs: Jobs, condition: Condition, width: int, name: str) -> None:
        self._commits, self._jobs, self._condition = commits, jobs, condition
        self._width = width
        self._in_hand: set[Job] = set()
        self.retired = False
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    @property
    def alive(self) -> bool:
        return self._thread.is_alive()

    def at_one_for(self, seconds: float) -> bool:
        """Tell whether it has been at one try for longer than that."""
        began = self._commits.began
        return began > 0 and monotonic() - began > seconds

    def join(self, timeout: float) -> None:
        """Wait until the lane has taken its None and let go of the database; if it never does, tell those whose acts it
        has in hand."""
        self._thread.join(max(0.0, timeout))
        if self.alive:
            jobs = list(self._in_hand)
            for job in jobs:  # what may no longer be committed is not
                job.problem = self._condition.excuse() if job.claim() else UnclearError(UnclearError.__doc__)
            settle(jobs)

    def _work(self) -> None:
        while not self.retired and (job := self._jobs.get()) is not None:
            try:
                self._in_hand.add(job)
                self._see_through([job])
            except BaseException as problem:
                # Nothing foreseeable comes here, and still nobody may wait forever.
                logger.critical("A lane stumbled over a %s.", type(problem).__name__)
                self._commits.let_go()
                left = list(self._in_hand)
                fail(left, lambda: UnclearError(UnclearError.__doc__), problem)
                self._settle(left)
            self._commits.began = 0.0
        self._commits.let_go()

    def _see_through(self, fresh: list[Job]) -> None:
        """Run these, and what comes in meanwhile, until none is held up any more.

        An act that wants a row somebody else has locked stands aside, so that the others need not wait for it.
        """
        aside: list[Job] = []
        while fresh or aside:
            fresh, aside = self._in_time(self._joined(fresh)), self._in_time(aside)
            fresh, blocked = self._round(fresh)
            aside += blocked
            if aside and not fresh:
                aside, blocked = self._round(aside)
                aside += blocked
            if self._commits.pause and (fresh or aside):
                self._commits.began = 0.0
                self._jobs.closing.wait(self._commits.pause)

    def _round(self, batch: list[Job]) -> tuple[list[Job], list[Job]]:
        """Run the batch; returns those of which nothing has happened, the one at a locked row apart from the rest."""
        left = self._commits.run(batch) if batch else []
        for job in left:
            job.held_up = True
        self._settle([job for job in batch if job not in left])
        blocked = [job for job in left if job is self._commits.acting]
        return [job for job in left if job not in blocked], blocked

    def _in_time(self, batch: list[Job]) -> list[Job]:
        """Return those whose time is not up; the others are told at once that nothing was or will be done for them."""
        if not batch:
            return batch
        now = monotonic()
        ending = self._commits.pause and self._jobs.closing.is_set()
        late = [job for job in batch if ending or job.over or job.late(now)]
        if late:
            fail(late, self._condition.excuse)
            self._settle(late)
        return [job for job in batch if job not in late]

    def _joined(self, batch: list[Job]) -> list[Job]:
        """Return the batch with what else waits, as far as it fits into one commit."""
        while len(batch) < self._width and not self.retired:
            try:
                job = self._jobs.get_nowait()
            except Empty:
                break
            if job is None:
                self._jobs.put(None)  # it is told to end, after this batch
                break
            self._in_hand.add(job)
            batch.append(job)
        return batch

    def _settle(self, jobs: Sequence[Job]) -> None:
        self._in_hand.difference_update(jobs)
        settle(jobs)
