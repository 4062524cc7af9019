"""An import is one worker's at a time: kept while something takes long, and soon another's once that worker is gone."""

import asyncio
from datetime import timedelta

from bot.clock import MovableClock
from bot.delivery.files.keeping import Keeping
from bot.delivery.files.loading import Loader
from bot.exchange.load import load
from bot.exchange.load.job import Import, State
from bot.exchange.load.progress import standing
from bot.exchange.load.start import start
from storage.exchange.imports import LEASE
from tests.storage.many_leads import TEAM
from tests.storage.test_importing import FILE, MIA, House, house

__all__ = ["house"]


async def begun(house: House, body: str) -> Import:
    made = await house.hands_in(body)
    return await house.does(start, made.id, made.version)


async def test_a_worker_that_stops_lets_go_at_once(house: House) -> None:
    imp = await begun(house, "Name,Email\n" + "".join(f"Person {n},p{n}@c{n}.example\n" for n in range(600)))
    house.loader.go_on([TEAM])
    while not (await house.database.read(standing, MIA, imp.id)).done:  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    await house.loader.stop()
    stopped = await house.database.read(standing, MIA, imp.id)
    assert (stopped.state, stopped.leased_until) == (State.LOADING, None)
    assert 0 < stopped.done < 600
    await Loader(house.database, load).load([TEAM])
    done = await house.database.read(standing, MIA, imp.id)
    assert (done.state, done.done, dict(done.counts)) == (State.DONE, 600, {"new": 600})


async def test_what_takes_long_is_kept_and_what_is_left_is_soon_anothers(house: House, clock: MovableClock) -> None:
    await begun(house, FILE)
    kept = Keeping(house.database, load.keep, await house.database.transact(load.take, TEAM))

    async def reads() -> str:
        for _ in range(4):
            clock.advance(seconds=LEASE.total_seconds() - 1)
            await asyncio.sleep(0.1)
            assert not await house.database.read(load.is_due, TEAM), "it is this worker's"
        return "read"

    assert await kept.meanwhile(reads(), every=0.01) == "read"
    clock.advance(seconds=LEASE.total_seconds())
    assert timedelta(seconds=20) > LEASE, "nobody looks at a message that stands still for long"
    assert await house.database.transact(load.take, TEAM)
    assert await house.database.transact(load.keep, kept.now) is None
