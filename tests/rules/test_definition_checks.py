"""A definition that cannot work is not proposed, and each reason says what to put right."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.agreement.rules.checks import choice_problems, definition_problems, question_problems, terms_problems
from bot.agreement.rules.edits import put_choice, put_question, remove_choice, set_terms, tidied
from bot.lead.definition.default import DEFAULT
from bot.lead.definition.questions import Choice, Definition, Effect, Kind, Obstacle, Question
from bot.lead.definition.verdict import Verdict, assess
from bot.lead.record import Lead
from tests.rules.definitions import definitions
from tests.rules.leads import NOW, answer, lead

MONEY = DEFAULT.by_key["money"]


def only(*questions: Question) -> Definition:
    return replace(DEFAULT, questions=questions)


def optional(definition: Definition) -> Definition:
    return replace(definition, questions=tuple(replace(q, required=False) for q in definition.questions))


def without_ready(definition: Definition) -> Definition:
    questions = tuple(
        replace(q, choices=tuple(replace(c, effect=Effect.NONE) for c in q.choices)) for q in definition.questions
    )
    return replace(definition, questions=questions)


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (optional, "At least one question has to be required"),
        (
            lambda d: put_question(d, replace(MONEY, key="q_1", choices=())),
            "“Is there a budget?”: Another question asks",
        ),
        (lambda d: replace(d, questions=(*d.questions, d.questions[0])), "Two questions have the same key"),
        (lambda d: remove_choice(remove_choice(d, "money", "none"), "money", "planned"), "needs at least 2 choices"),
        (lambda d: put_choice(d, "money", Choice("c_1", "approved ")), "Another choice says the same"),
        (lambda d: put_choice(d, "fit", Choice("c_1", "Soon", Effect.NURTURE)), "After how many days"),
        (without_ready, "No answer shows an opportunity"),
        (
            lambda d: put_choice(
                put_choice(d, "fit", Choice("yes", "Yes", Effect.CHAFF)), "fit", Choice("partly", "P", Effect.CHAFF)
            ),
            "every choice keeps the lead from sales",
        ),
        (
            lambda d: replace(d, questions=tuple(replace(MONEY, key=f"q_{n}", prompt=f"Q {n}?") for n in range(31))),
            "There are 31 questions. Please keep to 30",
        ),
        (lambda d: put_question(d, replace(MONEY, prompt="x" * 151)), "under 150 characters"),
    ],
)
def test_what_keeps_a_definition_from_being_proposed(edit: Callable[[Definition], Definition], said: str) -> None:
    found = definition_problems(edit(DEFAULT))
    assert any(said in problem for problem in found), found


def test_the_default_can_be_proposed() -> None:
    assert definition_problems(DEFAULT) == ()


def test_a_date_within_the_horizon_is_a_way_to_be_ready() -> None:
    when = Question("q_1", "When?", "When", Kind.DATE, obstacle=Obstacle.HURRY, signal=True)
    assert definition_problems(only(when)) == ()
    assert definition_problems(only(replace(when, obstacle=Obstacle.NONE)))


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"prompt": " "}, "prompt"),
        ({"short": ""}, "short"),
        ({"survey": "x" * 301}, "survey"),
        ({"short": "x" * 41}, "short"),
    ],
)
def test_what_is_wrong_with_a_question_is_said_at_its_field(fields: dict[str, str], field: str) -> None:
    assert set(question_problems(replace(MONEY, **fields), DEFAULT)) == {field}  # type: ignore[arg-type]


def test_what_is_wrong_with_a_choice_is_said_at_its_field() -> None:
    wrong = Choice("c_1", "", Effect.NURTURE, "x" * 201, 731)
    assert set(choice_problems(wrong, MONEY)) == {"label", "because", "follow_up_days"}


def test_what_is_wrong_with_the_terms_is_said_at_their_field() -> None:
    wrong = {"horizon_days": 0, "stale_after_days": 6, "lowest_stage": 9, "waste_alarm_meetings": 21}
    wrong |= {"attempts_before_unreachable": 0}
    assert set(terms_problems(set_terms(DEFAULT, wrong))) == set(wrong)
    assert terms_problems(DEFAULT) == {}


def answered(definition: Definition, draw: st.DataObject) -> Lead:
    """A lead with any answer to any question, those of other kinds too."""
    given = {}
    for question in definition.questions:
        values = [None, "something", "2026-12-24", "2028-01-01", *(choice.key for choice in question.choices)]
        value = draw.draw(st.sampled_from(values))
        given[question.key] = answer(question.key, value) if value else None
    return replace(lead(), answers={key: value for key, value in given.items() if value}, maturity=8)


@given(definitions(), st.data())
def test_every_definition_that_may_be_proposed_judges_every_lead_and_says_why(
    some: Definition, data: st.DataObject
) -> None:
    definition = tidied(some)
    if definition_problems(definition):
        return
    found = assess(answered(definition, data), definition, NOW)
    assert found.reasons or found.cautions
    assert (found.verdict is Verdict.NURTURE) == (found.follow_up_days > 0)
    assert (found.verdict is Verdict.MISSING) == bool(found.missing)


@given(definitions())
def test_some_lead_is_ready_under_every_definition_that_may_be_proposed(some: Definition) -> None:
    definition = tidied(some)
    if definition_problems(definition):
        return
    best = {q.key: answer(q.key, _best(q)) for q in definition.questions if q.required or q.signal}
    ready = replace(lead(), answers=best, maturity=8)
    assert assess(ready, definition, NOW).verdict is Verdict.READY


def _best(question: Question) -> str:
    if question.kind is Kind.CHOICE:
        through = [c for c in question.choices if c.effect is Effect.READY]
        through += [c for c in question.choices if c.effect is Effect.NONE]
        return through[0].key if through else ""
    return "2026-11-24" if question.kind is Kind.DATE else "something"
