"""Names of competitors are read from answers, and recognised however they are spelt, but never in an everyday word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.competitors.everyday import EVERYDAY
from bot.competitors.names import LONGEST, MOST, Rival, mentioned, names_in, rival, same_as


@pytest.mark.parametrize(
    ("answer", "names"),
    [
        ("Acme Rival", ["Acme Rival"]),
        ("acme rival", ["acme rival"]),
        ("Acme Rival, Contoso and maybe Fabrikam Inc.", ["Acme Rival", "Contoso", "Fabrikam Inc"]),
        ("They looked at Acme Rival last year but it was too dear", ["Acme Rival"]),
        ("Currently using Zendesk; had a demo from Freshworks", ["Zendesk", "Freshworks"]),
        ("their current supplier (Northwind Traders GmbH)", ["Northwind Traders GmbH"]),
        ("monday.com or Slack", ["monday.com", "Slack"]),
        ("Johnson & Johnson", ["Johnson & Johnson"]),
        *((nobody, []) for nobody in ("None", "nobody yet", "Don't know", "Not known yet", "in-house", "Internal IT")),
        *((nobody, []) for nobody in ("too early", "We have not asked them about it so far", "-", "?", "")),
    ],
)
def test_an_answer_names_them(answer: str, names: list[str]) -> None:
    assert [one.name for one in names_in(answer)] == names


KNOWN = [
    Rival(one.key, one.name)
    for name in ("Acme Rival", "monday.com", "Zendesk", "SAP", "Slack", "Workday Inc")
    if (one := rival(name))
]


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("They had a call with Acme Rivall on Monday", ["Acme Rival"]),
        ("akme rival came by", ["Acme Rival"]),
        ("AcmeRival's offer is on the table", ["Acme Rival"]),
        ("they use zendesk today", ["Zendesk"]),
        ("SAP visited them", ["SAP"]),
        ("We meet on Monday, the sap is rising, slack is needed on a workday", []),
        ("An arrival at Acme was late", []),
        ("", []),
    ],
)
def test_it_is_recognised_in_what_was_said(said: str, names: list[str]) -> None:
    assert [one.name for one in mentioned(said, KNOWN)] == names


def test_a_misspelt_name_is_the_known_one() -> None:
    assert same_as(Rival("acme rivall", "Acme Rivall"), KNOWN).name == "Acme Rival"
    assert same_as(Rival("contoso", "Contoso"), KNOWN).name == "Contoso"


@given(st.lists(st.sampled_from(sorted(EVERYDAY)), max_size=30).map(" ".join))
def test_no_sentence_of_everyday_words_names_anybody(said: str) -> None:
    everyday = [found for word in sorted(EVERYDAY)[:200] if (found := rival(word.capitalize()))]
    assert not mentioned(said, [*KNOWN, *everyday])


@given(st.text(max_size=300))
def test_whatever_is_typed_gives_a_few_short_names(answer: str) -> None:
    found = names_in(answer)
    assert len(found) <= MOST
    assert all(one.key and 0 < len(one.name) <= LONGEST for one in found)
    assert len({one.key for one in found}) == len(found)
    for one in found:
        assert same_as(one, found) == one
