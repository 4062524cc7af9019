"""The forms about answers, and answers about which everything is known, for the test of Slack's limits."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from bot.answers.answer_form import answer_form
from bot.answers.question_form import question_form
from bot.answers.script_page import script_view
from bot.answers.sheets import AnswerSheet, Questionnaire, ScriptSheet
from bot.judging.offer_anyway_form import offer_anyway_form
from bot.lead.definition.default import DEFAULT
from bot.lead.definition.verdict import Assessment, Verdict
from bot.lead.record import Answer, Lead

_NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def vetted(key: str, value: str, much: str) -> Answer:
    return Answer(key, value, "U1", _NOW, said_by=much[:150], evidence=much, vetted_by="U2", vetted_at=_NOW)


def answering_views(typed: str, lead: Lead) -> Iterator[tuple[str, dict[str, Any]]]:
    before = {question.key: (typed * 300)[:300] for question in DEFAULT.questions if not question.choices}
    cautions = [f"The role “{lead.title}” is outside the target profile."] * 4
    yield "questions again", question_form(Questionnaire(lead, DEFAULT.questions, before, cautions))
    for asked in DEFAULT.questions:
        yield f"answer {asked.key}", answer_form(AnswerSheet(lead, asked, [lead.name] * 120))
    yield "override", offer_anyway_form(lead, Assessment(Verdict.NURTURE, lead.reasons), "ab12cd34")
    yield "script", script_view(ScriptSheet(lead, DEFAULT.questions))
    yield "no script", script_view(ScriptSheet(lead, ()))
