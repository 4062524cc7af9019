"""Minting the ids, tokens and timestamps that Slack would mint: unique, increasing, of the right look."""

import itertools
import uuid
from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """Now, aware, in UTC."""
        ...


class Mint:
    """One source of names for one workspace."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._counter = itertools.count(1)
        self._last_microsecond = 0

    def id(self, prefix: str) -> str:
        """Like `C0SIM00007`."""
        return f"{prefix}0SIM{next(self._counter):05d}"

    def ts(self) -> str:
        """A message timestamp: seconds of the clock with six decimals, later than every one before."""
        moment = int(self._clock.now().timestamp() * 1_000_000)
        self._last_microsecond = max(moment, self._last_microsecond + 1)
        return f"{self._last_microsecond // 1_000_000}.{self._last_microsecond % 1_000_000:06d}"

    def hash(self) -> str:
        return f"{int(self._clock.now().timestamp())}.{self.secret(8)}"

    def secret(self, length: int = 24) -> str:
        return uuid.uuid4().hex[:length]

    def uuid(self) -> str:
        return str(uuid.uuid4())

    def short(self) -> str:
        """An id such as Slack gives to blocks and actions that came without one."""
        return self.secret(5)
