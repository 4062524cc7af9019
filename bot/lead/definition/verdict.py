"""Judging a lead: one verdict, and every reason for it in words a person can read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.lead.definition.chosen import because, chosen_in
from bot.lead.definition.questions import Choice, Definition, Effect, Kind, Obstacle, Question
from bot.lead.definition.target_profile import profile_mismatches
from bot.lead.details import ARRIVAL_BY_KEY
from bot.lead.record import Answer, Lead

ATTENDANCE_DAYS = 30
ATTENDED = "Attending something is not yet an opportunity: no answer shows one."
_MATURITY_DAYS = 30
COMPLETE = "Every required question is answered, and nothing holds it back."
_TRACK_OF = {Obstacle.DESIRE: "content", Obstacle.TRUST: "references"}


class Verdict(StrEnum):
    SUPPRESSED = "suppressed"
    MISSING = "missing"
    CHAFF = "chaff"
    NURTURE = "nurture"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Assessment:
    """The judgement on a lead. `missing` and `blocking` hold question keys: what was not answered (or went stale), and
    what keeps the lead from being ready. `follow_up_days` is set for a nurture verdict only."""

    verdict: Verdict
    reasons: tuple[str, ...]
    missing: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    blocking: tuple[str, ...] = ()
    follow_up_days: int = 0
    track: str = ""


def is_current(answer: Answer | None, definition: Definition, now: datetime) -> bool:
    """Tell whether an answer still counts: given, not reopened, and not older than the definition allows."""
    if answer is None or answer.reopened or not answer.value:
        return False
    return now - answer.documented_at <= timedelta(days=definition.stale_after_days)


def missing_questions(lead: Lead, definition: Definition, now: datetime) -> tuple[str, ...]:
    """Return the keys of the required questions that have no current answer, in the definition's order."""
    return tuple(
        question.key
        for question in definition.questions
        if question.required
        and not (is_current(answer := lead.answers.get(question.key), definition, now) and _fits(question, answer))
    )


def _fits(question: Question, answer: Answer | None) -> bool:
    """Tell whether the answer fits the question as it is now: given under another version, it may name a choice that
    was retired, or be a text where there are choices."""
    return answer is not None and (question.kind is not Kind.CHOICE or question.choice(answer.value) is not None)


def said_of_missing(lead: Lead, definition: Definition, keys: Iterable[str]) -> tuple[str, ...]:
    """Say of each of these questions, which have no current answer, why it counts as open: an answer may be there."""
    return tuple(_said_of_missing(lead.answers.get(key), definition.by_key[key], definition) for key in keys)


def _said_of_missing(answer: Answer | None, question: Question, definition: Definition) -> str:
    if answer is None or not answer.value:
        return f"Not answered yet: {question.prompt}"
    if answer.reopened or not _fits(question, answer):
        return f"To be asked again: {question.prompt}"
    return f"Answered more than {definition.stale_after_days} days ago: {question.prompt}"


def assess(lead: Lead, definition: Definition, now: datetime, *, suppressed: str = "") -> Assessment:
    """Judge a lead against the definition at `now` (UTC).

    `suppressed` says why nobody may contact this person; it is empty when somebody may. The first of
    suppressed, missing, chaff, nurture, ready that applies is the verdict; all its reasons are given.
    """
    if suppressed:
        return Assessment(Verdict.SUPPRESSED, (suppressed,))
    missing = missing_questions(lead, definition, now)
    if missing:
        return Assessment(Verdict.MISSING, said_of_missing(lead, definition, missing), missing=missing)
    chosen = chosen_in(lead, definition, now)
    chaff = chaff_reasons(lead, chosen)
    if chaff:
        return Assessment(Verdict.CHAFF, chaff, blocking=_keys(chosen, Effect.CHAFF))
    nurture = _nurture(lead, definition, chosen)
    if nurture:
        return nurture
    reasons = [because(q, c) for q, c in chosen if c.effect is Effect.READY and not c.caution]
    cautions = _cautions(chosen)
    reasons = reasons or ([] if cautions else [COMPLETE])
    return Assessment(Verdict.READY, tuple(reasons), cautions=(*cautions, *mismatches_of(lead, definition)))


