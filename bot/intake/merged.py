"""Two leads that are one: the one that stays takes over what the other has. Nothing that was typed is lost."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.lead.details import DETAILS, Details, said_in_words
from bot.lead.form_checks import LONGEST
from bot.lead.identity.further import WAYS, FurtherWay, same_way
from bot.lead.record import Answer, Lead
from bot.slack.filled import stamp

_IN_NOTES = "notes"
"""The detail that keeps what differs, under its name."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The result of a merge: `filled` names the details that were empty; `further` are the address and the number that
    differ, which stay beside those there are; `also` is what else differs, in words, which is also added to the notes
    as far as it fits."""

    details: Details
    filled: tuple[str, ...]
    also: str
    further: tuple[FurtherWay, ...] = ()


def merge_details(kept: Details, other: Details) -> Merged:
    """Fill what `kept` lacks from `other`, and note what differs. Merging the same again adds nothing."""
    named = [name for name in DETAILS if name != _IN_NOTES]
    empty = [name for name in named if getattr(other, name) and not getattr(kept, name)]
    further = [
        FurtherWay(name, getattr(other, name))
        for name in WAYS
        if name not in empty and differs(name, getattr(kept, name), getattr(other, name))
    ]
    lines = [
        f"{DETAILS[name].label}: {said_in_words(name, getattr(other, name))}"
        for name in named
        if name not in empty and name not in WAYS and differs(name, getattr(kept, name), getattr(other, name))
    ]
    lines += [other.notes.strip()] if other.notes.strip() else []
    also = "\n".join(line for line in lines if line not in kept.notes)
    notes = "\n".join(part for part in (kept.notes, also) if part)
    full = len(notes) > LONGEST["notes"]
    filled = {name: getattr(other, name) for name in empty}
    details = replace(kept, **filled, notes=kept.notes if full else notes)
    return Merged(details, tuple(empty), also, tuple(further))


def missing_answers(kept: Mapping[str, Answer], other: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return the answers of `other` to questions that `kept` has no answer to."""
    return {key: answer for key, answer in other.items() if answer.value and not _answered(kept.get(key))}


def credit_of(lead: Lead, into: Lead) -> str:
    """Return whoever brought in the earlier of the two, and so has the credit."""
    return lead.originator if lead.created_at < into.created_at else into.originator


def in_charge_of(lead: Lead, into: Lead) -> str:
    """Return the marketer who has the lead that goes on: it goes with the credit, unless it was handed over."""
    changes = credit_of(lead, into) != into.originator and into.in_charge == into.originator
    return lead.in_charge if changes else into.in_charge


def as_seen(lead: Lead, into: Lead) -> str:
    """Return a stamp of both leads, by which a change to either can be seen later."""
    parts = [
        f"{name} {value}"
        for each in (lead, into)
        for name, value in (
            ("lead", f"{each.number} {each.stage} {each.merged_into} {each.in_charge} {each.owner}"),
            *((detail, getattr(each, detail)) for detail in DETAILS),
            *((key, f"{answer.value} {answer.reopened}") for key, answer in sorted(each.answers.items())),
        )
    ]
    return stamp(parts)


def _answered(answer: Answer | None) -> bool:
    return answer is not None and bool(answer.value) and not answer.reopened


def differs(name: str, kept: str, other: str) -> bool:
    """Tell whether a detail of the other lead says something else than that of the one kept."""
    if not other:
        return False
    if name in WAYS:
        return not same_way(name, kept, other)
    return " ".join(kept.split()).casefold() != " ".join(other.split()).casefold()
