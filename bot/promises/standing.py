"""A promise as it stands: what is to happen by when, and whether its clock runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from bot.cadence.work import Work
from bot.promises.ladder import Clock, due_at, step_at
from bot.promises.paused import Paused
from bot.promises.terms import Terms


@dataclass(frozen=True)
class Standing:
    """A promise about a lead, looked at `now`: an answer (`Work.ANSWER`) or the first contact, with the next `step` of
    its ladder. Its clock began at `since`. Times are UTC."""

    work: Work
    since: datetime
    step: int
    clock: Clock
    terms: Terms
    now: datetime
    pauses: Sequence[Paused] = ()

    @cached_property
    def due_at(self) -> datetime:
        """Return when it is to be kept."""
        return due_at(self.work, self.since, self.clock, self.terms)

    @cached_property
    def step_at(self) -> datetime:
        """Return when the next step comes, if nothing happens before."""
        return step_at(self.work, self.step, self.since, self.clock, self.terms)

    @property
    def paused(self) -> Paused | None:
        """Return the pause that is on."""
        return next((pause for pause in reversed(self.pauses) if pause.holds(self.now)), None)

    @property
    def overdue(self) -> bool:
        return self.paused is None and self.now > self.due_at

    @property
    def answers(self) -> bool:
        """Tell whether it is about an answer, not the first contact."""
        return self.work is Work.ANSWER
