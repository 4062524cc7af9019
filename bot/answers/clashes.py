"""Two people correcting the same answer at once: what to keep, and what both have changed."""

from collections.abc import Callable, Mapping

from bot.answers.sheets import Correction
from bot.engagement.buying_group import name_handle
from bot.lead.definition.questions import Kind, Question
from bot.slack.filled import alike

PARTS: Mapping[str, Callable[[Correction], str]] = {
    "value": lambda said: said.value,
    "said_by": lambda said: said.handle or (name_handle(said.said_by) if said.said_by else ""),
    "evidence": lambda said: said.evidence,
}


def corrected(kept: Correction, said: Correction, shown: Correction) -> tuple[Correction, tuple[str, ...]]:
    """Return the answer with what this person changed in the form (which had `shown` it), and the parts somebody else
    has changed too. Who said so, and how we know, belong to the answer they were typed for."""
    moved = {part for part, of in PARTS.items() if not alike(of(kept), of(shown))}
    mine = {part for part, of in PARTS.items() if not alike(of(said), of(shown))}
    if "value" in moved and not alike(said.value, kept.value):
        return (said, ("value",)) if mine else (kept, ())
    clashing = [part for part in PARTS if part in moved & mine and not alike(PARTS[part](said), PARTS[part](kept))]
    who, how = (said if part in mine or part not in moved else kept for part in ("said_by", "evidence"))
    return Correction(said.value, who.said_by, how.evidence, who.handle), tuple(clashing)


def not_offered(values: Mapping[str, str], questions: Mapping[str, Question]) -> bool:
    """Tell whether some of the answers are to questions or choices that no longer exist."""
    asked = [(questions.get(key), value) for key, value in values.items() if value]
    return any(
        question is None or (question.kind is Kind.CHOICE and question.choice(value) is None)
        for question, value in asked
    )
