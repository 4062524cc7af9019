"""Keeping to Slack's pace: about one message per second and channel, and no call before a Retry-After is over."""

import time
from collections.abc import Callable
from datetime import datetime

Destination = tuple[str, str]
"""A workspace's team id, and a destination in it."""

_TRACKED = 1000
_BY_CHANNEL = ("chat.postMessage", "chat.postEphemeral")
"""The methods Slack limits channel by channel, besides in all; every other method is limited as a whole."""


class Pacing:
    """The pace, in memory, for this process; what Slack said about a destination is kept in the outbox.

    Each place has a bucket of `burst` posts, refilled with `rate` a second; `tick` counts seconds and never
    goes back.
    """

    def __init__(self, rate: float = 1.0, burst: int = 5, tick: Callable[[], float] = time.monotonic) -> None:
        self._interval = 1 / rate
        self._allowance = (burst - 1) / rate
        self._tick = tick
        self._full_at: dict[Destination, float] = {}
        self._held: dict[tuple[str, str], datetime] = {}

    def take(self, place: Destination) -> None:
        """Count a message that goes out there now."""
        now = self._tick()
        if len(self._full_at) >= _TRACKED:
            self._full_at = {name: at for name, at in self._full_at.items() if at > now}
        self._full_at[place] = max(now, self._full_at.get(place, now)) + self._interval

    def resting(self) -> dict[Destination, float]:
        """Return the places that take no message now, and the seconds until each takes one again."""
        latest = self._tick() + self._allowance
        return {place: at - latest for place, at in self._full_at.items() if at > latest}

    def hold(self, method: str, channel: str, now: datetime, until: datetime) -> None:
        """Make no such call before `until` (UTC), as Slack asks: in this channel or, if another is held too, in any."""
        other = any(m == method and c != channel and at > now for (m, c), at in self._held.items())
        where = channel if method in _BY_CHANNEL and not other else ""
        self._held = {key: at for key, at in self._held.items() if at > now}
        self._held[method, where] = max(until, self._held.get((method, where), until))

    def held_until(self, method: str, channel: str, now: datetime) -> datetime | None:
        """Return when (UTC, by Baton's clock) the call may be made; None if it may be made now."""
        until = max((self._held.get((method, where), now) for where in (channel, "")), default=now)
        return until if until > now else None
