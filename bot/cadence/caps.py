"""The caps: how many touches of one prospect, or of one company, may fall within any thirty days."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from datetime import date, timedelta

SPAN = timedelta(days=30)


def fits(day: date, spent: Sequence[date], cap: int) -> bool:
    """Tell whether one more on that day keeps to the cap in every span of thirty days that the day is in; the days
    `spent` are in order."""
    near = list(spent[bisect_right(spent, day - SPAN) : bisect_left(spent, day + SPAN)])
    if len(near) < cap:
        return True
    place = bisect_right(near, day)
    insort(near, day)
    first = max(place - cap, 0)
    return all(later - near[at] >= SPAN for at, later in enumerate(near[first + cap : place + cap + 1], first))
