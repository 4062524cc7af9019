"""A clock that a test and the processes it started read alike, and that the test moves for all of them."""

import mmap
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.clock import Clock

_SECONDS = struct.Struct("d")


class SharedClock(Clock):
    """The machine's clock plus what is written in the file, which every reader sees at once."""

    def __init__(self, path: Path, start: datetime | None = None) -> None:
        self.path = path
        if start:
            path.write_bytes(_SECONDS.pack((start - datetime.now(UTC)).total_seconds()))
        with path.open("r+b") as file:
            self._ahead = mmap.mmap(file.fileno(), _SECONDS.size)

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=_SECONDS.unpack_from(self._ahead)[0])

    def advance(self, **amount: float) -> datetime:
        """Move by a timedelta given as keywords (`minutes=1`); returns the new time."""
        seconds = _SECONDS.unpack_from(self._ahead)[0] + timedelta(**amount).total_seconds()
        _SECONDS.pack_into(self._ahead, 0, seconds)
        return self.now()

    def advance_to(self, moment: datetime) -> datetime:
        """Move to `moment` (aware); returns the new time."""
        return self.advance(seconds=(moment - self.now()).total_seconds())
