"""The answers in Details, a line each: the answer, who documented it, whether it is vetted; and how to change it."""

from collections import Counter
from collections.abc import Iterator

from bot.lead.definition.completeness import completeness, is_stale, may_change_answers
from bot.lead.definition.questions import Question
from bot.lead.lines import said
from bot.lead.record import Answer
from bot.overview.in_full import full_button
from bot.overview.pages import FullPart
from bot.overview.sheets import LeadSheet
from bot.slack.answer_ids import about_answer
from bot.slack.blocks import Block, actions, entry, long_menu, section
from bot.slack.filled import stamp
from bot.slack.text import day_of, esc, person

_TOGETHER = 8  # answers in a section
_SHORT, _NAME = 70, 40  # characters of an answer, and of what it is called
_VETTED = ":white_check_mark:"


def answers_section(sheet: LeadSheet, *, in_message: bool = False) -> list[Block]:
    """Draw the answers; in the window, with what the reader may change."""
    may = not in_message and may_change_answers(sheet.lead, sheet.reader.person.user_id, sheet.reader.roles)
    whole = full_button(FullPart.ANSWERS, sheet.lead.id, label="Edit" if may else "")
    given = list(_given(sheet))
    words = completeness(sheet.lead, sheet.definition, sheet.now).in_words
    mostly, by = _mostly([answer.documented_by for _, answer in given])
    head, vetting = (
        f"*Answers:* {words}{by}",
        [_vetted(sheet, *each) for each in given if may and not each[1].vetted_by],
    )
    blocks = [section(head, whole)]
    if whole and vetting:
        blocks = [section(head), actions(whole, long_menu("Mark as vetted", ("Answers", vetting)))]
    for some in (given[at : at + _TOGETHER] for at in range(0, len(given), _TOGETHER)):
        blocks.append(section("\n".join(_line(sheet, *each, mostly) for each in some)))
    return [*blocks, *_unanswered(sheet)]


def _given(sheet: LeadSheet) -> Iterator[tuple[Question, Answer]]:
    for question in sheet.definition.questions:
        answer = sheet.lead.answers.get(question.key)
        if answer is not None and answer.value:
            yield question, answer


def _mostly(documented_by: list[str]) -> tuple[str, str]:
    """Return who documented the most, and how the head of the list says so: the lines name only the others."""
    if not documented_by:
        return "", ""
    [(most, count)] = Counter(documented_by).most_common(1)
    named = "" if count == len(documented_by) else " unless named"
    return most, f", documented by {person(most)}{named}"


def _line(sheet: LeadSheet, question: Question, answer: Answer, mostly: str) -> str:
    marks = f" · {person(answer.documented_by)}" if answer.documented_by != mostly else ""
    marks += f" {_VETTED}" if answer.vetted_by else ""
    marks += " _(to be asked again)_" if answer.reopened or is_stale_answer(sheet, question) else ""
    return f"*{esc(question.short, _NAME)}:* {said(answer, sheet.definition, _SHORT)}{marks}"


def is_stale_answer(sheet: LeadSheet, question: Question) -> bool:
    return is_stale(sheet.lead, question.key, sheet.definition, sheet.now)


def _vetted(sheet: LeadSheet, question: Question, answer: Answer) -> Block:
    return entry(f"Vetted: {question.short}", *vetting_of(sheet, answer))


def vetting_of(sheet: LeadSheet, answer: Answer) -> tuple[str, str]:
    """Return the name of the button that vets this answer and no other, and what it carries."""
    return about_answer(True, answer.key), f"{sheet.lead.id} {stamp(answer.value)}"


def _unanswered(sheet: LeadSheet) -> list[Block]:
    """Name the questions without an answer."""
    given = {question.key for question, _ in _given(sheet)}
    names = [esc(question.short, _NAME) for question in sheet.definition.questions if question.key not in given]
    return [section(f"*Not answered yet:* {', '.join(names)}")] if names else []


def answer_in_full(sheet: LeadSheet, question: Question, answer: Answer, longest: int) -> str:
    """An answer with who documented it, who said it, how they know, and whether it is vetted."""
    again = " _(to be asked again)_" if answer.reopened else ""
    if is_stale_answer(sheet, question):
        again = f" _(older than {sheet.definition.stale_after_days} days: to be asked again)_"
    text = f"*{esc(question.short, 100)}*\n{said(answer, sheet.definition, longest)}{again}"
    text += f"\n_Documented by {person(answer.documented_by)} on {day_of(answer.documented_at)}"
    text += f"; {esc(answer.said_by, 150)} said so_" if answer.said_by else "_"
    if answer.evidence:
        text += f"\n> {esc(answer.evidence, longest)}"
    if answer.vetted_by and answer.vetted_at:
        text += f"\n{_VETTED} Vetted by {person(answer.vetted_by)} on {day_of(answer.vetted_at)}"
    return text
