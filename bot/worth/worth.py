"""The worth of a lead that waits for sales, by which the best is offered first: a rule that can be read and said."""

from dataclasses import dataclass
from datetime import datetime

from bot.lead.definition.chosen import chosen_in
from bot.lead.definition.questions import Choice, Definition, Effect, Obstacle, Question
from bot.lead.record import Lead

STAGES = 8
_MOST, _TENTHS = 3, 10


@dataclass(frozen=True, slots=True)
class Worth:
    """The four things that count, in this order: money and timing from 0 (not known, or against it) to 3 (all is well),
    the tenths of its answers that are vetted, and how far the conversation has come (1 to 8)."""

    money: int = 0
    timing: int = 0
    vetted: int = 0
    maturity: int = 1

    @property
    def points(self) -> int:
        """Return it as one number: what comes earlier outweighs all that comes later."""
        points = self.money
        for each, most in ((self.timing, _MOST), (self.vetted, _TENTHS), (self.maturity, STAGES)):
            points = points * (most + 1) + each
        return points


def worth_of(lead: Lead, definition: Definition, now: datetime) -> Worth:
    """Weigh a lead by its answers at `now` (UTC)."""
    chosen = chosen_in(lead, definition, now)
    given, vetted = vetted_of(lead)
    return Worth(
        _level(chosen, Obstacle.MONEY),
        _level(chosen, Obstacle.HURRY),
        _TENTHS * vetted // given if given else 0,
        min(max(lead.maturity, 1), STAGES),
    )


def vetted_of(lead: Lead) -> tuple[int, int]:
    """Count the answers that stand, and those of them that somebody has heard again or has in writing."""
    standing = [answer for answer in lead.answers.values() if answer.value and not answer.reopened]
    return len(standing), sum(bool(answer.vetted_by) for answer in standing)


def _level(chosen: list[tuple[Question, Choice]], obstacle: Obstacle) -> int:
    """Return how well the answers speak of money or of timing; of several, the one that speaks worst."""
    return min((_of_choice(choice) for question, choice in chosen if question.obstacle is obstacle), default=0)


def _of_choice(choice: Choice) -> int:
    if choice.effect is Effect.READY:
        return _MOST - 1 if choice.caution else _MOST
    return 0 if choice.effect is Effect.CHAFF else 1
