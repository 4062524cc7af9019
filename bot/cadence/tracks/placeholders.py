"""Placeholders in what a touch sends: filled from what is known of the lead; what is missing is shown."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from bot.cadence.tracks.touch import NEXT_QUESTION, Touch
from bot.lead.definition.questions import Definition, Question
from bot.lead.record import Lead


class Placeholder(StrEnum):
    FIRST_NAME = "first_name"
    COMPANY = "company"
    REQUIREMENT = "requirement"
    COMPETITOR = "competitor"
    QUESTION = "question"

    @property
    def words(self) -> str:
        """Say what it stands for: "first name"."""
        return self.replace("_", " ")

    @property
    def as_typed(self) -> str:
        return f"{{{self}}}"

    @property
    def as_missing(self) -> str:
        """Write what stands in its place while nobody knows it: "[first name?]"."""
        return f"[{self.words}?]"


OPEN_QUESTION = "What has changed on your side since we last spoke?"
"""The question to ask where every one of the definition's has been answered."""

_REQUIREMENT, _COMPETITORS = "requirement", "competitors"
_PLACE = re.compile(r"\{([^{}]*)\}")


class Filled(NamedTuple):
    """A text as it can be sent, and what is missing in it: each is shown there as "[company?]"."""

    words: str
    missing: tuple[Placeholder, ...] = ()


def fill(text: str, values: Mapping[Placeholder, str]) -> Filled:
    """Put the values in the text's places. A value stays as it was typed, even if it looks like a placeholder."""
    said, missing = [], []
    for at, part in enumerate(_PLACE.split(text)):
        place = placeholder(part) if at % 2 else None  # every second part stood in braces
        if place is None:
            said.append(f"[{part}?]" if at % 2 else part.replace("{", "[").replace("}", "]"))
            continue
        value = " ".join(values.get(place, "").split())
        said.append(value or place.as_missing)
        missing += [] if value else [place]
    return Filled("".join(said), tuple(dict.fromkeys(missing)))


def placeholder(name: str) -> Placeholder | None:
    """Return the placeholder that is meant by "first_name" or "First name"; None if there is none."""
    plain = "_".join(name.casefold().split())
    return next((each for each in Placeholder if each == plain), None)


def placed(text: str) -> tuple[Placeholder, ...]:
    """Return the placeholders of a text, each once, in the order they stand there."""
    found = (placeholder(match[1]) for match in _PLACE.finditer(text))
    return tuple(dict.fromkeys(place for place in found if place))


def strange(text: str) -> tuple[str, ...]:
    """Return what stands in braces, or is a brace left over, and is no placeholder."""
    return tuple(dict.fromkeys(_strange(text)))


def _strange(text: str) -> Iterator[str]:
    yield from (match[0] for match in _PLACE.finditer(text) if placeholder(match[1]) is None)
    yield from (brace for brace in _PLACE.sub("", text) if brace in "{}")


def values_of(lead: Lead, definition: Definition, touch: Touch) -> dict[Placeholder, str]:
    """Return what is known of the lead for the placeholders of a touch."""
    question = question_of(touch, lead, definition)
    return {
        Placeholder.FIRST_NAME: lead.first_name,
        Placeholder.COMPANY: lead.company,
        Placeholder.REQUIREMENT: _in_words(lead, definition, _REQUIREMENT),
        Placeholder.COMPETITOR: _in_words(lead, definition, _COMPETITORS),
        Placeholder.QUESTION: question.survey if question else OPEN_QUESTION,
    }


def filled_for(text: str, lead: Lead, definition: Definition, touch: Touch) -> Filled:
    """Fill a touch's subject or text for the lead."""
    return fill(text, values_of(lead, definition, touch))


def question_of(touch: Touch, lead: Lead, definition: Definition) -> Question | None:
    """Return the question that the touch asks the lead, in its survey wording: its own one, or once that is answered,
    an unanswered one, another at each touch; None where nothing is asked, or nothing is left to ask."""
    if not touch.question:
        return None
    left = unanswered(lead, definition)
    own = next((question for question in left if question.key == touch.question), None)
    if own or not left:
        return own
    return left[lead.touch % len(left)] if touch.question == NEXT_QUESTION else left[0]


def unanswered(lead: Lead, definition: Definition) -> list[Question]:
    """Return what can be asked of the prospect and has no answer, the required ones first."""
    asked = [question for question in definition.questions if question.survey and not _said(lead, question.key)]
    return sorted(asked, key=lambda question: not question.required)


def _said(lead: Lead, key: str) -> str:
    answer = lead.answers.get(key)
    return answer.value if answer and not answer.reopened else ""


def _in_words(lead: Lead, definition: Definition, key: str) -> str:
    question, value = definition.by_key.get(key), _said(lead, key)
    return question.in_words(value) if question else value
