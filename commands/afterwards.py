"""Work that goes on after Slack has its answer: it takes longer than three seconds, and changes nothing."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

logger = logging.getLogger(__name__)

_under_way: set[asyncio.Task[None]] = set()


def afterwards(work: Coroutine[Any, Any, None]) -> None:
    """Do this in the background. It is dropped when Baton stops, so nothing durable may depend on it."""
    task = asyncio.get_running_loop().create_task(_see_through(work))
    _under_way.add(task)
    task.add_done_callback(_under_way.discard)


async def drop_what_is_under_way() -> None:
    """Give up, when stopping, what is still going on in this loop."""
    here = [task for task in _under_way if task.get_loop() is asyncio.get_running_loop()]
    for task in here:
        task.cancel()
    await asyncio.gather(*here, return_exceptions=True)


async def _see_through(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except Exception as problem:
        logger.error("Work after an answer failed: %s", type(problem).__name__)
