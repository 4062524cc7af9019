"""Changing a definition that is being drafted. Every edit returns a new one, and ignores what it cannot find."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from bot.lead.definition.questions import Choice, Definition, Kind, Question

UP, DOWN = -1, 1
Item = TypeVar("Item", Question, Choice)
Edit = Callable[[Definition], Definition]


def put_question(definition: Definition, question: Question) -> Definition:
    """Replace the question with this key, keeping its choices if none are given; else add it at the end."""
    earlier = definition.by_key.get(question.key)
    if earlier is None:
        return replace(definition, questions=(*definition.questions, question))
    question = question if question.choices else replace(question, choices=earlier.choices)
    questions = tuple(question if item.key == question.key else item for item in definition.questions)
    return replace(definition, questions=questions)


def move_question(definition: Definition, key: str, by: int) -> Definition:
    return replace(definition, questions=_moved(definition.questions, key, by))


def retire_question(definition: Definition, key: str) -> Definition:
    return replace(definition, questions=tuple(item for item in definition.questions if item.key != key))


def put_choice(definition: Definition, question_key: str, choice: Choice) -> Definition:
    question = definition.by_key.get(question_key)
    if question is None:
        return definition
    known = question.choice(choice.key) is not None
    replaced = tuple(choice if item.key == choice.key else item for item in question.choices)
    return put_question(definition, replace(question, choices=replaced if known else (*replaced, choice)))


def move_choice(definition: Definition, question_key: str, key: str, by: int) -> Definition:
    question = definition.by_key.get(question_key)
    if question is None:
        return definition
    return put_question(definition, replace(question, choices=_moved(question.choices, key, by)))


def remove_choice(definition: Definition, question_key: str, key: str) -> Definition:
    questions = tuple(
        replace(item, choices=tuple(choice for choice in item.choices if choice.key != key))
        if item.key == question_key
        else item
        for item in definition.questions
    )
    return replace(definition, questions=questions)


def set_terms(definition: Definition, terms: Mapping[str, Any]) -> Definition:
    """Set the terms, which are fields of a definition by name: horizon, stages, profile."""
    return replace(definition, **terms)


def tidied(definition: Definition) -> Definition:
    """Return it as it is proposed: choices that were typed for a question of another kind are left behind."""
    questions = tuple(item if item.kind is Kind.CHOICE else replace(item, choices=()) for item in definition.questions)
    return replace(definition, questions=questions)


def _moved(items: tuple[Item, ...], key: str, by: int) -> tuple[Item, ...]:
    order = list(items)
    here = next((place for place, item in enumerate(order) if item.key == key), None)
    if here is not None and 0 <= here + by < len(order):
        order[here], order[here + by] = order[here + by], order[here]
    return tuple(order)
