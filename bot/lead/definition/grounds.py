"""The grounds for showing a lead to sales, read from its answers as they stand: kept words could contradict them."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from bot.lead.definition.chosen import because, chosen_in
from bot.lead.definition.questions import Definition, Effect
from bot.lead.definition.verdict import (
    COMPLETE,
    chaff_reasons,
    kept_back_by,
    mismatches_of,
    missing_questions,
    said_of_missing,
)
from bot.lead.lifecycle import CLOSED, OPEN_TO_ANSWERS, Move
from bot.lead.reasons.reason import Reason
from bot.lead.record import Lead
from bot.lead.reject_reasons import REASON_BY_CODE

CLOSED_BY_MARKETING = "Marketing had closed it."
_BY_SALES = ("Sales rejected it: ", "Sales gave it back: ")


def sent_back_words(reason: Reason) -> str:
    """Say that sales sent the lead back, and for which reason."""
    return f"{_BY_SALES[reason.move is Move.RECYCLE]}{reason.label}."


def held_by(lead: Lead) -> tuple[str, ...]:
    """Return what no answer tells of a lead offered anyway: that sales or marketing had closed it."""
    return tuple(said for said in lead.reasons if said.startswith((CLOSED_BY_MARKETING, *_BY_SALES)))


class Ground(NamedTuple):
    """One sentence, and the question whose choice says just that; "" for none."""

    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Grounds:
    """Everything that speaks for offering a lead, against it, and what sales should keep in mind."""

    why: tuple[Ground, ...]
    against: tuple[str, ...]
    cautions: tuple[Ground, ...]


def grounds(lead: Lead, definition: Definition, now: datetime) -> Grounds:
    """Return the grounds that the lead's answers give at `now` (UTC); those kept with the lead are not read."""
    chosen = chosen_in(lead, definition, now)
    why = tuple(
        Ground(because(question, choice), choice.key and question.key)
        for question, choice in chosen
        if choice.effect is Effect.READY and not choice.caution
    )
    missing = said_of_missing(lead, definition, missing_questions(lead, definition, now))
    early, _ = kept_back_by(lead, definition, chosen)
    against = tuple(dict.fromkeys((*chaff_reasons(lead, chosen), *early, *missing)))
    cautions = [Ground(because(question, choice), question.key) for question, choice in chosen if choice.caution]
    outside = [Ground(sentence) for sentence in mismatches_of(lead, definition)]
    if not (why or against or cautions):
        why = (Ground(COMPLETE),)
    return Grounds(why, against, (*cautions, *outside))


def as_it_stands(lead: Lead, definition: Definition, now: datetime) -> Lead:
    """Return the lead with the reasons and cautions that its answers give at `now` (UTC), once it has been judged and
    as long as it is under way: those kept with it are of the day when it was judged or offered."""
    if not lead.reasons or lead.stage in CLOSED:
        return lead
    found = grounds(lead, definition, now)
    if lead.stage in OPEN_TO_ANSWERS:
        rejected = REASON_BY_CODE.get(lead.reject_code)
        reasons = (*([sent_back_words(rejected)] if rejected else []), *found.against)
    elif lead.overridden_by:
        reasons = (*found.against, *held_by(lead))
    else:
        reasons = tuple(ground.text for ground in found.why)
    return replace(lead, reasons=reasons, cautions=tuple(ground.text for ground in found.cautions))
