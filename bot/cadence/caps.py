"""The caps: how many touches of one prospect, or of one company, may fall within any thirty days."""

from collections.abc import Iterable
from datetime import date, timedelta

SPAN = timedelta(days=30)


def fits(day: date, spent: Iterable[date], cap: int) -> bool:
    """Tell whether one more on that day keeps to the cap in all spans of thirty days that the day is in."""
    near = sorted(each for each in spent if abs(each - day) < SPAN)
    if len(near) < cap:
        return True
    days = sorted([*near, day])
    return all(later - earlier >= SPAN for earlier, later in zip(days, days[cap:], strict=False))
