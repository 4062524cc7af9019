"""The answers of a lead: how complete and sure they are, who may change them, and what to ask on the next call."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.call_script import call_script
from bot.lead.definition.completeness import completeness, is_stale, may_change_answers, unvetted
from bot.lead.definition.default import DEFAULT
from bot.lead.definition.verdict import missing_questions
from bot.lead.lifecycle import Stage
from bot.lead.people import Role
from bot.lead.record import Answer
from tests.rules.leads import NOW, READY, answer, lead

MARKETER, REP, MANAGER = Role.MARKETER, Role.REP, Role.SALES_MANAGER


def vetted(key: str, **also: float) -> Answer:
    return replace(answer(key, READY[key], **also), vetted_by="U2", vetted_at=NOW)


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({}, "10 of 10 answered, 0 vetted"),
        ({"money": None}, "9 of 10 answered, 0 vetted"),
        ({"money": vetted("money"), "fit": vetted("fit")}, "10 of 10 answered, 2 vetted"),
        ({"money": vetted("money", days_old=91)}, "9 of 10 answered, 1 too old, 0 vetted"),
        ({"money": replace(vetted("money"), reopened=True)}, "9 of 10 answered, 0 vetted"),
        ({"situation": "now", "rivals": "Nobody"}, "10 of 10 answered, 0 vetted"),
    ],
)
def test_completeness_in_words(answers: dict[str, Answer | str | None], words: str) -> None:
    assert completeness(lead(answers), DEFAULT, NOW).in_words == words


@given(st.dictionaries(st.sampled_from(sorted(READY)), st.tuples(st.booleans(), st.integers(0, 200)), max_size=10))
def test_what_is_counted_adds_up(told: dict[str, tuple[bool, int]]) -> None:
    some = lead(
        {
            key: vetted(key, days_old=age) if sure else answer(key, READY[key], days_old=age)
            for key, (sure, age) in told.items()
        }
    )
    found = completeness(some, DEFAULT, NOW)
    assert found.answered + len(missing_questions(some, DEFAULT, NOW)) == found.of
    assert found.vetted <= found.answered
    assert found.answered + found.stale <= found.of
    assert found.stale == sum(is_stale(some, key, DEFAULT, NOW) for key in READY)


def test_an_answer_is_stale_from_the_day_after_the_definitions_age() -> None:
    days = DEFAULT.stale_after_days
    assert not is_stale(lead({"money": answer("money", "approved", days_old=days)}), "money", DEFAULT, NOW)
    late = NOW + timedelta(seconds=1)
    assert is_stale(lead({"money": answer("money", "approved", days_old=days)}), "money", DEFAULT, late)


def test_unvetted_are_the_required_ones_nobody_heard_again() -> None:
    assert "money" in unvetted(lead(), DEFAULT)
    assert "money" not in unvetted(lead({"money": vetted("money")}), DEFAULT)
    assert "money" in unvetted(lead({"money": None}), DEFAULT)
    assert "rivals" not in unvetted(lead(), DEFAULT)


@pytest.mark.parametrize(
    ("stage", "user", "roles", "may"),
    [
        (Stage.DRAFT, "U9", {MARKETER}, True),
        (Stage.RETURNED, "U9", {MARKETER}, True),
        (Stage.NURTURING, "U9", {MARKETER}, True),
        (Stage.DRAFT, "U9", {REP}, False),
        (Stage.DRAFT, "U9", {MANAGER}, True),
        (Stage.OFFERED, "U1", {MARKETER}, False),
        (Stage.ACCEPTED, "U1", {MARKETER}, True),
        (Stage.ACCEPTED, "U2", {REP}, True),
        (Stage.ACCEPTED, "U9", {MARKETER}, False),
        (Stage.ACCEPTED, "U9", {REP}, False),
        (Stage.ACCEPTED, "U2", set(), False),
        (Stage.ACCEPTED, "", {REP}, False),
        (Stage.REFUSED, "U1", {MARKETER}, True),
        (Stage.REFUSED, "U1", {REP}, False),
        (Stage.WON, "U2", {REP}, False),
    ],
)
def test_who_may_change_answers(stage: Stage, user: str, roles: set[Role], may: bool) -> None:
    owned = lead(stage=stage, in_charge="U1", owner="U2" if stage in (Stage.ACCEPTED, Stage.WON) else "")
    assert may_change_answers(owned, user, frozenset(roles)) is may


def test_the_script_asks_in_the_surveys_words_and_names_the_choices() -> None:
    script = call_script("Jane", [DEFAULT.by_key["requirement"], DEFAULT.by_key["money"]])
    assert script.startswith("Hi Jane, may I ask you a few questions")
    assert "1. What would have to work differently from today?" in script
    assert "(Approved / Planned / None)" in script


def test_a_question_without_survey_wording_is_asked_as_it_stands() -> None:
    plain = replace(DEFAULT.by_key["requirement"], survey="")
    assert "1. What is their requirement?" in call_script("", [plain])
