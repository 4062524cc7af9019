"""Two leads that are one: the one that stays takes over what the other has. Nothing that was typed is lost."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.lead.details import DETAILS, Details, said_in_words
from bot.lead.form_checks import LONGEST
from bot.lead.record import Answer

_IN_NOTES = "notes"
"""The detail that keeps what differs, under its name."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The result of a merge: `filled` names the details that were empty; `also` is what differs, in words, which is
    also added to the notes as far as it fits."""

    details: Details
    filled: tuple[str, ...]
    also: str


def merge_details(kept: Details, other: Details) -> Merged:
    """Fill what `kept` lacks from `other`, and note what differs. Merging the same again adds nothing."""
    named = [name for name in DETAILS if name != _IN_NOTES]
    empty = [name for name in named if getattr(other, name) and not getattr(kept, name)]
    lines = [
        f"{DETAILS[name].label}: {said_in_words(name, getattr(other, name))}"
        for name in named
        if name not in empty and _differs(getattr(kept, name), getattr(other, name))
    ]
    lines += [other.notes.strip()] if other.notes.strip() else []
    also = "\n".join(line for line in lines if line not in kept.notes)
    notes = "\n".join(part for part in (kept.notes, also) if part)
    full = len(notes) > LONGEST["notes"]
    filled = {name: getattr(other, name) for name in empty}
    return Merged(replace(kept, **filled, notes=kept.notes if full else notes), tuple(empty), also)


def missing_answers(kept: Mapping[str, Answer], other: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return the answers of `other` to questions that `kept` has no answer to."""
    return {key: answer for key, answer in other.items() if answer.value and not _answered(kept.get(key))}


def _answered(answer: Answer | None) -> bool:
    return answer is not None and bool(answer.value) and not answer.reopened


def _differs(kept: str, other: str) -> bool:
    return bool(other) and " ".join(kept.split()).casefold() != " ".join(other.split()).casefold()
