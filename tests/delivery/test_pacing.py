"""About one post a second and channel, with a short burst; seconds are counted by hand here."""

from datetime import UTC, datetime, timedelta

from bot.delivery.outcomes import backoff
from bot.delivery.pacing import Pacing

SALES, MARKETING = ("T1", "sales"), ("T1", "marketing")
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
POST, UPDATE = "chat.postMessage", "chat.update"


def test_five_posts_at_once_and_then_one_a_second() -> None:
    seconds = [100.0]
    pacing = Pacing(tick=lambda: seconds[0])
    for _ in range(4):
        pacing.take(SALES)
    assert pacing.resting() == {}
    pacing.take(SALES)
    assert pacing.resting() == {SALES: 1.0}
    seconds[0] += 1
    assert pacing.resting() == {}
    pacing.take(SALES)
    pacing.take(MARKETING)
    assert pacing.resting() == {SALES: 1.0}


def test_a_quiet_channel_gets_its_burst_back() -> None:
    seconds = [0.0]
    pacing = Pacing(tick=lambda: seconds[0])
    for _ in range(5):
        pacing.take(SALES)
    seconds[0] = 2.0
    pacing.take(SALES)
    assert pacing.resting() == {}
    pacing.take(SALES)
    assert pacing.resting() == {SALES: 1.0}


def test_a_limited_channel_is_free_again_when_its_time_has_come_and_others_are_all_the_while() -> None:
    pacing, until = Pacing(), NOON + timedelta(seconds=30)
    pacing.hold(POST, "C1", NOON, until)
    assert pacing.held_until(POST, "C1", NOON) == until
    assert pacing.held_until(POST, "C2", NOON) is None
    assert pacing.held_until(UPDATE, "C1", NOON) is None
    assert pacing.held_until(POST, "C1", until) is None


def test_two_limited_channels_at_once_are_a_limit_on_all() -> None:
    pacing, until = Pacing(), NOON + timedelta(seconds=30)
    pacing.hold(POST, "C1", NOON, until)
    pacing.hold(POST, "C2", NOON, until)
    assert pacing.held_until(POST, "C3", NOON) == until


def test_other_methods_are_limited_in_all_channels_at_once() -> None:
    pacing, until = Pacing(), NOON + timedelta(seconds=30)
    pacing.hold(UPDATE, "C1", NOON, until)
    assert pacing.held_until(UPDATE, "C2", NOON) == until


def test_waiting_grows_to_five_minutes_and_is_spread() -> None:
    assert all(1 <= backoff(1).total_seconds() <= 2 for _ in range(20))
    assert all(150 <= backoff(40).total_seconds() <= 300 for _ in range(20))
    assert len({backoff(5) for _ in range(10)}) > 1
