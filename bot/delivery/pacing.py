"""Keeps to Slack's pace: about one message a second and channel, and no call before a method's Retry-After."""

import asyncio
import time
from collections.abc import Callable
from datetime import datetime

_TRACKED = 1000


class Pacing:
    """In memory, for this process; what Slack said about a destination is kept in the outbox.

    Each channel has a bucket of `burst` posts, refilled with `rate` a second; `tick` counts seconds and never
    goes back.
    """

    def __init__(self, rate: float = 1.0, burst: int = 5, tick: Callable[[], float] = time.monotonic) -> None:
        self._interval = 1 / rate
        self._allowance = (burst - 1) / rate
        self._tick = tick
        self._full_at: dict[str, float] = {}
        self._held: dict[str, datetime] = {}

    async def turn(self, channel: str) -> None:
        """Wait until the channel takes another post."""
        wait = self.take(channel)
        if wait > 0:
            await asyncio.sleep(wait)

    def take(self, channel: str) -> float:
        """Take the channel's next place; returns the seconds until it comes."""
        now = self._tick()
        if len(self._full_at) >= _TRACKED:
            self._full_at = {name: at for name, at in self._full_at.items() if at > now}
        full_at = max(now, self._full_at.get(channel, now))
        self._full_at[channel] = full_at + self._interval
        return max(0.0, full_at - self._allowance - now)

    def hold(self, method: str, until: datetime) -> None:
        self._held[method] = max(until, self._held.get(method, until))

    def held_until(self, method: str, now: datetime) -> datetime | None:
        """When (UTC, by Baton's clock) the method may be called again; None when it may be called now."""
        until = self._held.get(method)
        return until if until and until > now else None
