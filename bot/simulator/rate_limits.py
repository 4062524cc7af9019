"""Slack's rate limits: about one message a second and channel, and calls a minute by tier."""

import math

from bot.simulator.minting import Clock

# "Generally 1 message per second per channel; short bursts are allowed" (docs.slack.dev apis/web-api/rate-limits).
POSTS_A_SECOND = 1.0
BURST = 3
_BUCKETS = {"chat.postMessage"}


class RateLimits:
    """Leaky buckets on the given clock; a tier's whole minute may be used at once."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._level: dict[tuple[str, ...], tuple[float, float]] = {}

    def retry_after(self, app_id: str, method: str, tier: int, channel: object) -> int | None:
        """Whole seconds to wait, or None when the call may go through (and is counted)."""
        if method in _BUCKETS:
            return self._fill((app_id, method, str(channel)), POSTS_A_SECOND, BURST)
        return self._fill((app_id, method), tier / 60, tier) if tier else None

    def _fill(self, bucket: tuple[str, ...], per_second: float, capacity: float) -> int | None:
        now = self._clock.now().timestamp()
        level, since = self._level.get(bucket, (0.0, now))
        level = max(0.0, level - max(0.0, now - since) * per_second)
        if level + 1 > capacity:
            self._level[bucket] = (level, now)
            return max(1, math.ceil((level + 1 - capacity) / per_second))
        self._level[bucket] = (level + 1, now)
        return None