def mismatches_of(lead: Lead, definition: Definition) -> tuple[str, ...]:
    """Say, in sentences, what is known about the lead that is outside the target profile."""
    return profile_mismatches(definition.target_profile, lead)


def _keys(chosen: list[tuple[Question, Choice]], effect: Effect) -> tuple[str, ...]:
    return tuple(question.key for question, choice in chosen if choice.effect is effect)


def _has_signal(chosen: list[tuple[Question, Choice]]) -> bool:
    return any(question.signal and choice.effect is Effect.READY for question, choice in chosen)


def only_attended(lead: Lead, definition: Definition, found: Assessment, now: datetime) -> bool:
    """Tell whether all that is known of the lead is that they attended something: no answer shows an opportunity, and
    nothing else was `found` that says what to do with them."""
    arrival = ARRIVAL_BY_KEY.get(lead.arrival)
    if not (arrival and arrival.attendance) or _has_signal(chosen_in(lead, definition, now)):
        return False
    return found.verdict is Verdict.MISSING or found.reasons == (ATTENDED,)


def chaff_reasons(lead: Lead, chosen: list[tuple[Question, Choice]]) -> tuple[str, ...]:
    """Say why sales should not get it at all, if anything does."""
    reasons = [because(question, choice) for question, choice in chosen if choice.effect is Effect.CHAFF]
    if reasons:
        # No money is a reason to wait, unless there is nothing to wait for.
        reasons += [because(q, c) for q, c in chosen if q.obstacle is Obstacle.MONEY and c.effect is Effect.NURTURE]
    arrival = ARRIVAL_BY_KEY.get(lead.arrival)
    if arrival and arrival.asked_for_sales and not _has_signal(chosen):
        reasons.append(
            "They asked to talk to sales, but no answer shows an opportunity: not committed, no money, no date."
        )
    return tuple(reasons)


def kept_back_by(
    lead: Lead, definition: Definition, chosen: list[tuple[Question, Choice]]
) -> tuple[list[str], list[int]]:
    """Say why it is too early for sales, if anything does, and after how many days each is to be looked at again."""
    held = [(question, choice) for question, choice in chosen if choice.effect is Effect.NURTURE]
    reasons = [because(question, choice) for question, choice in held]
    days = [choice.follow_up_days for _, choice in held]
    arrival = ARRIVAL_BY_KEY.get(lead.arrival)
    if arrival and arrival.attendance and not _has_signal(chosen):
        reasons.append(ATTENDED)
        days.append(ATTENDANCE_DAYS)
    if lead.maturity < definition.lowest_stage:
        reasons.append(
            f"The conversation is at stage {lead.maturity} of 8; sales takes over from stage {definition.lowest_stage}."
        )
        days.append(_MATURITY_DAYS)
    return reasons, days


def _nurture(lead: Lead, definition: Definition, chosen: list[tuple[Question, Choice]]) -> Assessment | None:
    reasons, days = kept_back_by(lead, definition, chosen)
    if not reasons:
        return None
    held = [(question, choice) for question, choice in chosen if choice.effect is Effect.NURTURE]
    return Assessment(
        Verdict.NURTURE,
        tuple(reasons),
        cautions=(*_cautions(chosen), *mismatches_of(lead, definition)),
        blocking=tuple(question.key for question, _ in held),
        follow_up_days=min(days),
        track=_track([question.obstacle for question, _ in held]),
    )


def _track(obstacles: list[Obstacle]) -> str:
    if Obstacle.MONEY in obstacles or Obstacle.HURRY in obstacles:
        return "wait"
    return next((_TRACK_OF[obstacle] for obstacle in obstacles if obstacle in _TRACK_OF), "discover")


def _cautions(chosen: list[tuple[Question, Choice]]) -> tuple[str, ...]:
    return tuple(because(question, choice) for question, choice in chosen if choice.caution)
