"""Trying a definition on existing leads: how many would be judged differently, and how. It changes nothing."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.lead.definition.questions import Definition
from bot.lead.definition.verdict import Verdict, assess
from bot.lead.record import Answer, Lead

WAS = {
    Verdict.READY: ("was offered", "were offered"),
    Verdict.NURTURE: ("was nurtured", "were nurtured"),
    Verdict.CHAFF: ("was refused", "were refused"),
    Verdict.MISSING: ("lacked answers", "lacked answers"),
    Verdict.SUPPRESSED: ("was refused", "were refused"),
}
WOULD = {
    Verdict.READY: "be offered",
    Verdict.NURTURE: "be nurtured",
    Verdict.CHAFF: "be refused",
    Verdict.MISSING: "lack answers",
    Verdict.SUPPRESSED: "be refused",
}
IS_NOW = {
    Verdict.READY: ("is offered", "are offered"),
    Verdict.NURTURE: ("is nurtured", "are nurtured"),
    Verdict.CHAFF: ("is refused", "are refused"),
    Verdict.MISSING: ("lacks others", "lack others"),
    Verdict.SUPPRESSED: ("is refused", "are refused"),
}


@dataclass(slots=True)
class Tally:
    """A count of how leads are judged before and after: the pair of verdicts -> the number of leads."""

    pairs: Counter[tuple[Verdict, Verdict]] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return self.pairs.total()

    @property
    def changed(self) -> Counter[tuple[Verdict, Verdict]]:
        return Counter({pair: count for pair, count in self.pairs.items() if pair[0] is not pair[1]})

    def sentences(self) -> tuple[str, ...]:
        """Say "31 that were offered would now be nurtured", the most frequent first."""
        return tuple(
            f"{count:,} that {WAS[before][count != 1]} would now {WOULD[after]}"
            for (before, after), count in self.changed.most_common()
        )

    def done(self) -> tuple[str, ...]:
        """Say the same once it has been done: "3 that lacked answers are offered now"."""
        return tuple(
            f"{count:,} that {WAS[before][count != 1]} {IS_NOW[after][count != 1]} now"
            for (before, after), count in self.changed.most_common()
        )


def tally_past(leads: Iterable[Lead], definitions: Mapping[int, Definition], new: Definition, into: Tally) -> None:
    """Judge each lead on everything ever answered for it, at the time of its last answer: once by its own version and
    once by the new definition. A question its version did not have is not held against it."""
    for lead in leads:
        own = definitions[lead.definition_version]
        given = {
            key: replace(answer, reopened=False) if answer.reopened else answer for key, answer in lead.answers.items()
        }
        then, judged = _last(given, lead.created_at), replace(lead, answers=given)
        fair = _without_strangers(new, own)
        into.pairs[assess(judged, own, then).verdict, assess(judged, fair, then).verdict] += 1


def tally_drafts(
    leads: Iterable[Lead], definitions: Mapping[int, Definition], new: Definition, now: datetime, into: Tally
) -> None:
    """Judge open drafts as they stand at `now` (UTC): by their own version, and by the new one as it would be done."""
    for lead in leads:
        own = definitions[lead.definition_version]
        into.pairs[assess(lead, own, now).verdict, assess(lead, new, now).verdict] += 1


def unasked(definitions: Iterable[Definition], new: Definition) -> tuple[str, ...]:
    """Return the required questions of the new definition that none of these versions asked."""
    asked = {question.key for definition in definitions for question in definition.questions}
    return tuple(question.prompt for question in new.questions if question.required and question.key not in asked)


def _without_strangers(new: Definition, own: Definition) -> Definition:
    return replace(new, questions=tuple(question for question in new.questions if question.key in own.by_key))


def _last(answers: Mapping[str, Answer], otherwise: datetime) -> datetime:
    return max((answer.documented_at for answer in answers.values()), default=otherwise)
