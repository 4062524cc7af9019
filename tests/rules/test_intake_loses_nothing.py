"""Whatever is typed after `/lead`, in whatever order, nothing is lost and it takes no time."""

import re
import time
from dataclasses import asdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.intake import vocabulary as intake_words
from bot.intake.reading import Intake, parse_intake
from bot.lead.identity.marks import plain_marks
from bot.slack.markup import as_typed

MARKERS = set(re.findall(r"\w+", "from via of at we met him her them note notes comment comments ph mailto http"))
MARKERS |= {"https"} | {word for label in intake_words.FIELDS for word in re.split(r"\W", label)}
PARTS = """
Jane Doe Acme GmbH Inc. CEO VP head of at from via @ met notes: source: email: phone title = a@b 5551234x1
ext. 5 jane@acme.example +49 30 1234567 2026-11-03 1,000 <mailto:j@x.example|j@x.example> <tel:+12345678|+12345678>
&amp; &lt; ( ) , ; - – | " Webinar Q3 please we 田中 é O'Neill ! < > <@U1|bob> [ , ,
"""
FRAGMENTS = st.sampled_from(PARTS.split())
TYPED = st.one_of(
    st.text(max_size=80),
    st.lists(FRAGMENTS, max_size=14).map(" ".join),
    st.lists(FRAGMENTS, max_size=14).map("\n".join),
    st.lists(FRAGMENTS, max_size=10).map("".join),
)


PARTS_OF_JANE = (
    "Jane Doe",
    "VP Operations",
    "Acme Corp",
    "jane@acme.example",
    "+49 30 1234567",
    "from Webinar Q3",
)


@given(st.permutations(PARTS_OF_JANE), st.sampled_from([", ", ";", "\n", " - ", " – ", "|", " | "]))
@settings(max_examples=100, deadline=None)
def test_order_and_separator_do_not_matter(parts, separator):
    name, title, company, email, phone, source = PARTS_OF_JANE
    expected = Intake(name, title, company, email, phone, source.removeprefix("from "))
    assert parse_intake(separator.join(parts)) == expected


@given(TYPED)
@settings(max_examples=500, deadline=None)
def test_no_word_is_lost(text):
    typed = plain_marks(as_typed(text))
    kept = tokens(plain_marks(" ".join(asdict(parse_intake(as_typed(text))).values())))
    lost = {word for word in tokens(typed) - kept if word.casefold() not in MARKERS}
    assert not lost


@given(TYPED)
@settings(max_examples=200, deadline=None)
def test_blanks_around_and_inside_make_no_difference(text):
    intake = parse_intake(text)
    assert parse_intake(f"  {text}\t\n ") == intake
    for value in asdict(intake).values():
        assert value == " ".join(value.split())


@pytest.mark.parametrize(
    "unit", ["a", "1 ", "a.", "a@", "at ", "note:", "<", "x of ", "+1", ", ", "é-", "'", "met ", "\n("]
)
def test_three_thousand_characters_take_no_time(unit):
    started = time.process_time()
    parse_intake((unit * 3000)[:3000])
    assert time.process_time() - started < 0.5


def tokens(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text))
