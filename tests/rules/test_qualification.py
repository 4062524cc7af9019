"""Judging a lead: one verdict in a fixed order, every reason named, and nothing but the arguments counts."""

import copy
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lead.definition.default import DEFAULT
from bot.lead.definition.grounds import as_it_stands
from bot.lead.definition.questions import Effect, Kind
from bot.lead.definition.verdict import Verdict, assess, missing_questions
from bot.lead.details import ARRIVALS
from bot.lead.lifecycle import Stage
from bot.lead.record import Answer, Lead
from tests.rules.leads import NOW, READY, answer, lead

REQUIRED = [question.key for question in DEFAULT.questions if question.required]


def values(question_key: str) -> st.SearchStrategy[str | None]:
    question = DEFAULT.by_key[question_key]
    if question.kind is Kind.CHOICE:
        return st.sampled_from([None, *(choice.key for choice in question.choices)])
    return st.sampled_from([None, "", "something"])


@st.composite
def leads(draw: st.DrawFn) -> Lead:
    answers: dict[str, Answer | None] = {}
    for question in DEFAULT.questions:
        value = draw(values(question.key))
        old = draw(st.sampled_from([0, 89, 91]))
        given = answer(question.key, value or "", days_old=old, reopened=draw(st.booleans()))
        answers[question.key] = given if value is not None else None
    arrival = draw(st.sampled_from(["", *(item.key for item in ARRIVALS)]))
    return lead(answers, arrival=arrival, maturity=draw(st.integers(1, 8)))


def test_a_complete_lead_is_ready_and_says_why() -> None:
    found = assess(lead(), DEFAULT, NOW)
    assert found.verdict is Verdict.READY
    assert found.reasons == (
        "They are committed to finding a solution.",
        "We have a solution for them.",
        "The budget is approved.",
        "They want to buy within 3 months.",
    )
    assert (found.missing, found.cautions, found.blocking, found.follow_up_days) == ((), (), (), 0)


@pytest.mark.parametrize("key", REQUIRED)
def test_each_required_answer_is_asked_for_by_its_prompt(key: str) -> None:
    found = assess(lead({key: None}), DEFAULT, NOW)
    assert (found.verdict, found.missing) == (Verdict.MISSING, (key,))
    assert found.reasons == (f"Not answered yet: {DEFAULT.by_key[key].prompt}",)


@pytest.mark.parametrize("key", ["understanding", "trust", "competitors"])
def test_an_optional_answer_may_be_missing(key: str) -> None:
    assert assess(lead({key: None}), DEFAULT, NOW).verdict is Verdict.READY


@pytest.mark.parametrize(
    ("changed", "verdict", "reasons"),
    [
        ({"fit": "no"}, Verdict.CHAFF, ["We have no solution for them."]),
        ({"fit": "no", "money": "none"}, Verdict.CHAFF, ["no solution", "no budget"]),
        ({"commitment": "no_intention", "fit": "no"}, Verdict.CHAFF, ["no intention", "no solution"]),
        ({"fit": "no", "timing": "later"}, Verdict.CHAFF, ["no solution"]),
        ({"money": "none"}, Verdict.NURTURE, ["no budget"]),
        ({"timing": "3_to_6"}, Verdict.NURTURE, ["3 to 6 months"]),
        ({"timing": "6_to_9"}, Verdict.NURTURE, ["6 to 9 months"]),
        ({"timing": "later", "money": "none"}, Verdict.NURTURE, ["later", "no budget"]),
        ({"commitment": "exploring"}, Verdict.NURTURE, ["exploring"]),
        ({"understanding": "unclear"}, Verdict.NURTURE, ["not yet clear why"]),
        ({"fit": "partly"}, Verdict.READY, []),
        ({"money": "planned"}, Verdict.READY, []),
        ({"trust": "never_heard"}, Verdict.READY, []),
    ],
)
def test_the_verdict_names_every_reason(changed: dict[str, str], verdict: Verdict, reasons: list[str]) -> None:
    found = assess(lead(changed), DEFAULT, NOW)
    assert found.verdict is verdict
    assert all(any(reason in said for said in found.reasons) for reason in reasons), found.reasons
    assert verdict is Verdict.READY or len(found.reasons) == len(reasons)


