"""The wall clock is set back: nothing waits for it to catch up, and nothing is sent twice."""

from datetime import UTC, datetime

import pytest

from bot.clock import MovableClock
from tests.delivery.conftest import Baton
from tests.delivery.fake_slack import Answer

POST = "chat.postMessage"
DAY = datetime(2026, 11, 25, 10, 7, tzinfo=UTC)  # a Wednesday


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(DAY)


async def test_what_was_left_before_goes_at_once(baton: Baton) -> None:
    await baton.leaves("news", to="U7")
    baton.clock.advance(hours=-1)
    await baton.delivers()
    assert baton.slack.texts("D-U7") == ["news"]


async def test_what_was_to_be_tried_again_is(baton: Baton) -> None:
    baton.slack.answers_next(POST, Answer(error="service_unavailable"))
    await baton.leaves("news", to="U7")
    await baton.delivers()
    baton.clock.advance(hours=-1)
    await baton.delivers()
    assert baton.slack.texts("D-U7") == ["news"]


async def test_what_may_have_been_posted_is_looked_for_and_is_there_once(baton: Baton) -> None:
    baton.slack.answers_next(POST, Answer(status=500, accepted=True))
    await baton.leaves("news", to="U7")
    await baton.delivers()
    baton.clock.advance(hours=-1)
    await baton.delivers(seconds=30)
    assert await baton.states() == ["sent"]
    assert baton.slack.texts("D-U7") == ["news"]


async def test_what_another_courier_had_taken_and_never_sent_is_sent_once(baton: Baton) -> None:
    await baton.leaves("news", to="U7")
    assert len(await baton.claims_everything()) == 1  # by a process that is gone
    baton.clock.advance(hours=-1)
    for _ in range(10):
        await baton.delivers(seconds=30)
    assert baton.slack.texts("D-U7") == ["news"]


async def test_slacks_own_wish_to_wait_is_kept(baton: Baton) -> None:
    baton.slack.answers_next(POST, Answer(status=429, retry_after=20))
    await baton.leaves("news", to="U7")
    await baton.delivers()
    baton.clock.advance(minutes=-5)
    await baton.delivers()
    assert len(baton.slack.called(POST)) == 1
    await baton.delivers(minutes=6)
    assert baton.slack.texts("D-U7") == ["news"]


async def test_a_clock_set_forward_sends_everything_once(baton: Baton) -> None:
    for number in range(3):
        await baton.leaves(f"n{number}", to="U7")
    baton.clock.advance(hours=1)
    await baton.delivers()
    baton.clock.advance(hours=-1)
    await baton.delivers()
    assert baton.slack.texts("D-U7") == ["n0", "n1", "n2"]
