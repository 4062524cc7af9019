"""The values in the fields of the editor's forms, and the merging of changes made in two windows."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.agreement.errors import NotInDraftError
from bot.agreement.rules.checks import NUMBERS
from bot.agreement.rules.edits import put_choice, put_question, set_terms
from bot.lead.definition.questions import Choice, Definition, Question
from bot.lead.meanwhile import ChangedMeanwhileError, made
from bot.slack.filled import Filled

Values = Mapping[str, Any]


def wording_values(question: Question) -> dict[str, Any]:
    traits = [name for name, on in (("required", question.required), ("signal", question.signal)) if on]
    words = {"prompt": question.prompt, "short": question.short, "survey": question.survey}
    return {**words, "kind": str(question.kind), "obstacle": str(question.obstacle), "traits": traits}


def choice_values(choice: Choice) -> dict[str, Any]:
    days = str(choice.follow_up_days) if choice.follow_up_days else ""
    words = {"label": choice.label, "because": choice.because, "effect": str(choice.effect)}
    return {**words, "follow_up_days": days, "traits": ["caution"] if choice.caution else []}


def terms_values(definition: Definition) -> dict[str, Any]:
    profile = definition.target_profile
    return {
        **{name: str(getattr(definition, name)) for name in NUMBERS},
        "vetted": ["vetted"] if definition.must_be_vetted else [],
        **{name: "\n".join(getattr(profile, name)) for name in profile.__dataclass_fields__},
    }


def change_wording(
    definition: Definition, key: str, form: Filled, read: Callable[[Values, str], Question]
) -> Definition:
    """Apply what was changed in the form to the question as it is now; `read` makes a question of a form's values.

    Raises NotInDraftError if the question was retired, and ChangedMeanwhileError if the same was changed in another
    window.
    """
    asked = definition.by_key.get(key)
    if asked is None:
        raise NotInDraftError
    changed = read(_merged(wording_values(asked), form), key)
    return put_question(definition, replace(changed, choices=asked.choices))


def change_choice(
    definition: Definition, question_key: str, key: str, form: Filled, read: Callable[[Values, str], Choice]
) -> Definition:
    """Do the same for a choice of a question."""
    asked = definition.by_key.get(question_key)
    choice = asked.choice(key) if asked else None
    if choice is None:
        raise NotInDraftError
    return put_choice(definition, question_key, read(_merged(choice_values(choice), form), key))


def change_terms(definition: Definition, form: Filled, read: Callable[[Values], Mapping[str, Any]]) -> Definition:
    return set_terms(definition, read(_merged(terms_values(definition), form)))


def _merged(kept: dict[str, Any], form: Filled) -> dict[str, Any]:
    me = "me"  # a draft belongs to one manager
    clashing = form.clashes(kept)
    if clashing:
        raise ChangedMeanwhileError(made(me, form.labels[name], _in_words(kept[name]), reader=me) for name in clashing)
    return {**kept, **form.changed}


def _in_words(value: str | list[str]) -> str:
    return value if isinstance(value, str) else ", ".join(value)
