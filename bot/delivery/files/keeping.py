"""Keeping what a worker has taken for as long as that takes: its lease is short, for nobody is to wait for the dead."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from storage.sql import Database, Transaction

_EVERY = 4.0  # seconds: several times within a lease
T = TypeVar("T")


class Keeping:
    """A job that was taken, as it is `now`; None once it is another's. `keep` lengthens its lease, and returns it as it
    is then."""

    def __init__(self, database: Database, keep: Callable[[Transaction, Any], Any], job: Any) -> None:
        self._database = database
        self._keep = keep
        self.now = job

    async def meanwhile(self, work: Coroutine[Any, Any, T], every: float = _EVERY) -> T:
        """Do what takes long, and is no step that lengthens the lease by itself."""
        doing = asyncio.create_task(work)
        try:
            while not (await asyncio.wait({doing}, timeout=every))[0]:
                if self.now is not None:
                    self.now = await self._database.transact(self._keep, self.now)
            return doing.result()
        finally:
            doing.cancel()
