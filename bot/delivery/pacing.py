"""Keeps to Slack's pace: about one message a second and channel, and no call before a Retry-After is over."""

import time
from collections.abc import Callable
from datetime import datetime

Destination = tuple[str, str]
"""A workspace's team id, and a destination in it."""

_TRACKED = 1000
_BY_CHANNEL = ("chat.postMessage", "chat.postEphemeral")
"""Slack limits these channel by channel, and only besides that in all; every other method is limited as a whole."""


class Pacing:
    """In memory, for this process; what Slack said about a destination is kept in the outbox.

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
        """A message goes out there now."""
        now = self._tick()
        if len(self._full_at) >= _TRACKED:
            self._full_at = {name: at for name, at in self._full_at.items() if at > now}
        self._full_at[place] = max(now, self._full_at.get(place, now)) + self._interval

    def resting(self) -> dict[Destination, float]:
        """The places that take no message now, and the seconds until each takes one again."""
        latest = self._tick() + self._allowance
        return {place: at - latest for place, at in self._full_at.items() if at > latest}

    def hold(self, method: str, channel: str, now: datetime, until: datetime) -> None:
        """Slack wants no such call before `until` (UTC): in this channel, or at all when it is not the only one."""
        other = any(m == method and c != channel and at > now for (m, c), at in self._held.items())
        where = channel if method in _BY_CHANNEL and not other else ""
        self._held = {key: at for key, at in self._held.items() if at > now}
        self._held[method, where] = max(until, self._held.get((method, where), until))

    def held_until(self, method: str, channel: str, now: datetime) -> datetime | None:
        """When (UTC, by Baton's clock) the call may be made; None when it may be made now."""
        until = max((self._held.get((method, where), now) for where in (channel, "")), default=now)
        return until if until > now else None
