"""The form for one answer: what it is, who at the prospect's company said it, and how we know."""

from bot.answers.question_form import question_element
from bot.answers.sheets import AnswerSheet, Correction
from bot.engagement.buying_group import name_handle
from bot.lead.lines import short_name
from bot.slack.blocks import Block, context, input_block, modal, section, select, text_input
from bot.slack.filled import Filled
from bot.slack.ids import QUESTION, View
from bot.slack.typed import text_of


def answer_form(sheet: AnswerSheet) -> Block:
    question, answer = sheet.question, sheet.lead.answers.get(sheet.question.key)
    value, said_by, evidence = (answer.value, answer.said_by, answer.evidence) if answer else ("", "", "")
    known = list({name_handle(name): name for name in sheet.names}.items())
    chosen = name_handle(said_by) if said_by in sheet.names else ""
    element = question_element(question, value)
    survey = f"Ask them: “{question.survey}”" if question.survey else ""
    blocks = [
        section(f"About {short_name(sheet.lead)}"),
        input_block(
            question.key, question.prompt, element, optional=False, hint=survey, block_id=f"{QUESTION}{question.key}"
        ),
        input_block("said_by", "Who said so?", select(known, chosen)),
        input_block("said_by_other", "Or somebody else", text_input("" if chosen else said_by, longest=150)),
        input_block(
            "evidence",
            "How do you know?",
            text_input(evidence, "Call on Monday; their mail of 3 March", longest=500, multiline=True),
        ),
        context("A changed answer has to be vetted again. The lead's history keeps the earlier one."),
    ]
    return modal(View.ANSWER, "Edit an answer", blocks, submit="Save", close="Cancel", metadata=str(sheet.lead.id))


def typed_correction(form: Filled, question: str) -> Correction:
    """Return what was filled in. Of the two fields for who said so, the one that was changed counts; if both were, the
    one for somebody else."""
    other, chosen = text_of(form.typed, "said_by_other"), text_of(form.typed, "said_by")
    if chosen and "said_by" in form.changed and "said_by_other" not in form.changed:
        other = ""
    return _correction(text_of(form.typed, question), other, chosen, text_of(form.typed, "evidence"))


def shown_correction(form: Filled, question: str) -> Correction:
    value, other, chosen, evidence = (
        text_of(form.shown, name) for name in (question, "said_by_other", "said_by", "evidence")
    )
    return _correction(value, other, chosen, evidence)


def _correction(value: str, other: str, chosen: str, evidence: str) -> Correction:
    return Correction(value, other, evidence, handle="" if other else chosen)
