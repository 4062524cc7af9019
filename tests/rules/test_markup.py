"""Slack's markup is undone: what is left is what the person typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.markup import as_typed, mentioned
from bot.slack.text import clean, escaped

NAMES = {"U0SIM1": "Ravi Rep"}


@pytest.mark.parametrize(
    ("handed_over", "typed"),
    [
        ("R&amp;D needs &lt;2 h", "R&D needs <2 h"),
        ("&amp;lt; is an entity", "&lt; is an entity"),
        ("&copy; and &nbsp; were typed so", "&copy; and &nbsp; were typed so"),
        ("<mailto:jane@acme.example|jane@acme.example>", "jane@acme.example"),
        ("<mailto:jane@acme.example>", "jane@acme.example"),
        ("<mailto:jane@acme.example|Jane>", "Jane (jane@acme.example)"),
        ("<tel:+49301234567|+49 30 1234567>", "+49 30 1234567"),
        ("<https://acme.example/a?b=1&amp;c=2>", "https://acme.example/a?b=1&c=2"),
        ("<http://acme.example|acme.example>", "acme.example"),
        ("<https://acme.example/long|acme.example>", "acme.example (https://acme.example/long)"),
        ("<@U0SIM1> knows him", "Ravi Rep knows him"),
        ("<@U0SIM1|ravi> knows him", "Ravi Rep knows him"),
        ("<@U0SIM2|sofia> knows him", "sofia knows him"),
        ("<@U0SIM2> knows him", "a colleague knows him"),
        ("<#C0SIM1|sales>", "#sales"),
        ("<#C0SIM1>", "a channel"),
        ("<!here> look", "@here look"),
        ("<!subteam^S1|@reps>", "@reps"),
        ("<!subteam^S1>", "a group"),
        ("<!date^1392734382^{date}|18 Feb 2014>", "18 Feb 2014"),
        ("<not of Slack's>", "<not of Slack's>"),
        ("a < b > c", "a < b > c"),
    ],
)
def test_it_is_as_it_was_typed(handed_over: str, typed: str) -> None:
    assert as_typed(handed_over, NAMES) == typed


@given(st.text(max_size=200))
def test_every_character_is_kept(typed: str) -> None:
    assert as_typed(escaped(typed)) == clean(typed)


def test_each_person_is_mentioned_once() -> None:
    assert mentioned("<@U0SIM1> and <@W0SIM2|ann>, <@U0SIM1>, not <#C0SIM1|x>") == ["U0SIM1", "W0SIM2"]
