"""The database for somebody who waits for an answer: what cannot be done in time will certainly not be done."""

from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Any, Concatenate, ParamSpec, TypeVar

from storage.sql.transaction import Transaction

P = ParamSpec("P")
T = TypeVar("T")

Call = Callable[[Transaction], Any]
Way = Callable[[Call, float, float], Awaitable[Any]]

_AFTERWARDS = 0.4  # seconds left to a step when those before it have used up all the time
_GRACE = 0.5  # seconds within which what began in time has to reach its commit


class Hurried:
    """A `Desk` whose work has to begin by `begin_by` (monotonic). With `saved`, something was committed at it."""

    def __init__(self, write: Way, read: Way, begin_by: float) -> None:
        self._write, self._read = write, read
        self._begin_by = begin_by
        self.saved = False

    async def transact(self, act: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run an act like `Database.transact`. Raises BusyError if it did not begin in time: then it never will.
        UnclearError comes no later."""
        result: T = await self._write(lambda transaction: act(transaction, *args, **kwargs), *self._limits())
        self.saved = True
        return result

    async def read(self, query: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a query like `Database.read`. Raises BusyError if it did not begin in time."""
        result: T = await self._read(lambda transaction: query(transaction, *args, **kwargs), *self._limits())
        return result

    def _limits(self) -> tuple[float, float]:
        soonest = monotonic() + _AFTERWARDS
        begin_by = max(self._begin_by, soonest)
        # However many steps there are, the last one is over in time.
        return begin_by, max(min(begin_by, self._begin_by + _AFTERWARDS) + _GRACE, soonest)
