"""A program's life: it is started, left alone until a signal comes, then stopped in order and in time."""

import asyncio
import logging
import signal
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

from bot.logs import asyncio_trouble

log = logging.getLogger(__name__)

Stop = Callable[[], Awaitable[None]]
STOP_WITHIN = 7.0  # seconds; whoever sent the signal waits ten


async def run(start: Callable[[], Coroutine[Any, Any, Stop]], *, within: float = STOP_WITHIN) -> None:
    """Await `start()`, wait for SIGTERM or SIGINT, then await what it returned, for `within` seconds at most.

    A signal during `start()` cancels it. Further signals change nothing: stopping is under way already.
    """
    asyncio.get_running_loop().set_exception_handler(asyncio_trouble)
    with _signals() as told:
        starting = asyncio.create_task(start())
        waiting = asyncio.create_task(told.wait())
        try:
            await asyncio.wait({starting, waiting}, return_when=asyncio.FIRST_COMPLETED)
            if not starting.done():
                return
            stop = starting.result()
            await waiting
        finally:
            await _cancel(starting, waiting)
        log.info("Stopping: taking no more requests, finishing what is under way.")
        try:
            async with asyncio.timeout(within):
                await stop()
        except TimeoutError:
            log.warning("Something under way did not finish within %.0f seconds and was abandoned.", within)


@contextmanager
def _signals() -> Iterator[asyncio.Event]:
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, told.set)
    try:
        yield told
    finally:
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(number)


async def _cancel(*tasks: asyncio.Task[Any]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
