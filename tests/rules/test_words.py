"""Words as they are compared: case, accents and punctuation make no difference."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lead.identity.words import fold, words_of


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Škoda", "skoda"),
        ("GROSS", "gross"),
        ("Groß", "gross"),
        ("Ørsted", "orsted"),
        ("Łódź", "lodz"),
        ("José", "jose"),
        ("ﬁnance", "finance"),
        ("Ａｃｍｅ", "acme"),
    ],
)
def test_case_and_accents_come_off(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_words_are_letters_and_digits_each_once() -> None:
    assert words_of("Jane Doe-Smith", "O'Neill & Sons, Q3/2026", "jane") == [
        *("jane", "doe", "smith", "oneill", "sons", "q3", "2026")
    ]


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_words_hold_nothing_that_a_query_could_stumble_over(text: str) -> None:
    assert all(word.isalnum() for word in words_of(text))