@pytest.mark.parametrize(
    ("changed", "caution"),
    [
        ({"fit": "partly"}, "We have only part of what they need."),
        ({"money": "planned"}, "The budget is planned, not yet approved."),
        ({"trust": "never_heard"}, "They have never heard of us."),
    ],
)
def test_a_caution_is_no_reason_for_sales(changed: dict[str, str], caution: str) -> None:
    found = assess(lead(changed), DEFAULT, NOW)
    assert found.cautions == (caution,)
    assert caution not in found.reasons


@pytest.mark.parametrize(("arrival", "verdict"), [("asked", Verdict.CHAFF), ("webinar", Verdict.NURTURE)])
def test_coming_in_is_no_opportunity_without_a_signal(arrival: str, verdict: Verdict) -> None:
    no_signal = {"commitment": "exploring", "money": "none", "timing": "later"}
    assert assess(lead(no_signal, arrival=arrival), DEFAULT, NOW).verdict is verdict
    assert assess(lead(arrival=arrival), DEFAULT, NOW).verdict is Verdict.READY


def test_suppressed_comes_before_everything() -> None:
    found = assess(lead({"money": None, "fit": "no"}), DEFAULT, NOW, suppressed="They asked us to stop.")
    assert (found.verdict, found.reasons) == (Verdict.SUPPRESSED, ("They asked us to stop.",))


def test_missing_comes_before_chaff() -> None:
    assert assess(lead({"money": None, "fit": "no"}), DEFAULT, NOW).verdict is Verdict.MISSING


@pytest.mark.parametrize(("days", "current"), [(0, True), (90, True), (90.01, False), (400, False)])
def test_an_answer_goes_stale(days: float, current: bool) -> None:
    old = lead({"money": answer("money", "approved", days_old=days)})
    assert missing_questions(old, DEFAULT, NOW) == (() if current else ("money",))


def test_too_early_a_conversation_is_nurtured() -> None:
    strict = replace(DEFAULT, lowest_stage=4)
    found = assess(lead(maturity=3), strict, NOW)
    assert found.verdict is Verdict.NURTURE
    assert found.reasons == ("The conversation is at stage 3 of 8; sales takes over from stage 4.",)
    assert assess(lead(maturity=4), strict, NOW).verdict is Verdict.READY


@given(leads())
def test_judging_is_pure_and_always_says_why(some: Lead) -> None:
    before = copy.deepcopy(some)
    found = assess(some, DEFAULT, NOW)
    assert assess(some, DEFAULT, NOW) == found
    assert some == before
    assert found.reasons or found.cautions
    assert (found.verdict is Verdict.MISSING) == bool(missing_questions(some, DEFAULT, NOW))
    assert (found.verdict is Verdict.NURTURE) == (found.follow_up_days > 0)


@given(leads())
def test_nothing_that_holds_a_lead_back_reaches_sales(some: Lead) -> None:
    found = assess(some, DEFAULT, NOW)
    effects = [
        choice.effect
        for question in DEFAULT.questions
        if (given := some.answers.get(question.key)) and not given.reopened
        if (choice := question.choice(given.value))
    ]
    if found.verdict is Verdict.READY:
        assert not {Effect.NURTURE, Effect.CHAFF} & set(effects)
    if found.verdict is Verdict.NURTURE:
        assert Effect.CHAFF not in effects


@given(leads(), st.integers(0, 400))
def test_waiting_never_completes_a_lead(some: Lead, days: int) -> None:
    later = missing_questions(some, DEFAULT, NOW + timedelta(days=days))
    assert set(missing_questions(some, DEFAULT, NOW)) <= set(later)


def test_every_ready_answer_is_known_to_the_definition() -> None:
    assert set(READY) == set(REQUIRED)


@pytest.mark.parametrize(
    ("stage", "code", "anyway", "said"),
    [
        (Stage.OFFERED, "", "", "They are committed to finding a solution."),
        (Stage.OFFERED, "", "U2", "Not answered yet: Is there a budget?"),
        (Stage.NURTURING, "no_money", "", "Sales rejected it: no money."),
        (Stage.NURTURING, "", "", "Not answered yet: Is there a budget?"),
        (Stage.REFUSED, "", "", "As it was."),
    ],
)
def test_the_reasons_of_a_lead_under_way_are_those_its_answers_give_now(
    stage: Stage, code: str, anyway: str, said: str
) -> None:
    kept = lead({"money": None}, stage=stage, reject_code=code, overridden_by=anyway, reasons=("As it was.",))
    assert as_it_stands(kept, DEFAULT, NOW).reasons[0] == said
    assert as_it_stands(replace(kept, reasons=()), DEFAULT, NOW).reasons == (), "not judged yet"
