"""The course of a nurtured lead: where it is on its track, what comes next, and the whole plan with its dates.

A run goes through the touches of its track, each counted from the stop before it, with checkpoints six and nine months
after it began. When both are over, the marketer decides: again, or close. Nothing here knows what time it is.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple, Protocol

from bot.cadence.because import Because, Moved
from bot.cadence.coming import months_later
from bot.cadence.tracks import defaults
from bot.cadence.tracks.touch import Offset
from bot.cadence.tracks.track import Track

CHECKPOINTS = tuple(each.offset.months for each in defaults.CHECKPOINTS)
"""Months from the beginning of a run to its checkpoints, whatever the track."""

BETWEEN = timedelta(days=14)
"""The least time from a touch to the checkpoint after it: somebody who was just written to is left alone."""

TO_DECIDE = timedelta(days=7)
"""The time after the last stop in which something may still come of it, before the marketer decides."""


class Kind(StrEnum):
    TOUCH = "touch"
    CHECKPOINT = "checkpoint"
    DECIDE = "decide"
    """To decide what becomes of a lead whose run is over without a signal."""
    STIR = "stir"
    """To get in touch because something happened that cannot wait; the track goes on afterwards as it was planned."""
    TALK = "talk"
    """To go on with a conversation, which stopped the run."""


class Fit(NamedTuple):
    """A day on which a stop may come, and what moved it there, if anything did."""

    day: date
    moved: tuple[Moved, ...] = ()


class Stop(NamedTuple):
    """One time that a marketer is told of a lead: which touch (from 0) or checkpoint (from 0), on which of their
    days, and why then."""

    kind: Kind
    number: int
    day: date
    because: Because
    moved: tuple[Moved, ...] = ()


class Gate(Protocol):
    """The days on which a stop may come."""

    def fit(self, day: date, *, exempt: bool = False) -> Fit:
        """Return the first such day from `day` on; no cap moves what is exempt."""

    def working_day(self, since: date, number: int) -> date:
        """Return the working day of that number (from 1) after a day."""


class Chosen(NamedTuple):
    """The day that was chosen for the touch that comes next, and why; `asked_for` if it was the prospect who did."""

    day: date
    because: Because
    asked_for: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """A run of a lead through a track. `touch` and `checkpoint` count those that are over; `last_on` is the day of the
    last stop, from which the next is counted. `chosen` is for its next touch, with checkpoints before it; `pinned` is
    the stop that comes next whatever the track says: it was snoozed, or something brought it forward."""

    track: str
    version: int
    began_on: date
    last_on: date
    touch: int = 0
    checkpoint: int = 0
    chosen: Chosen | None = None
    pinned: Stop | None = None


def next_stop(course: Course, track: Track, gate: Gate) -> Stop:
    """Return what comes next, on the first day on which it may. There always is something: at last, to decide."""
    stop = course.pinned or _planned(course, track, gate)
    fit = gate.fit(max(stop.day, course.last_on), exempt=is_exempt(course, stop))
    return stop._replace(day=fit.day, moved=fit.moved)


def is_exempt(course: Course, stop: Stop) -> bool:
    """Tell whether no cap holds: they asked for that day themselves, or are talking with us, or nobody is contacted."""
    asked_for = bool(course.chosen and course.chosen.asked_for and not course.pinned)
    return stop.kind in (Kind.DECIDE, Kind.TALK) or (stop.kind is Kind.TOUCH and asked_for)


def _planned(course: Course, track: Track, gate: Gate) -> Stop:
    """Return what comes next by the track and the checkpoints alone, wherever that day falls."""
    touch, checkpoint = _touch(course, track, gate), _checkpoint(course)
    if touch and checkpoint:
        # It gives way to a day that was chosen: they are asked then anyway.
        gap = BETWEEN if course.chosen else timedelta(0)
        return touch if touch.day <= checkpoint.day + gap else checkpoint
    return touch or checkpoint or Stop(Kind.DECIDE, 0, course.last_on + TO_DECIDE, Because.DECIDE)


def _touch(course: Course, track: Track, gate: Gate) -> Stop | None:
    if course.touch >= len(track.touches):
        return None
    if course.chosen:
        return Stop(Kind.TOUCH, course.touch, course.chosen.day, course.chosen.because)
    day = offset_day(course.last_on, track.touches[course.touch].offset, gate)
    return Stop(Kind.TOUCH, course.touch, day, Because.OFFSET if course.touch else Because.FIRST)


def _checkpoint(course: Course) -> Stop | None:
    if course.checkpoint >= len(CHECKPOINTS):
        return None
    least = course.last_on + BETWEEN if course.last_on > course.began_on else course.last_on
    days = [months_later(course.began_on, months) for months in CHECKPOINTS]
    number = course.checkpoint
    while number + 1 < len(days) and days[number + 1] <= least:
        number += 1  # the one before was slept through, and this one asks the same
    return Stop(Kind.CHECKPOINT, number, max(days[number], least), Because.CHECKPOINT)


def offset_day(since: date, offset: Offset, gate: Gate) -> date:
    """Return the day a touch comes by its track, counted from the stop before it: the next working day at the
    earliest."""
    if offset.months:
        return months_later(since, offset.months)
    return gate.working_day(since, max(offset.working_days, 1))


def after(course: Course, stop: Stop, on: date) -> Course:
    """Return the course once a stop is over, on that day: what follows is counted from there, nothing catches up."""
    over = replace(course, last_on=max(on, course.last_on), pinned=None)
    if stop.kind is Kind.TOUCH:
        return replace(over, touch=stop.number + 1, chosen=None)
    if stop.kind is Kind.CHECKPOINT:
        return replace(over, checkpoint=stop.number + 1)
    return over


def whole_plan(course: Course, track: Track, gate: Gate, until: date | None = None) -> list[Stop]:
    """List all that comes up to that day, or until the marketer decides: the plan as it is if nothing happens."""
    plan: list[Stop] = []
    while True:
        stop = next_stop(course, track, gate)
        if until and stop.day > until:
            return plan
        plan.append(stop)
        if stop.kind is Kind.DECIDE:
            return plan
        course = after(course, stop, stop.day)
