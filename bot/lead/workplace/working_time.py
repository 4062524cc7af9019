"""Working time: how much of it lies between two moments, and when a given time of it has passed, pauses left out.

Every datetime in and out is aware and every result is in UTC; a naive one is refused with ValueError.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from bot.lead.workplace.calendar import Open, WorkingHours, as_utc, blocks_on, next_working_moment, working_days

NOTHING = timedelta(0)
_DAY = timedelta(days=1)

Pause = tuple[datetime, datetime]
"""A time that does not count, from its beginning up to but not including its end; pauses may overlap."""


def working_time_between(a: datetime, b: datetime, hours: WorkingHours, pauses: Sequence[Pause] = ()) -> timedelta:
    """Return the working time from `a` to `b` outside the pauses; nothing when `b` is not after `a`."""
    return sum((closes - opens for opens, closes in spans_between(a, b, hours, pauses)), NOTHING)


def spans_between(a: datetime, b: datetime, hours: WorkingHours, pauses: Sequence[Pause] = ()) -> Iterator[Open]:
    """Yield the stretches of work from `a` to `b` outside the pauses, in order."""
    since, until = as_utc(a), as_utc(b)
    day, last = since.astimezone(hours.tz).date(), until.astimezone(hours.tz).date()
    while day <= last:
        for opens, closes in blocks_on(day, hours):
            yield from _without(pauses, (max(since, opens), min(until, closes)))
        day += _DAY


def add_working_time(
    moment: datetime, duration: timedelta, hours: WorkingHours, pauses: Sequence[Pause] = ()
) -> datetime:
    """Return when so much working time has passed since the moment, in UTC: the earliest such time, which may be a
    closing. No time at all means the next working moment outside the pauses.

    Raises ValueError for a negative duration, and when no working day comes within 400 days.
    """
    if duration < NOTHING:
        raise ValueError("Working time is added, never taken away.")
    since, left = as_utc(moment), duration
    for _, blocks in working_days(since.astimezone(hours.tz).date(), hours):
        for opens, closes in blocks:
            for begins, ends in _without(pauses, (max(since, opens), closes)):
                if left <= ends - begins:
                    return begins + left
                left -= ends - begins
    raise AssertionError("Working days never end without an error.")


def time_to_answer(
    asked: datetime, answered: datetime, hours: WorkingHours, pauses: Sequence[Pause] = ()
) -> timedelta | None:
    """Return the working time an answer took, counted from the next opening after it was asked for.

    An answer that came before the desk opened took no time that could be measured: None.
    """
    if as_utc(asked) < (opens := next_working_moment(asked, hours)) and as_utc(answered) <= opens:
        return None
    return working_time_between(asked, answered, hours, pauses)


def _without(pauses: Sequence[Pause], span: Open) -> Iterator[Open]:
    """Yield what is left of a stretch of work outside the pauses, in order."""
    begins, ends = span
    for paused, resumed in sorted((as_utc(a), as_utc(b)) for a, b in pauses if a < b):
        if begins < min(paused, ends):
            yield begins, min(paused, ends)
        begins = max(begins, resumed)
    if begins < ends:
        yield begins, ends
