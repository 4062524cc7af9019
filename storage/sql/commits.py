"""Running acts as one transaction, and settling them when that goes wrong."""

from collections.abc import Callable, Sequence
from time import monotonic

from sqlalchemy import Connection

from bot.clock import Clock
from bot.desk import UnclearError
from storage.schema import expect_as_known
from storage.sql.condition import Condition
from storage.sql.jobs import Job
from storage.sql.line import Line
from storage.sql.transaction import OvertakenError, Transaction
from storage.sql.troubles import REFUSALS, Trouble, as_told, surely_undone, trouble_of

_TRIES = 3  # times an act is run, if others are faster or its connection is lost, before it is given up
_SOON, _SELDOM = 0.1, 1.0  # seconds between two attempts to reach a database that is away, at first and at last


class _ActFailedError(RuntimeError):
    """One act of several that raised, or did something the database refused: the cause says what."""


class _TooLateError(RuntimeError):
    """Acts that took so long that one of them must no longer be committed."""


class _UnclearCommitError(RuntimeError):
    """A COMMIT that the database did not answer."""


class Commits:
    """Commits batches of jobs over one line. `acting` is the job whose act ended the last try, `pause` how long (in
    seconds) to wait before the next, and `began` since when (monotonic) it is at one, 0 while it is not."""

    def __init__(self, line: Line, clock: Clock, condition: Condition) -> None:
        self._line, self._clock, self._condition = line, clock, condition
        self.acting: Job | None = None
        self.pause = self.began = 0.0

    def run(self, batch: list[Job]) -> list[Job]:
        """Run the batch; returns those held up by somebody else's lock, or without a database: of them nothing has
        happened."""
        self.began = monotonic()
        problem: Exception | None = None
        try:
            self._commit(batch)
        except Exception as caught:
            problem = caught  # we go on outside the handler: another act's error must not be taken for this one's
        return self._after(batch, problem) if problem else []

    def let_go(self) -> None:
        self._line.let_go()

    def _after(self, batch: list[Job], problem: Exception) -> list[Job]:
        """Settle the batch after the problem, and return what `run` returns."""
        trouble = self._trouble_of(problem)
        if isinstance(problem, _UnclearCommitError):
            fail(batch, lambda: UnclearError(UnclearError.__doc__), problem)
            return []
        if self.pause or trouble is Trouble.HELD_UP:
            return batch
        again = len(batch) > 1
        if trouble in (Trouble.LOST, Trouble.OVERTAKEN):
            again = True
            for job in batch:
                job.tries += 1
        left: list[Job] = []
        for job in batch:
            if job.tries >= _TRIES or not again:
                fail([job], lambda: as_told(trouble) if trouble else _cause(problem), problem)
            elif left or job.late(monotonic()):
                left.append(job)  # probably behind the same lock
            else:
                left += self.run([job])
        return left

    def _trouble_of(self, problem: Exception) -> Trouble | None:
        """Find and note what is the matter with the database; the connection is kept only if it is as before."""
        own = isinstance(problem, _ActFailedError | _TooLateError) and not isinstance(
            _cause(problem), self._line.errors
        )
        trouble = Trouble.HELD_UP if isinstance(problem, _TooLateError) else trouble_of(problem)
        if trouble in REFUSALS and not self.pause:
            self._condition.refused(trouble)
        if trouble is Trouble.LOST:
            self._condition.lost()
        self._line.recover(trouble, own=own)
        return trouble

    def _commit(self, batch: Sequence[Job]) -> None:
        connection = self._connected()
        self.acting = None
        commit_by = min(job.commit_by for job in batch)
        together = self._line.begin(commit_by)
        claimed: list[Job] = []
        try:
            if self._line.changes:
                expect_as_known(Transaction(connection, self._clock.now()).run)
            for job in batch:
                self.acting = job
                if not self._act(job, connection, alone=len(batch) == 1):
                    together.rollback()
                    return
            self.acting = None
            claimed += [job for job in batch if job.claim()]
            if len(claimed) < len(batch) or monotonic() > commit_by:
                raise _TooLateError
            self._line.commit(together)
            self._condition.had()
        except BaseException as problem:
            self._line.roll_back(together)
            if claimed and not self._surely_undone(problem):
                raise _UnclearCommitError from problem
            for job in claimed:
                job.release()
            raise
        for job in batch:
            for cache, key, value in job.learnt:
                cache[key] = value

    def _act(self, job: Job, connection: Connection, *, alone: bool) -> bool:
        """Run one act of the transaction; returns whether to go on. Raises _ActFailedError."""
        try:
            well = job.act(Transaction(connection, self._clock.now()))
        except (*self._line.errors, OvertakenError) as problem:
            raise _ActFailedError from problem
        if not well and not alone:
            raise _ActFailedError from job.problem
        return well

    def _surely_undone(self, problem: BaseException) -> bool:
        return not self._line.changes or isinstance(problem, _TooLateError) or surely_undone(problem)

    def _connected(self) -> Connection:
        try:
            connection = self._line.connect()
        except Exception:
            self.pause = min(self.pause * 2 or _SOON, _SELDOM)
            raise
        self.pause = 0.0
        return connection


def fail(jobs: Sequence[Job], error: Callable[[], BaseException], cause: BaseException | None = None) -> None:
    """Make each job raise an error of its own for whoever waits for it."""
    for job in jobs:
        job.problem = error()
        if cause is not None and job.problem.__cause__ is None:
            job.problem.__cause__ = cause


def _cause(problem: Exception) -> Exception:
    cause = problem.__cause__ if isinstance(problem, _ActFailedError) else None
    return cause if isinstance(cause, Exception) else problem
