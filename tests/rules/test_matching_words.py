"""Command words in a conversation, and subcommands that were mistyped."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.matching import match_word, suggest


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("skip", "skip"),
        ("Skip this one", "skip"),
        ("skip it please", "skip"),
        ("stop", "stop"),
        ("Stop please!", "stop"),
        ("please stop", "stop"),
        ("back", "back"),
        ("go back", "back"),
        ("don't know yet", "unknown"),
        ("I don’t know", "unknown"),
        ("dunno", "unknown"),
        ("No idea.", "unknown"),
        ("I have no idea", "unknown"),
        ("not sure yet", "unknown"),
    ],
)
def test_a_command_word_is_recognised(typed, word):
    assert match_word(typed) == word


@pytest.mark.parametrize(
    "typed",
    [
        "They want to stop printing invoices",
        "skip the warehouse, ship from the plant",
        "back office automation",
        "no idea how to keep stock; wants a system",
        "They don't know yet which plant goes first",
        "non-stop operation",
        "stop the line less often",
        "Jane Stop",
        "",
    ],
)
def test_an_answer_that_has_the_word_in_it_is_an_answer(typed):
    assert match_word(typed) is None


@given(st.lists(st.sampled_from(["stop", "skip", "back", "invoices", "orders", "faster"]), min_size=5))
@settings(max_examples=100)
def test_a_long_text_is_never_a_command(words):
    assert match_word(" ".join(words)) is None


KNOWN = ["help", "mine", "show", "find", "due", "digest", "sources", "import", "export", "away", "settings"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("hlep", "help"),
        ("digets", "digest"),
        ("Setings", "settings"),
        ("set", "settings"),
        ("fnid", "find"),
        ("source", "sources"),
        ("mine", "mine"),
        ("xyzzy", None),
        ("", None),
    ],
)
def test_a_mistyped_subcommand_gets_a_suggestion(word, meant):
    assert suggest(word, KNOWN) == meant


def test_nothing_known_suggests_nothing():
    assert suggest("help", []) is None
