"""The one clock: everything in Baton that asks for the time asks here, so that tests and the simulator can move it."""

import time
from datetime import UTC, datetime, timedelta


class Clock:
    """The machine's wall clock."""

    def now(self) -> datetime:
        """Return the time now, aware, in UTC."""
        return datetime.now(UTC)


class MovableClock(Clock):
    """A clock that runs at normal speed from a chosen moment and can be moved, forwards or backwards.

    `start` is aware and defaults to the machine's time.
    """

    def __init__(self, start: datetime | None = None) -> None:
        self._start = (start or datetime.now(UTC)).astimezone(UTC)
        self._began = time.monotonic()

    def now(self) -> datetime:
        return self._start + timedelta(seconds=time.monotonic() - self._began)

    def advance(self, **amount: float) -> datetime:
        """Move by a timedelta given as keywords (`days=3`, `hours=-1`); returns the new time."""
        self._start += timedelta(**amount)
        return self.now()

    def advance_to(self, moment: datetime) -> datetime:
        """Move to `moment` (aware); returns the new time."""
        self._start += moment.astimezone(UTC) - self.now()
        return self.now()
