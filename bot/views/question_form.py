"""The form with qualifying questions: all of them for a new lead, later only those that are open."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from bot.rules.definition import Kind, Question
from bot.rules.lead import Answer
from bot.rules.sheets import Questionnaire
from bot.views.blocks import Block, context, input_block, modal, section, sections, select, text_input
from bot.views.ids import QUESTION, View
from bot.views.lead_lines import short_name


def question_form(questionnaire: Questionnaire) -> Block:
    """Every question may be left blank; an earlier answer stands in its field to be confirmed or changed."""
    lead = questionnaire.lead
    blocks = [section(f"{short_name(lead)} is saved. What do you know about it?")]
    blocks += [_input(question, lead.answers.get(question.key)) for question in questionnaire.questions]
    blocks.append(context("Leave blank what you do not know yet: you are asked again, and nothing gets lost."))
    return modal(
        View.QUESTIONS,
        f"Questions for {lead.label}",
        blocks,
        submit="Save",
        close="Later",
        metadata=str(lead.id),
        tells_when_closed=True,
    )


def shown_answers(view: Mapping[str, Any]) -> dict[str, str]:
    """Question key -> what its field held when the form was drawn, from the view as Slack hands it back."""
    shown = {}
    for block in view.get("blocks") or []:
        block_id, element = str(block.get("block_id") or ""), block.get("element") or {}
        if block_id.startswith(QUESTION):
            chosen = (element.get("initial_option") or {}).get("value")
            initial = chosen or element.get("initial_value") or element.get("initial_date")
            shown[block_id.removeprefix(QUESTION)] = str(initial or "").strip()
    return shown


def _input(question: Question, answer: Answer | None) -> Block:
    return _field(question, answer.value) if answer and answer.value else _blank(question)


@lru_cache(512)
def _blank(question: Question) -> Block:
    """Drawn once: every new lead is asked the same. Nobody may change it."""
    return _field(question, "")


def _field(question: Question, given: str) -> Block:
    hint = "Answered before: please confirm or change it." if given else ""
    return input_block(
        question.key,
        question.prompt,
        question_element(question, given),
        hint=hint,
        block_id=f"{QUESTION}{question.key}",
    )


def question_element(question: Question, given: str) -> Block:
    if question.kind is Kind.CHOICE:
        return select([(choice.key, choice.label) for choice in question.choices], given)
    if question.kind is Kind.DATE:
        # An answer from before the question asked for a date is none.
        return {"type": "datepicker", **({"initial_date": given} if _is_date(given) else {})}
    if question.kind is Kind.PERSON:
        return text_input(given, "Name, role: for example Maria Lopez, CFO", longest=300)
    if question.kind is Kind.NUMBER:
        return text_input(given, "A number", longest=30)
    return text_input(given, f"Ask: {question.survey}" if question.survey else "", multiline=True)


def _is_date(given: str) -> bool:
    try:
        return date.fromisoformat(given).isoformat() == given
    except ValueError:
        return False


def note_view(title: str, text: str) -> Block:
    """A refusal shown on top of a form, so that closing it leads back to what was typed."""
    return modal(View.NOTE, title, sections(text), close="Back")
