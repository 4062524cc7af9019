"""The desk at which a listener uses the database: one act, or one query, as one transaction."""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class BusyError(RuntimeError):
    """The database is held by somebody else, or too much is waiting for it. Nothing was changed, nor will be later."""


class LostError(BusyError):
    """The database cannot be reached. Nothing was changed, nor will be later."""


class RefusedError(BusyError):
    """The database takes no changes, and `why` says what is wrong with it. Nothing was changed."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The database takes no changes: {why}. Nothing was changed.")
        self.why = why


class UnclearError(RuntimeError):
    """The database did not confirm a commit: what was to be saved may or may not be there."""


class Desk(Protocol):
    """`storage.sql.Database`, as seen from where its tables are out of reach.

    Both methods raise BusyError if nothing was done, and `transact` raises UnclearError if nobody can say.
    """

    async def transact(self, act: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs) -> T: ...

    async def read(self, query: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs) -> T: ...


class HurriedDesk(Desk, Protocol):
    """A desk that raises BusyError rather than keep somebody waiting. With `saved`, an act was committed at it."""

    @property
    def saved(self) -> bool: ...


class PatientDesk(Desk, Protocol):
    """A desk from which to make one for somebody who waits, for so many seconds from now."""

    def within(self, seconds: float) -> HurriedDesk: ...
