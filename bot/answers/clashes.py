"""An answer that is corrected while somebody else corrects it: what is to be kept, and what both have changed."""

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
    """The answer with what this person changed in the form that `shown` was in; and the parts that somebody else
    changed as well. Who said so, and how one knows, belong to the answer that they were typed for."""
    moved = {part for part, of in PARTS.items() if not alike(of(kept), of(shown))}
    mine = {part for part, of in PARTS.items() if not alike(of(said), of(shown))}
    if "value" in moved and not alike(said.value, kept.value):
        return (said, ("value",)) if mine else (kept, ())
    clashing = [part for part in PARTS if part in moved & mine and not alike(PARTS[part](said), PARTS[part](kept))]
    who, how = (said if part in mine or part not in moved else kept for part in ("said_by", "evidence"))
    return Correction(said.value, who.said_by, how.evidence, who.handle), tuple(clashing)


def not_offered(values: Mapping[str, str], questions: Mapping[str, Question]) -> bool:
    """Whether some of the answers are to questions, or choices, that are not there any more."""
    asked = [(questions.get(key), value) for key, value in values.items() if value]
    return any(
        question is None or (question.kind is Kind.CHOICE and question.choice(value) is None)
        for question, value in asked
    )
