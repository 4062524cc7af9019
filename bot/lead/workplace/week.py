"""The week as people work it: for each weekday, the blocks of time between its opening and closing, lunch left out."""

from typing import NamedTuple

MIDNIGHT = 24 * 60
"""The end of a day, in minutes since its beginning."""


class Block(NamedTuple):
    """A stretch of work on one day, in minutes since local midnight, up to but not including `end` (at most 24:00)."""

    start: int
    end: int


Day = tuple[Block, ...]
Week = tuple[Day, ...]
"""The blocks of Monday to Sunday, each day's in order; a day without any is free."""


def hours(start: int, end: int) -> Block:
    """Return a block of whole hours: `hours(9, 17)`."""
    return Block(60 * start, 60 * end)


def alike(blocks: Day, weekdays: range | frozenset[int] = range(5)) -> Week:
    """Return the week in which these weekdays (Monday = 0) are all worked alike, and the others are free."""
    return tuple(blocks if weekday in weekdays else () for weekday in range(7))


NINE_TO_FIVE: Week = alike((hours(9, 17),))


def check(week: Week) -> None:
    """Raise ValueError unless there are seven days whose blocks come one after the other within the day."""
    if len(week) != 7:
        raise ValueError("A week has seven days.")
    for day in week:
        last = 0
        for block in day:
            if not last <= block.start < block.end <= MIDNIGHT:
                raise ValueError("Working hours must start before they end, on the same day, one after the other.")
            last = block.end
