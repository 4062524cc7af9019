"""Worth: money before timing before what is vetted before how far the talks have come; one order for all leads."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lead.definition.default import DEFAULT
from bot.lead.record import Answer
from bot.worth.in_words import worth_line
from bot.worth.worth import Worth, worth_of
from tests.rules.leads import NOW, answer, lead


def vetted(key: str, value: str) -> Answer:
    return Answer(key, value, "U1", NOW, vetted_by="U2", vetted_at=NOW)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"money": "approved"}, {"money": "planned"}),
        ({"money": "planned"}, {"money": "none"}),
        ({"money": "none"}, {"money": None}),
        ({"money": "approved", "timing": "later"}, {"money": "planned", "timing": "within_3"}),
        ({"timing": "within_3"}, {"timing": "3_to_6"}),
        ({"timing": "3_to_6"}, {"timing": None}),
        ({"timing": "within_3"}, {"timing": answer("timing", "within_3", reopened=True)}),
        ({"fit": vetted("fit", "yes")}, {}),
        ({}, {"money": "planned", "fit": vetted("fit", "yes")}),
    ],
)
def test_what_is_worth_more(better: dict[str, Any], worse: dict[str, Any]) -> None:
    first, second = (worth_of(lead(answers), DEFAULT, NOW).points for answers in (better, worse))
    assert first > second


def test_how_far_the_talks_have_come_decides_between_equals_alone() -> None:
    early, late = lead(), lead(maturity=4)
    assert worth_of(late, DEFAULT, NOW).points > worth_of(early, DEFAULT, NOW).points
    assert worth_of(lead({"fit": vetted("fit", "yes")}), DEFAULT, NOW).points > worth_of(late, DEFAULT, NOW).points


def test_nothing_known_is_worth_least() -> None:
    nothing = lead(dict.fromkeys(("money", "timing", "fit", "commitment")))
    assert worth_of(nothing, DEFAULT, NOW) == Worth(0, 0, 0, 1)


WORTHS = st.builds(Worth, st.integers(0, 3), st.integers(0, 3), st.integers(0, 10), st.integers(1, 8))


@given(WORTHS, WORTHS)
def test_points_order_as_the_four_things_do_one_after_the_other(one: Worth, other: Worth) -> None:
    def four(worth: Worth) -> tuple[int, ...]:
        return worth.money, worth.timing, worth.vetted, worth.maturity

    assert (one.points < other.points) == (four(one) < four(other))
    assert (one.points == other.points) == (one == other)


@given(st.lists(st.tuples(WORTHS, st.integers(0, 5)), max_size=20), st.randoms())
def test_the_order_is_total_and_the_same_however_they_come(waiting: list[tuple[Worth, int]], chance: Any) -> None:
    numbered = [(-worth.points, since, number) for number, (worth, since) in enumerate(waiting)]
    shuffled = list(numbered)
    chance.shuffle(shuffled)
    assert sorted(shuffled) == sorted(numbered)
    assert len(set(numbered)) == len(numbered), "of two that are worth the same, the one that waits longer comes first"


def test_the_reason_is_said_in_words() -> None:
    shown = worth_line(lead({"fit": vetted("fit", "yes")}, maturity=2), DEFAULT, NOW)
    assert shown == "Budget Approved · Timing Within 3 months · 1 of 10 answers vetted · stage 2 of 8"
    unknown = worth_line(lead({"money": None, "timing": None}), DEFAULT, NOW)
    assert unknown == "0 of 8 answers vetted · stage 1 of 8"
