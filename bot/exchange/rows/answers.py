"""The answers that a row gives to the definition's questions; what is not sure stays in the notes."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from bot.answers.understanding import understand
from bot.exchange.layouts.dates import ImpossibleError, moment_of
from bot.exchange.rows.cells import one_line, unquoted
from bot.exchange.rows.one_row import Draft
from bot.lead.definition.questions import Definition, Kind, Question
from bot.lead.form_checks import answer_problems


def answers_of(draft: Draft, today: date) -> Mapping[str, str]:
    """Return the answers by their questions' keys, each as it is stored."""
    if not draft.plan.asked:
        return {}
    answers: dict[str, str] = {}
    for at, question in draft.plan.asked.items():
        text = draft.cells[at] if at < len(draft.cells) else ""
        if not text:
            continue
        said = text if draft.plan.is_ours else unquoted(text)
        answer = _answer(question, said, draft.plan.day_first, today)
        if answer and question.key not in answers:
            answers[question.key] = answer
        else:
            draft.note(draft.plan.label(at), text)
    return answers


@lru_cache(maxsize=1000)  # the same few answers come again and again
def _answer(question: Question, text: str, day_first: bool | None, today: date) -> str:
    """Return the answer that the text surely is, or "". Underscores are blanks: "within_3_months"."""
    said = text
    if question.kind is Kind.CHOICE:
        said = one_line(text.replace("_", " "))
    if question.kind is Kind.DATE:
        said = _day(said, day_first)
    sure = understand(question, said, today).sure
    asked = Definition(0, (question,))
    return "" if answer_problems({question.key: sure}, asked, lambda: today) else sure


def _day(text: str, day_first: bool | None) -> str:
    try:
        moment = moment_of(text, day_first)
    except ImpossibleError:
        return text
    return moment.date().isoformat() if moment else text
