"""Switched off and on again, or running twice: what came due is said once, and what was cut off is found again."""

import asyncio

import pytest

from tests.conversations.office import READY, Office
from tests.conversations.two import another_baton

TIMING = "When do they want to buy?"
NAMES = ("Ann Ash", "Bo Birch", "Cy Cedar")


async def _nurtured(office: Office) -> None:
    for name in NAMES:
        await office.mia_brings({**READY, TIMING: "3 to 6 months"}, who=f"{name}, from Fair")
        await office.mia.sees(f"{name} is not ready")


async def test_follow_ups_overdue_at_a_restart_are_sent_once(office: Office) -> None:
    await _nurtured(office)
    await office.work()
    office.clock.advance(days=63)  # nobody was running; a Monday
    async with another_baton(office) as one, another_baton(office) as two:
        await asyncio.gather(*(baton.ticking.tick() for baton in (one, two, office.baton) for _ in range(3)))
        await asyncio.gather(*(baton.courier.deliver_now() for baton in (one, two, office.baton)))
    [told] = [message.text for message in office.mia.reads(office.mia.dm) if "follow-ups are due" in message.text]
    assert [told.count(name) for name in NAMES] == [1] * len(NAMES)


async def test_the_digest_is_posted_once_although_two_processes_tick(office: Office) -> None:
    await office.offered_card()
    office.clock.advance(days=7)
    async with another_baton(office) as other:
        await asyncio.gather(*(baton.ticking.tick() for baton in (office.baton, other) for _ in range(4)))
        await asyncio.gather(*(baton.courier.deliver_now() for baton in (office.baton, other)))
    for channel in (office.sales, office.marketing):
        assert len([m for m in office.max.reads(channel) if "what became of our leads" in m.text]) == 1


@pytest.mark.parametrize("way", ["before it reached Slack", "after it reached Slack"])
async def test_killed_between_commit_and_delivery_everything_is_seen_once(office: Office, way: str) -> None:
    """The first process dies with the card and the note in its hands; its lease runs out, another takes over."""
    fault = office.slack.faults.next("chat.postMessage", times=2)
    if way == "after it reached Slack":
        fault.accepted_then_dropped()
    else:
        fault.dropped()
    await office.baton.courier.stop()  # whatever is claimed from here on is never finished
    await office.mia_brings()
    doomed = office.baton.courier
    await _claim_and_die(doomed)
    office.clock.advance(seconds=46)
    async with another_baton(office) as heir:
        for _ in range(6):
            await heir.courier.deliver_now()
            office.clock.advance(seconds=60)
    cards = [m for m in office.ravi.reads(office.sales) if "Why it came to sales" in m.text]
    notes = [m for m in office.mia.reads(office.mia.dm) if "meets the definition" in m.text]
    assert (len(cards), len(notes)) == (1, 1)


async def _claim_and_die(courier: object) -> None:
    """Claimed and sent, but what Slack answered is never written down: that is where kill -9 strikes."""
    delivering = asyncio.create_task(courier.deliver_now())
    await asyncio.sleep(0.05)
    delivering.cancel()
    for task in list(courier._under_way.values()):
        task.cancel()
    await asyncio.gather(delivering, return_exceptions=True)
