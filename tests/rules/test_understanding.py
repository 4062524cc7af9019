"""Answers as people type them: a choice where it is sure, else the choices it may be, to be asked about."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.matching import folded
from bot.answers.time_spans import span_of
from bot.answers.understanding import Understood, understand
from bot.lead.definition.default import DEFAULT
from bot.lead.definition.questions import Kind, Obstacle, Question

TODAY = date(2026, 11, 24)  # a Tuesday, five weeks before the quarter and the year end
TIMING, MONEY, FIT, COMMITMENT, CHANNEL = (
    DEFAULT.by_key[key] for key in ("timing", "money", "fit", "commitment", "channel")
)
SURE = {
    "within_3": """ASAP | as soon as possible! | now | right now | today | immediately | urgent | tomorrow | this week
        | next week | in a week | in two weeks | in 6 weeks | within 6 weeks | this month | next month | in
        a month | within a month | in about two months | in two months | a couple of months | in 1-2 months
        | 2 or 3 months | a few weeks | in 90 days | this quarter | by the end of the quarter | end of the
        year | by year end | EOY | in January | mid January | in the next two months | over the next month |
        two months from now | They want to buy in January | 3 months | Within three months""",
    "3_to_6": "in 4 months | in 4 to 5 months | in March | in April | 100 days | three to six months | 3-6 months",
    "6_to_9": "in 7 months | in 8 months | between 7 and 8 months | 6 to 9 | in July | in June 2027",
    "later": """in a year | in 2 years | over a year | at least 10 months | not before 12 months | 2028 | in October
        | someday | no rush | TBD | later | unknown | not any time soon | in 18 months""",
}
ASKED = {
    "in about 3 months": "within_3 3_to_6",
    "in 3 months": "within_3 3_to_6",
    "within 6 months": "within_3 3_to_6",
    "next quarter": "within_3 3_to_6",
    "Q1": "within_3 3_to_6",
    "by March": "within_3 3_to_6",
    "few months": "within_3 3_to_6",
    "soon": "within_3 3_to_6",
    "6 months": "3_to_6 6_to_9",
    "half a year": "3_to_6 6_to_9",
    "about five months": "3_to_6 6_to_9",
    "Q2": "3_to_6 6_to_9",
    "q3 2027": "6_to_9 later",
    "more than 9 months": "6_to_9 later",
    "2027": "within_3 3_to_6 6_to_9 later",
    "next year": "within_3 3_to_6 6_to_9 later",
    "maybe next month": "within_3",
    "perhaps in 2 months": "within_3",
}
OTHERS = [
    (COMMITMENT, "yes", "committed", ""),
    (COMMITMENT, "Sure!", "committed", ""),
    (COMMITMENT, "no", "", "exploring no_intention"),
    (MONEY, "yes", "", "approved planned"),
    (MONEY, "yes, approved", "approved", ""),
    (MONEY, "no", "none", ""),
    (MONEY, "no budget", "none", ""),
    (MONEY, "signed off", "approved", ""),
    (FIT, "definitely", "yes", ""),
    (FIT, "nope", "no", ""),
    (CHANNEL, "zoom", "video", ""),
    (CHANNEL, "LinkedIn", "social", ""),
    (CHANNEL, "face to face", "in_person", ""),
    (CHANNEL, "call", "", "phone video"),
    (CHANNEL, "mail", "", "email post"),
    (CHANNEL, "yes", "", ""),
]
NOT_UNDERSTOOD = [
    "not in two months",
    "last month",
    "in summer",
    "yes",
    "they bought in March already",
    "36",
    "budget",
    "…",
]


def phrases(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(" ".join(phrase.split()), key) for key, some in table.items() for phrase in some.split("|")]


@pytest.mark.parametrize(("typed", "key"), phrases(SURE))
def test_a_time_that_lies_in_one_choice_is_that_choice(typed: str, key: str) -> None:
    assert understand(TIMING, typed, TODAY) == Understood(key)


@pytest.mark.parametrize(("typed", "keys"), ASKED.items())
def test_a_time_that_may_be_several_choices_is_asked_about(typed: str, keys: str) -> None:
    assert understand(TIMING, typed, TODAY) == Understood(may_be=tuple(keys.split()))


@pytest.mark.parametrize(("question", "typed", "sure", "may_be"), OTHERS)
def test_yes_no_and_other_words(question: Question, typed: str, sure: str, may_be: str) -> None:
    assert understand(question, typed, TODAY) == Understood(sure, tuple(may_be.split()))


@pytest.mark.parametrize("typed", NOT_UNDERSTOOD)
def test_what_is_not_understood_is_no_guess(typed: str) -> None:
    assert understand(TIMING, typed, TODAY) == Understood()


def test_there_are_at_least_sixty_phrases() -> None:
    assert len(phrases(SURE)) + len(ASKED) + len(OTHERS) + len(NOT_UNDERSTOOD) >= 60


WHEN = Question("when", "When?", "When", Kind.DATE, obstacle=Obstacle.HURRY)


@pytest.mark.parametrize(
    ("typed", "sure", "may_be"),
    [
        ("2027-03-01", "2027-03-01", ()),
        ("in about two months", "", ("2027-01-09", "2027-02-08")),
        ("next quarter", "", ("2027-01-01", "2027-03-31")),
        ("whenever", "whenever", ()),
    ],
)
def test_of_a_time_that_is_no_day_its_first_and_last_are_asked_about(
    typed: str, sure: str, may_be: tuple[str, ...]
) -> None:
    assert understand(WHEN, typed, TODAY) == Understood(sure, may_be)


NUMBERS = st.integers(1, 36)
UNITS = {"days": 1.0, "weeks": 7.0, "months": 30.5}
EDGES = {"within_3": (0, 91.5), "3_to_6": (91.5, 183), "6_to_9": (183, 274.5), "later": (274.5, float("inf"))}
DAYS = st.dates(date(2024, 1, 1), date(2035, 12, 31))


@given(DAYS, NUMBERS, st.sampled_from(sorted(UNITS)), st.sampled_from(["in", "in about", "in exactly", "", "around"]))
def test_what_is_sure_lies_within_its_choice(today: date, number: int, unit: str, opening: str) -> None:
    found = understand(TIMING, f"{opening} {number} {unit}", today)
    days = number * UNITS[unit]
    if found.sure:
        first, last = EDGES[found.sure]
        assert first <= days <= last
    for key in found.may_be:
        first, last = EDGES[key]
        assert first * 0.7 <= days
        assert days <= last * 1.4


@given(DAYS, st.text(max_size=40))
def test_nothing_typed_breaks_it_and_every_guess_is_a_choice(today: date, typed: str) -> None:
    for question in DEFAULT.questions:
        if question.choices:
            found = understand(question, typed, today)
            assert {found.sure, *found.may_be} <= {"", *(choice.key for choice in question.choices)}
            assert not (found.sure and found.may_be)


@given(
    DAYS,
    st.sampled_from([typed for typed, _ in phrases(SURE)] + list(ASKED)),
    st.sampled_from(["!", ".", " please", "?"]),
)
def test_case_and_manners_make_no_difference(today: date, typed: str, ending: str) -> None:
    assert understand(TIMING, typed.upper() + ending, today) == understand(TIMING, typed, today)


@given(DAYS, st.sampled_from(["this", "next"]), st.sampled_from(["week", "month", "quarter", "year"]))
def test_a_period_that_is_named_is_as_the_calendar_has_it(today: date, which: str, unit: str) -> None:
    span = span_of(folded(f"{which} {unit}"), today)
    assert span is not None
    assert 0 <= span.first <= span.last
    end = today + timedelta(days=int(span.last))
    assert {"week": end.isoweekday() == 7}.get(unit, (end + timedelta(days=1)).day == 1)
