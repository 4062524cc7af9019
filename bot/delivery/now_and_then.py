"""Work in the background: the courier's own, and what is begun beside it now and then, one round at a time."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from time import monotonic
from typing import Any

from bot.delivery.attempt import whereabouts

Work = Callable[[], Coroutine[Any, Any, object]]
"""A piece of it, begun only when its turn has come: cancelled before, it leaves nothing that was never awaited."""

logger = logging.getLogger(__name__)


async def see_through(name: str, work: Work) -> None:
    """Do it to its end; what goes wrong is written into the log."""
    try:
        await work()
    except Exception as problem:
        # The lease runs out, and the next attempt looks for the message before it sends it again.
        logger.error("%s was interrupted: %s", name, whereabouts(problem))


class NowAndThen:
    """A round at most every so many `seconds`, of the monotonic clock; the first one at once unless `later`."""

    def __init__(self, name: str, seconds: float, *, later: bool = False) -> None:
        self._name = name
        self._seconds = seconds
        self._begun: asyncio.Task[None] | None = None
        self._begin_at = monotonic() + (seconds if later else 0)
        self._over = False

    def is_over(self) -> bool:
        """Tell a round whether it is to come to its end."""
        return self._over

    def begin(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Begin a round in the background, unless one is under way or was begun not long ago."""
        if monotonic() >= self._begin_at and (self._begun is None or self._begun.done()):
            self._begin_at, self._over = monotonic() + self._seconds, False
            self._begun = asyncio.create_task(work(), name=self._name)

    async def stop(self, patience: float = 0) -> None:
        """Break off the round under way, unless it comes to its end within so many seconds."""
        self._over = True
        if self._begun:
            await asyncio.wait({self._begun}, timeout=patience)
            self._begun.cancel()
            await asyncio.gather(self._begun, return_exceptions=True)
