"""One post in ten is taken without an answer, fails or comes late: nothing twice, no doubt kept from a manager."""

import random
from collections.abc import Iterator

import pytest

from tests.conversations.office import Office
from tests.guarantees.conftest import Size
from tests.guarantees.crew import names

POST = "chat.postMessage"
TOLD = "Slack has not said whether"


def one_in(count: int, chance: random.Random) -> Iterator[bool]:
    """Of every `count` in a row one is hit, by chance which."""
    while True:
        hit = chance.randrange(count)
        yield from (number == hit for number in range(count))


def one_in_ten_goes_wrong(office: Office, chance: random.Random) -> None:
    """Of all posts from now on, in six ways alike."""
    for seconds, status in ((0, 200), (0, 500), (0, 503), (0.5, 0), (5, 0), (10, 0)):
        hits = one_in(60, chance)
        trouble = office.slack.faults.next(POST, times=10**9, when=lambda args, hits=hits: next(hits), status=status)
        if seconds:
            trouble.late(seconds)
        elif status == 200:
            trouble.accepted_then_dropped()


async def test_one_post_in_ten_goes_wrong_and_everything_is_seen_once(office: Office, size: Size) -> None:
    seed = random.randrange(10**6)
    print("seed", seed)
    one_in_ten_goes_wrong(office, random.Random(seed))
    people = [f"Ada {name}" for _, name in zip(range(size.of(25, 1500)), names(), strict=False)]
    for number, name in enumerate(people):
        await office.mia_brings(who=f"{name}, from Fair")
        if number % 5 == 4:
            await office.later(seconds=5)
    for _ in range(24):
        await office.later(seconds=5)
    wrong = [call for call in office.slack.calls if call.method == POST and call.answer is None]
    assert len(wrong) > len(people) // 25
    for place in (office.sales, office.mia.dm):
        texts = [message.posted.text for message in office.mia.reads(place)]
        assert [name for name in people if sum(name in text for text in texts) != 1] == []
    assert not _told(office)


@pytest.mark.parametrize("trouble", ["a scope is missing", "limited for long", "hanging", "server error"])
async def test_what_cannot_be_cleared_up_is_shown_to_a_manager_within_two_minutes(office: Office, trouble: str) -> None:
    office.slack.faults.next(POST, channel=office.sales.id).accepted_then_dropped()
    history = office.slack.faults.next("conversations.history", channel=office.sales.id, times=10**9)
    if trouble == "a scope is missing":
        history.error("missing_scope")
    elif trouble == "limited for long":
        history.rate_limited(600)
    elif trouble == "hanging":
        history.hangs(0.1)
    await office.mia_brings()
    for _ in range(24):
        await office.later(seconds=5)
    assert len(_told(office)) == 2  # managers
    assert "one message" in _told(office)[0]
    for _ in range(6):
        await office.later(minutes=5)
    office.slack.faults.clear()
    for _ in range(3):
        await office.later(minutes=10)
    assert len([m for m in office.ravi.reads(office.sales) if "Why it came to sales" in m.text]) == 1
    assert len(_told(office)) == 2


async def test_a_doubt_that_is_cleared_up_soon_is_nobodys_business(office: Office) -> None:
    office.slack.faults.next(POST, channel=office.sales.id).accepted_then_dropped()
    office.slack.faults.next("conversations.history", times=2)
    await office.mia_brings()
    for _ in range(24):
        await office.later(seconds=5)
    await office.ravi.sees("Why it came to sales", in_=office.sales)
    assert not _told(office)


def _told(office: Office) -> list[str]:
    return [m.text for manager in (office.max, office.sofia) for m in manager.reads(manager.dm) if TOLD in m.text]
