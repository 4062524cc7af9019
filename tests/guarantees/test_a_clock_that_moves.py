"""The machine's clock is set under the running program: its work goes on, and nothing is said twice or lost."""

import asyncio
import signal
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.conversations.office import without
from tests.guarantees.house import NOT_DONE, House, house
from tests.guarantees.wall_clock import WallClock

MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)  # 10:30 in Berlin
NEXT = timedelta(days=1, minutes=1)
SOON = 20.0  # seconds: a sweep comes every three, but the clock that is moved makes everything slow
A_SWEEP = 3.5

ANN, BO = "Ann Ash", "Bo Birch"


async def test_whatever_the_clock_is_set_to_what_is_due_is_said_soon_and_once(tmp_path: Path) -> None:
    clock = WallClock(tmp_path / "clock", MONDAY)
    way = {"http": False, "answers_within": SOON, **clock.environment}
    async with house(f"sqlite:///{tmp_path}/baton.db", tmp_path, **way) as at:
        at.company.slack.stage.deliveries.patience = SOON  # it is not about how fast that is
        await _drafts(at, ANN)
        long_ago = MONDAY - timedelta(days=28)
        clock.is_set_to(long_ago)
        await asyncio.sleep(A_SWEEP)  # whoever plans by this clock has done so now
        await _drafts(at, BO)
        assert not _prompted(at)
        clock.is_set_to(long_ago + NEXT)
        await _until(lambda: _prompted(at) == {BO: 1})

        at.running.process.send_signal(signal.SIGSTOP)  # the machine is suspended, and wakes up later
        clock.is_set_to(MONDAY + NEXT)
        at.running.process.send_signal(signal.SIGCONT)
        await _until(lambda: _prompted(at) == {ANN: 1, BO: 2})
        clock.is_set_to(MONDAY + NEXT - timedelta(hours=1))
        await asyncio.sleep(A_SWEEP)
        assert (_prompted(at), _digests(at)) == ({ANN: 1, BO: 2}, 0)

        clock.is_set_to(MONDAY + timedelta(days=364 * 10))
        await _until(lambda: _prompted(at) == {ANN: 2, BO: 3} and _digests(at) == 1)
        clock.is_set_to(MONDAY + 2 * NEXT)
        await at.a_lead_goes_through()
        await asyncio.sleep(A_SWEEP)
        assert (_prompted(at), _digests(at)) == ({ANN: 2, BO: 3}, 1)
        assert not [wrong for _, status, wrong in at.health if status != 200]


async def _drafts(at: House, name: str) -> None:
    """A lead that sales cannot have yet: the marketer is asked at once, and prompted on the next working day."""
    mia = at.company.mia
    await mia.runs(f"/lead {name}, from Fair", in_=at.sales)
    for answers in ({}, without("Is there a budget?")):
        form = await mia.submits(answers)
        while form and NOT_DONE in form.text:  # the database is busy while the machine has much else to do
            await mia.closes()
            form = await mia.submits()
    await mia.sees(name, timeout=SOON)


def _prompted(at: House) -> Counter[str]:
    texts = [message.text for message in at.company.mia.reads(at.company.mia.dm) if "still needs" in message.text]
    return Counter(name for text in texts for name in (ANN, BO) if name in text)


def _digests(at: House) -> int:
    return sum("what became of our leads" in message.text for message in at.company.max.reads(at.sales))


async def _until(happened: Callable[[], bool]) -> None:
    began = time.monotonic()
    while not happened():
        assert time.monotonic() - began < SOON
        await asyncio.sleep(0.05)
