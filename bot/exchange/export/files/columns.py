"""The columns of a file of leads: headings that the import knows again, and what stands under them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from bot.exchange.export.files.line import Line
from bot.lead.definition.questions import Definition, Question
from bot.lead.details import DETAILS, said_in_words
from bot.lead.lifecycle import STAGE_WORDS
from bot.slack.text import clean

_FIRST, _LAST = ("Lead", "Stage", "Do not contact"), ("Marketer", "Sales rep", "Came in")
_CONTACT = frozenset(name for name, detail in DETAILS.items() if detail.private)
LEFT_OUT = "email, phone and notes"
"""The names of the columns that a file without contact details lacks."""

Cell = str | date | None


def headings(definition: Definition, *, contact: bool) -> list[str]:
    """Return the headings, no two the same: a question that is called like another column is marked as one."""
    fixed = [*_FIRST, *(DETAILS[name].label for name in _details(contact=contact)), *_LAST]
    prompts = [" ".join(clean(question.prompt).split()) for question in definition.questions]
    taken = Counter([*prompts, *(DETAILS[name].label for name in DETAILS), *_FIRST, *_LAST])
    keys = [question.key for question in definition.questions]
    told = [prompt if taken[prompt] == 1 else f"{prompt} ({key})" for prompt, key in zip(prompts, keys, strict=True)]
    return [*fixed, *told]


def cells(
    line: Line, questions: Sequence[Question], tz: ZoneInfo, names: Mapping[str, str], *, contact: bool
) -> Iterator[Cell]:
    """Yield what stands in each column; days are those of `tz`, `names` says what people are called by their ids."""
    lead = line.lead
    yield lead.label
    yield STAGE_WORDS[lead.stage]
    yield "Yes" if line.barred else ""
    for name in _details(contact=contact):
        yield clean(said_in_words(name, getattr(lead, name)))
    yield names.get(lead.in_charge, lead.in_charge)
    yield names.get(lead.owner, lead.owner)
    yield lead.created_at.astimezone(tz).date()
    for question in questions:
        answer = lead.answers.get(question.key)
        yield clean(question.in_words(answer.value)) if answer and not answer.reopened else ""


def _details(*, contact: bool) -> list[str]:
    return [name for name in DETAILS if contact or name not in _CONTACT]
