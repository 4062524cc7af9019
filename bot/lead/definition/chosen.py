"""The choices made in a lead's answers, and what each means in words a person can read."""

from datetime import date, datetime

from bot.lead.definition.questions import Choice, Definition, Effect, Question
from bot.lead.record import Answer, Lead


def because(question: Question, choice: Choice) -> str:
    """Put a choice into a sentence: what the definition says it means, else the question and its answer."""
    return choice.because or f"{question.prompt} {choice.label}."


def chosen_in(lead: Lead, definition: Definition, now: datetime) -> list[tuple[Question, Choice]]:
    """Return the questions answered by a choice or judged by a date, each with what was chosen; no reopened ones."""
    pairs = []
    for question in definition.questions:
        answer = lead.answers.get(question.key)
        if answer is None or answer.reopened:
            continue
        choice = (
            _by_date(question, answer, definition, now) if question.tests_the_date else question.choice(answer.value)
        )
        if choice:
            pairs.append((question, choice))
    return pairs


def _by_date(question: Question, answer: Answer, definition: Definition, now: datetime) -> Choice | None:
    """Judge a date: ready within the definition's horizon, else nurtured until it comes within it."""
    try:
        away = (date.fromisoformat(answer.value) - now.date()).days
    except ValueError:
        return None
    label = answer.value
    if away <= definition.horizon_days:
        return Choice("", label, Effect.READY, f"{question.prompt} {label}, within {definition.horizon_days} days.")
    beyond = f"{question.prompt} {label}, which is more than {definition.horizon_days} days away."
    return Choice("", label, Effect.NURTURE, beyond, away - definition.horizon_days)
