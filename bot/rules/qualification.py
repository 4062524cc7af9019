"""Judging a lead: one verdict, and every reason for it in words a person can read."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.rules.definition import Choice, Definition, Effect, Obstacle, Question
from bot.rules.lead import ARRIVAL_BY_KEY, Answer, Lead

_ATTENDANCE_DAYS = 30
_MATURITY_DAYS = 30
_TRACK_OF = {Obstacle.DESIRE: "content", Obstacle.TRUST: "references"}


class Verdict(StrEnum):
    SUPPRESSED = "suppressed"
    MISSING = "missing"
    CHAFF = "chaff"
    NURTURE = "nurture"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Assessment:
    """`missing` and `blocking` hold question keys: what was not answered (or went stale), and what keeps
    the lead from being ready. `follow_up_days` is set for a nurture verdict only."""

    verdict: Verdict
    reasons: tuple[str, ...]
    missing: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    blocking: tuple[str, ...] = ()
    follow_up_days: int = 0
    track: str = ""


def is_current(answer: Answer | None, definition: Definition, now: datetime) -> bool:
    """Whether an answer still counts: given, not reopened, and not older than the definition allows."""
    if answer is None or answer.reopened or not answer.value:
        return False
    return now - answer.documented_at <= timedelta(days=definition.stale_after_days)


def missing_questions(lead: Lead, definition: Definition, now: datetime) -> tuple[str, ...]:
    """Keys of the required questions that have no current answer, in the definition's order."""
    return tuple(
        question.key
        for question in definition.questions
        if question.required and not is_current(lead.answers.get(question.key), definition, now)
    )


def assess(lead: Lead, definition: Definition, now: datetime, *, suppressed: str = "") -> Assessment:
    """Judge a lead against the definition at `now` (UTC).

    `suppressed` says why nobody may contact this person, empty when there is no such rule. The first of
    suppressed, missing, chaff, nurture, ready that applies is the verdict; all its reasons are given.
    """
    if suppressed:
        return Assessment(Verdict.SUPPRESSED, (suppressed,))
    missing = missing_questions(lead, definition, now)
    if missing:
        prompts = tuple(f"Not answered yet: {definition.by_key[key].prompt}" for key in missing)
        return Assessment(Verdict.MISSING, prompts, missing=missing)
    chosen = _chosen(lead, definition)
    chaff = _chaff(lead, chosen)
    if chaff:
        return Assessment(Verdict.CHAFF, chaff, blocking=_keys(chosen, Effect.CHAFF))
    nurture = _nurture(lead, definition, chosen)
    if nurture:
        return nurture
    reasons = [c.because for _, c in chosen if c.effect is Effect.READY and not c.caution and c.because]
    return Assessment(Verdict.READY, tuple(reasons), cautions=_cautions(chosen))


def _chosen(lead: Lead, definition: Definition) -> list[tuple[Question, Choice]]:
    pairs = []
    for question in definition.questions:
        answer = lead.answers.get(question.key)
        choice = question.choice(answer.value) if answer and not answer.reopened else None
        if choice:
            pairs.append((question, choice))
    return pairs


def _keys(chosen: list[tuple[Question, Choice]], effect: Effect) -> tuple[str, ...]:
    return tuple(question.key for question, choice in chosen if choice.effect is effect)


def _has_signal(chosen: list[tuple[Question, Choice]]) -> bool:
    return any(question.signal and choice.effect is Effect.READY for question, choice in chosen)


def _chaff(lead: Lead, chosen: list[tuple[Question, Choice]]) -> tuple[str, ...]:
    reasons = [choice.because for _, choice in chosen if choice.effect is Effect.CHAFF]
    if reasons:
        # No money is a reason to wait, unless there is nothing to wait for.
        reasons += [c.because for q, c in chosen if q.obstacle is Obstacle.MONEY and c.effect is Effect.NURTURE]
    arrival = ARRIVAL_BY_KEY.get(lead.arrival)
    if arrival and arrival.asked_for_sales and not _has_signal(chosen):
        reasons.append(
            "They asked to talk to sales, but no answer shows an opportunity: not committed, no money, no date."
        )
    return tuple(reasons)


def _nurture(lead: Lead, definition: Definition, chosen: list[tuple[Question, Choice]]) -> Assessment | None:
    held = [(question, choice) for question, choice in chosen if choice.effect is Effect.NURTURE]
    reasons = [choice.because for _, choice in held]
    days = [choice.follow_up_days for _, choice in held]
    arrival = ARRIVAL_BY_KEY.get(lead.arrival)
    if arrival and arrival.attendance and not _has_signal(chosen):
        reasons.append("Attending something is not yet an opportunity: no answer shows one.")
        days.append(_ATTENDANCE_DAYS)
    if lead.maturity < definition.lowest_stage:
        reasons.append(
            f"The conversation is at stage {lead.maturity} of 8; sales takes over from stage {definition.lowest_stage}."
        )
        days.append(_MATURITY_DAYS)
    if not reasons:
        return None
    return Assessment(
        Verdict.NURTURE,
        tuple(reasons),
        cautions=_cautions(chosen),
        blocking=tuple(question.key for question, _ in held),
        follow_up_days=min(days),
        track=_track([question.obstacle for question, _ in held]),
    )


def _track(obstacles: list[Obstacle]) -> str:
    if Obstacle.MONEY in obstacles or Obstacle.HURRY in obstacles:
        return "wait"
    return next((_TRACK_OF[obstacle] for obstacle in obstacles if obstacle in _TRACK_OF), "discover")


def _cautions(chosen: list[tuple[Question, Choice]]) -> tuple[str, ...]:
    return tuple(choice.because for _, choice in chosen if choice.caution)
