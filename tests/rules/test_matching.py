"""The choices that chat answers are taken for, on every choice of the default definition."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.matching import match_choice

COMMITTED = [
    ("committed", "Committed"),
    ("exploring", "Exploring"),
    ("no_intention", "No intention to change"),
]
FIT = [("yes", "Yes"), ("partly", "Partly"), ("no", "No")]
MONEY = [("approved", "Approved"), ("planned", "Planned"), ("none", "None")]
TIMING = [
    ("within_3", "Within 3 months"),
    ("3_to_6", "3 to 6 months"),
    ("6_to_9", "6 to 9 months"),
    ("later", "Later or unknown"),
]
CHANNEL = [
    ("email", "Email"),
    ("phone", "Phone"),
    ("video", "Video call"),
    ("in_person", "In person"),
    ("post", "Post"),
    ("social", "Social"),
]
PLACE = [
    ("now", "Needs it now"),
    ("contemplating", "Contemplating"),
    ("has_one", "Has one, rethinking it"),
    ("unclear", "Not yet clear why"),
]
TRUST = [("customer", "Customer or referred"), ("knows", "Knows us"), ("never", "Never heard of us")]
ALL = [COMMITTED, FIT, MONEY, TIMING, CHANNEL, PLACE, TRUST]


def cases(choices, table):
    return [pytest.param(typed, choices, key, id=f"{typed!r} means {key}") for typed, key in table.items()]


@pytest.mark.parametrize(
    ("typed", "choices", "key"),
    [
        *cases(
            COMMITTED,
            {
                "Committed": "committed",
                "commited": "committed",
                "COMMITTED!": "committed",
                "they are committed": "committed",
                "committed, I think": "committed",
                "exploring": "exploring",
                "explorng": "exploring",
                "just exploring": "exploring",
                "no intention": "no_intention",
                "No intention to change.": "no_intention",
                "no intention to chnage": "no_intention",
                "a": "committed",
                "b": "exploring",
                "2": "exploring",
                "(3)": "no_intention",
                "option 2": "exploring",
                "e": "exploring",
            },
        ),
        *cases(
            FIT,
            {
                "yes": "yes",
                "Yes please": "yes",
                "yep": "yes",
                "y": "yes",
                "n": "no",
                "no": "no",
                "nope": "no",
                "partly": "partly",
                "partly - for the EU": "partly",
                "Partly – not in the US": "partly",
                "partialy": "partly",
                "partially": "partly",
                "yes, 3 seats": "yes",
            },
        ),
        *cases(
            MONEY,
            {
                "approved": "approved",
                "aproved": "approved",
                "planned": "planned",
                "plan": "planned",
                "none": "none",
                "no": "none",
                "it's approved": "approved",
                "c": "none",
            },
        ),
        *cases(
            TIMING,
            {
                "3-6 months": "3_to_6",
                "3–6 months": "3_to_6",
                "three to six months": "3_to_6",
                "between 3 and 6 months": "3_to_6",
                "within three months": "within_3",
                "within 3 months please": "within_3",
                "3 months": "within_3",
                "6 to 9": "6_to_9",
                "6—9": "6_to_9",
                "later": "later",
                "maybe later": "later",
                "unknown": "later",
                "a": "within_3",
                "2": "3_to_6",
                "3.": "6_to_9",
                "#3": "6_to_9",
            },
        ),
        *cases(
            CHANNEL,
            {
                "phone please": "phone",
                "by phone": "phone",
                "video": "video",
                "videocall": "video",
                "Video-Call": "video",
                "e-mail": "email",
                "émail": "email",
                "emial": "email",
                "in person": "in_person",
                "post": "post",
                "social": "social",
                "6": "social",
            },
        ),
        *cases(
            PLACE,
            {
                "needs it now": "now",
                "they need it now": "now",
                "contemplating": "contemplating",
                "contemplatin": "contemplating",
                "has one rethinking it": "has_one",
                "has one": "has_one",
                "not clear why": "unclear",
            },
        ),
        *cases(
            TRUST,
            {
                "customer": "customer",
                "referred": "customer",
                "referred by Bob": "customer",
                "know us": "knows",
                "they know us": "knows",
                "never heard": "never",
                "never": "never",
            },
        ),
    ],
)
def test_what_is_clearly_one_choice_is_that_choice(typed, choices, key):
    assert match_choice(typed, choices) == key


@pytest.mark.parametrize(
    ("typed", "choices", "why"),
    [
        ("not committed", COMMITTED, "a negation turns the meaning round"),
        ("no", COMMITTED, "a bare no is not a whole phrase"),
        ("intention to change", COMMITTED, "the label says the opposite"),
        ("c", COMMITTED, "the third letter and the first of Committed"),
        ("yes and no", FIT, "two choices named"),
        ("yes, partly", FIT, "two choices named"),
        ("not yet", FIT, "neither"),
        ("not approved", MONEY, "a negation turns the meaning round"),
        ("planned, not approved", MONEY, "two choices named"),
        ("6 months", TIMING, "the edge of two choices"),
        ("3", TIMING, "the third choice or three months"),
        ("within 6 months", TIMING, "another number"),
        ("3 to 9 months", TIMING, "another span"),
        ("36 months", TIMING, "another number"),
        ("months", TIMING, "in three of them"),
        ("mail", CHANNEL, "a letter or an e-mail"),
        ("p", CHANNEL, "Phone or Post"),
        ("call", CHANNEL, "may well be a phone call"),
        ("phone or email", CHANNEL, "two choices named"),
        ("us", TRUST, "in two of them"),
        ("7", CHANNEL, "there is no seventh"),
        ("0", CHANNEL, "there is no noughth"),
        ("", CHANNEL, "nothing typed"),
        ("…?!", CHANNEL, "no words"),
        ("please", CHANNEL, "only manners"),
        ("no", [("none", "None"), ("no_intention", "No intention to change")], "two begin with no"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_might_be_another_choice_is_asked_again(typed, choices, why):
    assert match_choice(typed, choices) is None, why


@pytest.mark.parametrize("choices", ALL)
def test_every_label_and_key_means_itself(choices):
    for key, label in choices:
        assert match_choice(label, choices) == key
        assert match_choice(f"  {label.upper()}. ", choices) == key
        assert match_choice(key, choices) == key


@given(st.text(max_size=60), st.sampled_from(ALL))
@settings(max_examples=150, deadline=None)
def test_any_text_is_a_known_key_or_nothing(typed, choices):
    assert match_choice(typed, choices) in {None, *(key for key, _ in choices)}


@given(st.text(max_size=20), st.lists(st.tuples(st.text(max_size=5), st.text(max_size=12)), max_size=5))
@settings(max_examples=150, deadline=None)
def test_any_choices_can_be_asked(typed, choices):
    assert match_choice(typed, choices) in {None, *(key for key, _ in choices)}
