"""A survey question finds a fact. Words that pitch are flagged, as whole words, each with its reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.agreement.rules.survey_lint import PITCHING, pitching_words
from bot.lead.definition.default import QUESTIONS


@pytest.mark.parametrize(
    ("survey", "flagged"),
    [
        ("When do you want to buy?", ["buy"]),
        ("When do you want to BUY it?", ["BUY"]),
        ("Would you like a demo?", ["Would you like", "demo"]),
        ("Can we make you an offer at a good price?", ["offer", "price"]),
        ("Buy, buy, buy!", ["Buy"]),
        ("Would you sign\n up?", ["sign up"]),
        ("Don’t you see the point?", ["Don't you"]),
        ("How is our product?", ["our product"]),
        ("Who offers it? Which deal?", ["offers", "deal"]),
        ("How do the demographics look?", []),
        ("What did the democrats buyback?", []),
        ("Who is the buyer, and what is priceless?", []),
        ("Which offering, which dealer?", []),
        ("", []),
    ],
)
def test_which_words_are_flagged(survey: str, flagged: list[str]) -> None:
    found = pitching_words(survey)
    assert [flag.word for flag in found] == flagged
    assert all(flag.reason.endswith(".") for flag in found)


@pytest.mark.parametrize("survey", [question.survey for question in QUESTIONS])
def test_the_default_wordings_do_not_pitch(survey: str) -> None:
    assert pitching_words(survey) == ()


@given(st.sampled_from(sorted(PITCHING)), st.sampled_from(["", "? ", ", ", "(", "\n"]), st.booleans())
def test_every_word_of_the_table_is_found_wherever_it_stands(word: str, beside: str, shouted: bool) -> None:
    said = word.upper() if shouted else word
    assert PITCHING[word] in [flag.reason for flag in pitching_words(f"What {beside}{said}{beside} then")]
    assert not [flag for flag in pitching_words(f"x{said}x") if flag.word.casefold() == word]
