"""What a listener may do with the database: run one act, or one query, as one transaction."""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Desk(Protocol):
    """`storage.engine.Database`, seen from where its tables are out of reach."""

    async def transact(self, act: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs) -> T: ...

    async def read(self, query: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs) -> T: ...
