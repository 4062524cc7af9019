"""About one post a second and channel, with a short burst; seconds are counted by hand here."""

from datetime import UTC, datetime, timedelta

from bot.delivery.outcomes import backoff
from bot.delivery.pacing import Pacing


def test_five_posts_at_once_and_then_one_a_second() -> None:
    pacing = Pacing(tick=lambda: 100.0)
    assert [pacing.take("C1") for _ in range(7)] == [0, 0, 0, 0, 0, 1, 2]
    assert pacing.take("C2") == 0


def test_a_quiet_channel_gets_its_burst_back() -> None:
    seconds = [0.0]
    pacing = Pacing(tick=lambda: seconds[0])
    for _ in range(5):
        pacing.take("C1")
    seconds[0] = 2.0
    assert [pacing.take("C1") for _ in range(3)] == [0, 0, 1]


def test_a_held_method_is_free_again_when_its_time_has_come() -> None:
    pacing, noon = Pacing(), datetime(2026, 3, 2, 12, tzinfo=UTC)
    until = noon + timedelta(seconds=30)
    pacing.hold("chat.update", until)
    assert pacing.held_until("chat.update", noon) == until
    assert pacing.held_until("chat.postMessage", noon) is None
    assert pacing.held_until("chat.update", until) is None


def test_waiting_grows_to_five_minutes_and_is_spread() -> None:
    assert all(1 <= backoff(1).total_seconds() <= 2 for _ in range(20))
    assert all(150 <= backoff(40).total_seconds() <= 300 for _ in range(20))
    assert len({backoff(5) for _ in range(10)}) > 1
