"""The answers in Details: who documented each, who said it, whether it is vetted; and how to change it."""

from bot.lead.definition.completeness import completeness, is_stale, may_change_answers
from bot.lead.definition.questions import Question
from bot.lead.lines import answer_lines, lines_limit, said
from bot.lead.record import Answer
from bot.overview.in_full import full_button
from bot.overview.pages import FullPart
from bot.overview.sheets import LeadSheet
from bot.slack.blocks import Block, actions, button, fields, section
from bot.slack.filled import stamp
from bot.slack.ids import about_answer
from bot.slack.text import day_of, esc, is_cut, person

_EVIDENCE = 300


def answers_section(sheet: LeadSheet, longest: int) -> list[Block]:
    """Draw the answers for the window behind Details, with the buttons the reader may use."""
    may = may_change_answers(sheet.lead, sheet.reader.person.user_id, sheet.reader.roles)
    blocks = [_head(sheet, longest)]
    for question in sheet.definition.questions:
        answer = sheet.lead.answers.get(question.key)
        given = answer is not None and bool(answer.value)
        if answer is not None and given:
            blocks.append(section(answer_in_full(sheet, question, answer, longest, _EVIDENCE)))
        elif may:
            blocks.append(section(f"*{esc(question.short, 100)}*\n_Not answered yet_"))
        if may:
            edit = button("Edit" if given else "Answer", about_answer(False, question.key), sheet.lead.id)
            blocks.append(actions(edit, *(_vetted(sheet, answer) if answer is not None and given else [])))
    return blocks


def _vetted(sheet: LeadSheet, answer: Answer) -> list[Block]:
    """Draw the button that vets the answer beside it, and no other."""
    about = f"{sheet.lead.id} {stamp(answer.value)}"
    return [] if answer.vetted_by else [button("Vetted", about_answer(True, answer.key), about)]


def answers_in_short(sheet: LeadSheet, longest: int) -> list[Block]:
    """Draw the same for a message, which has less room."""
    return [_head(sheet, longest), *fields(answer_lines(sheet.lead, sheet.definition, longest))]


def _head(sheet: LeadSheet, longest: int) -> Block:
    words = completeness(sheet.lead, sheet.definition, sheet.now).in_words
    return section(f"*Answers:* {words}", full_button(FullPart.ANSWERS, sheet.lead.id, cut=_cut(sheet, longest)))


def _cut(sheet: LeadSheet, longest: int) -> bool:
    """Tell whether some answer, or how one knows, does not fit here."""
    limit = lines_limit(sheet.definition, longest)
    given = sheet.lead.answers.values()
    return any(is_cut(answer.value, limit) or is_cut(answer.evidence, _EVIDENCE) for answer in given)


def answer_in_full(
    sheet: LeadSheet, question: Question, answer: Answer, longest: int, evidence: int | None = None
) -> str:
    """An answer with who documented it, who said it, how they know, and whether it is vetted."""
    again = " _(to be asked again)_" if answer.reopened else ""
    if is_stale(sheet.lead, question.key, sheet.definition, sheet.now):
        again = f" _(older than {sheet.definition.stale_after_days} days: to be asked again)_"
    text = f"*{esc(question.short, 100)}*\n{said(answer, sheet.definition, longest)}{again}"
    text += f"\n_Documented by {person(answer.documented_by)} on {day_of(answer.documented_at)}"
    text += f"; {esc(answer.said_by, 150)} said so_" if answer.said_by else "_"
    if answer.evidence:
        text += f"\n> {esc(answer.evidence, evidence or longest)}"
    if answer.vetted_by and answer.vetted_at:
        text += f"\n:white_check_mark: Vetted by {person(answer.vetted_by)} on {day_of(answer.vetted_at)}"
    return text
