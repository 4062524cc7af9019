"""The ladder of a promise: who is told when nothing has happened, and when each step comes."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import IntEnum
from typing import NamedTuple

from bot.cadence.rhythm import reminder_days
from bot.cadence.work import Work
from bot.lead.workplace.calendar import WorkingHours, add_working_days
from bot.lead.workplace.working_time import Pause, add_working_time, working_time_between
from bot.promises.terms import Terms, minutes

LATE = timedelta(minutes=15)
"""A step that is taken later than this moves the whole ladder."""


class Step(IntEnum):
    """A step while an offered lead waits for an answer; `AGAIN` and everything after it says it once more."""

    REMIND = 0
    THREAD = 1
    MANAGER = 2
    REOFFER = 3
    AGAIN = 4


class ContactStep(IntEnum):
    """A step while an accepted lead waits for the first contact; `AGAIN` and everything after says it once more."""

    REMIND = 0
    MANAGER = 1
    AGAIN = 2


class Clock(NamedTuple):
    """The time that counts: working hours, and the pauses in them."""

    hours: WorkingHours
    pauses: Sequence[Pause] = ()


def first_step(work: Work, suggested: str) -> int:
    """Return the first step: with nobody suggested, there is nobody to remind before the card's thread."""
    return Step.THREAD if work is Work.ANSWER and not suggested else 0


def step_at(work: Work, step: int, since: datetime, clock: Clock, terms: Terms) -> datetime:
    """Return when a step is to be taken (UTC), of a promise that was given at `since`."""
    if work is Work.ANSWER:
        base = add_working_time(since, _after(step, terms), *clock)
        return _again(base, step - Step.REOFFER, clock.hours)
    due = first_contact_at(since, clock, terms)
    if step == ContactStep.REMIND:
        return due
    base = add_working_time(due, minutes(terms.contact_manager), *clock)
    return _again(base, step - ContactStep.MANAGER, clock.hours)


def due_at(work: Work, since: datetime, clock: Clock, terms: Terms) -> datetime:
    """Return when the promise is to be kept (UTC): when it goes to somebody else, or the first contact is late."""
    step: int = Step.REOFFER if work is Work.ANSWER else ContactStep.REMIND
    return step_at(work, step, since, clock, terms)


def first_contact_at(since: datetime, clock: Clock, terms: Terms) -> datetime:
    """Return the same time of day some working days later; pauses are added in working time."""
    days = working_time_between(since, add_working_days(since, terms.contact, clock.hours), clock.hours)
    return add_working_time(since, days, *clock)


def begun(planned: datetime, since: datetime, now: datetime, clock: Clock) -> datetime:
    """Return when the clock is to have begun, as a step that was planned for then is taken now: later by as much
    working time as the step is late, after downtime say, so that the steps keep their distances."""
    if now - planned <= LATE:
        return since
    return add_working_time(since, working_time_between(planned, now, *clock), *clock)


def _after(step: int, terms: Terms) -> timedelta:
    spans = {Step.REMIND: terms.remind, Step.THREAD: terms.thread, Step.MANAGER: terms.manager}
    return minutes(spans.get(Step(min(step, Step.REOFFER)), terms.reoffer))


def _again(base: datetime, times: int, hours: WorkingHours) -> datetime:
    """Return when it is said again for the time `times`: the next working day, then weekly, then monthly."""
    return add_working_days(base, sum(map(reminder_days, range(1, times + 1))), hours) if times > 0 else base
