"""A pause of a promise: why, from when, until when, and by whom."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Paused:
    """A pause. `ends_at` is when it is to end, or when it did; it is `over` once that has been seen to. Times are
    UTC."""

    id: int
    lead_id: int
    by: str
    reason: str
    began_at: datetime
    ends_at: datetime
    over: bool = False

    def holds(self, now: datetime) -> bool:
        """Tell whether the clock stands still."""
        return not self.over and self.began_at <= now < self.ends_at


class OnPause(NamedTuple):
    """A lead whose clock stands still, and why. Times are UTC."""

    number: int
    name: str
    company: str
    stage: str
    by: str
    reason: str
    began_at: datetime
    ends_at: datetime
