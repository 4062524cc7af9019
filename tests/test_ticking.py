"""The clock's work goes on at its rhythm, whatever the machine's clock says, and ends when it is told to."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schedules import Sweep
from schedules.rhythm import Rhythm
from schedules.ticking import Ticking

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
OFTEN = 0.02  # seconds


class Counting:
    """A desk at which acts change nothing but themselves."""

    def __init__(self) -> None:
        self.acts = 0
        self.busy = asyncio.Event()

    async def transact(self, act: Callable[[Any], int], *_: Any, **__: Any) -> int:
        await asyncio.sleep(0.001)
        self.acts += 1
        if self.acts >= 3:
            self.busy.set()
        return act(None)

    async def read(self, *_: Any, **__: Any) -> Any:
        raise NotImplementedError


@pytest.mark.parametrize("batch", [0, 1], ids=["that has done all", "with more to do"])
async def test_after_it_was_stopped_there_is_no_tick_and_no_batch_more(batch: int) -> None:
    desk = Counting()
    ticking = Ticking(desk, [Sweep(OFTEN, lambda _: 1, batch)])
    ticking.start()
    async with asyncio.timeout(5):
        await desk.busy.wait()
        await ticking.stop()
    done = desk.acts
    await asyncio.sleep(5 * OFTEN)
    assert desk.acts == done


async def test_what_is_under_way_is_finished_before_it_has_stopped(caplog: pytest.LogCaptureFixture) -> None:
    began, ended = asyncio.Event(), asyncio.Event()

    async def beat() -> None:
        began.set()
        await asyncio.sleep(0.05)
        ended.set()

    ticking = Ticking(Counting(), [], beat)
    ticking.start()
    for job in ticking._scheduler.get_jobs():
        job.modify(next_run_time=datetime.now(UTC))
    await asyncio.wait_for(began.wait(), 5)
    await ticking.stop()
    assert ended.is_set()
    await asyncio.sleep(OFTEN)
    assert not [record for record in caplog.records if record.levelname in ("WARNING", "ERROR")]


async def test_a_sweep_that_fails_comes_again() -> None:
    desk = Counting()

    def fails(_: Any) -> int:
        raise ZeroDivisionError

    ticking = Ticking(desk, [Sweep(OFTEN, fails)])
    ticking.start()
    await asyncio.wait_for(desk.busy.wait(), 5)
    await ticking.stop()


@given(
    st.floats(0.01, 3600),
    st.timedeltas(timedelta(days=-36500), timedelta(days=36500)),
)
def test_however_long_ago_the_last_time_was_the_next_one_is_to_come_and_near(seconds: float, since: timedelta) -> None:
    assert Rhythm(seconds).get_next_fire_time(NOW - since, NOW) == NOW + timedelta(seconds=seconds)


async def test_what_a_clock_set_back_has_put_off_is_done_before_long() -> None:
    desk = Counting()
    ticking = Ticking(desk, [Sweep(OFTEN, lambda _: 0)])
    ticking.start()
    async with asyncio.timeout(5):
        await desk.busy.wait()
        for _ in range(2):
            for job in ticking._scheduler.get_jobs():
                job.modify(next_run_time=datetime.now(UTC) + timedelta(days=30))
            done = desk.acts
            while desk.acts < done + 3:  # noqa: ASYNC110 - nothing tells of it
                await asyncio.sleep(OFTEN)
    await ticking.stop()


async def test_what_goes_on_failing_is_said_once_until_it_works(
    caplog: pytest.LogCaptureFixture,
) -> None:
    desk, works = Counting(), {3, 4}

    def fails(_: Any) -> int:
        if desk.acts in works:
            return 0
        raise ConnectionError

    ticking = Ticking(desk, [Sweep(OFTEN, fails, 0)])
    ticking.start()
    async with asyncio.timeout(5):
        while desk.acts < 8:  # noqa: ASYNC110 - nothing tells of it
            await asyncio.sleep(OFTEN)
    await ticking.stop()
    assert [record.getMessage() for record in caplog.records].count("A sweep failed: ConnectionError") == 2
