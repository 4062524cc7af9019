"""What a listener may do with the database: run one act, or one query, as one transaction."""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class BusyError(RuntimeError):
    """Somebody else holds the database, or too much waits for it. Nothing was changed, nor will it be later."""


class LostError(BusyError):
    """The database cannot be reached. Nothing was changed, nor will it be later."""


class RefusedError(BusyError):
    """The database takes no changes, and `why` says what is wrong with it. Nothing was changed."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The database takes no changes: {why}. Nothing was changed.")
        self.why = why


class UnclearError(RuntimeError):
    """The database did not confirm a commit: what was to be saved may be there or not."""


class Desk(Protocol):
    """`storage.sql.Database`, seen from where its tables are out of reach.

    Both raise BusyError where nothing was done, and `transact` UnclearError where nobody can say.
    """

    async def transact(self, act: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs) -> T: ...

    async def read(self, query: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs) -> T: ...


class HurriedDesk(Desk, Protocol):
    """A desk that raises BusyError rather than keep somebody waiting. `saved`: an act was committed at it."""

    @property
    def saved(self) -> bool: ...


class PatientDesk(Desk, Protocol):
    """A desk that makes one for somebody who waits, for so many seconds from now."""

    def within(self, seconds: float) -> HurriedDesk: ...
