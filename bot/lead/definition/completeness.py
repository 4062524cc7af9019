"""The completeness of a lead: how much is known, how surely, and who may still change it."""

from dataclasses import dataclass
from datetime import datetime

from bot.lead.definition.questions import Definition, Obstacle, Question
from bot.lead.definition.verdict import is_current, missing_questions
from bot.lead.lifecycle import OPEN_TO_ANSWERS, Stage
from bot.lead.people import Act, Role, entitled
from bot.lead.record import Lead
from bot.lead.reject_reasons import REASON_BY_CODE


@dataclass(frozen=True, slots=True)
class Completeness:
    """Counts of the required questions: all, answered, answered too long ago, vetted."""

    of: int
    answered: int
    stale: int
    vetted: int

    @property
    def in_words(self) -> str:
        """Say it like "8 of 10 answered, 1 too old, 4 vetted"."""
        old = f", {self.stale} too old" if self.stale else ""
        return f"{self.answered} of {self.of} answered{old}, {self.vetted} vetted"


def completeness(lead: Lead, definition: Definition, now: datetime) -> Completeness:
    """Count the answers that still hold at `now` (UTC); a stale one is neither answered nor vetted."""
    required = [question.key for question in definition.questions if question.required]
    answered = set(required) - set(missing_questions(lead, definition, now))
    return Completeness(
        len(required),
        len(answered),
        sum(is_stale(lead, key, definition, now) for key in required),
        sum(bool(lead.answers[key].vetted_by) for key in answered),
    )


def is_stale(lead: Lead, key: str, definition: Definition, now: datetime) -> bool:
    """Tell whether there is an answer that would count if it were not too old."""
    answer = lead.answers.get(key)
    given = answer is not None and bool(answer.value) and not answer.reopened
    return given and not is_current(answer, definition, now)


def unvetted(lead: Lead, definition: Definition) -> tuple[str, ...]:
    """Return the keys of the required questions without a vetted answer, answered or not."""
    return tuple(
        question.key
        for question in definition.questions
        if question.required and not ((answer := lead.answers.get(question.key)) and answer.vetted_by)
    )


def closed_by_marketing(lead: Lead) -> bool:
    """Tell whether the lead was closed before sales refused it, and may be contacted, so that it can be reopened."""
    for_good = lead.bar_id or lead.merged_into or lead.erased_at or lead.reject_code
    return lead.stage is Stage.REFUSED and not for_good


def declined_for_now(lead: Lead) -> bool:
    """Tell whether sales closed the lead for a reason that a better answer can take away, and it may be contacted."""
    reason = REASON_BY_CODE.get(lead.reject_code)
    for_good = lead.bar_id or lead.merged_into or lead.erased_at or not reason or reason.merges or reason.suppresses
    return lead.stage is Stage.REFUSED and not for_good


def reopened_by(lead: Lead, question: Question) -> bool:
    """Tell whether another answer to the question reopens the lead: any, if marketing closed it; one that speaks of
    their need, if sales did because they had none."""
    return closed_by_marketing(lead) or (declined_for_now(lead) and question.obstacle is Obstacle.NEED)


def may_change_answers(lead: Lead, user_id: str, roles: frozenset[Role]) -> bool:
    """Allow marketers while marketing has the lead, or it was closed so that a better answer reopens it; once it is
    accepted, its owner and whoever is in charge."""
    if lead.stage in OPEN_TO_ANSWERS or closed_by_marketing(lead) or declined_for_now(lead):
        return entitled(roles, Act.QUALIFY)
    mine = bool(user_id) and user_id in (lead.owner, lead.in_charge)
    return lead.stage is Stage.ACCEPTED and mine and entitled(roles, Act.CORRECT)
