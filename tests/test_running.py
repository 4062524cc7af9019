"""Told to stop, the program stops in order, in time, and with nothing to complain of."""

import asyncio
import os
import signal

from bot.doors.running import run


def tell(number: int = signal.SIGTERM) -> None:
    os.kill(os.getpid(), number)


async def test_a_signal_stops_what_was_started() -> None:
    told: list[str] = []

    async def stop() -> None:
        tell(signal.SIGINT)  # an impatient second signal changes nothing
        await asyncio.sleep(0.05)
        told.append("stopped")

    async def start() -> object:
        told.append("started")
        asyncio.get_running_loop().call_later(0.05, tell)
        return stop

    await asyncio.wait_for(run(start), 5)  # type: ignore[arg-type]
    assert told == ["started", "stopped"]


async def test_what_will_not_stop_is_left() -> None:
    async def stop() -> None:
        await asyncio.sleep(60)

    async def start() -> object:
        tell()
        return stop

    await asyncio.wait_for(run(start, within=0.1), 5)  # type: ignore[arg-type]


async def test_a_signal_while_starting_is_not_lost() -> None:
    async def start() -> object:
        tell()
        await asyncio.sleep(60)
        raise AssertionError

    await asyncio.wait_for(run(start), 5)  # type: ignore[arg-type]
