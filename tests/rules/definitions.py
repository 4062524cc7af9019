"""Definitions for the rules' tests: the default, edited in every way the editor offers."""

from dataclasses import replace

from hypothesis import strategies as st

from bot.agreement.rules.edits import (
    DOWN,
    UP,
    Edit,
    move_choice,
    move_question,
    put_choice,
    put_question,
    remove_choice,
    retire_question,
    set_terms,
)
from bot.lead.definition.default import DEFAULT
from bot.lead.definition.questions import Choice, Definition, Effect, Kind, Obstacle, Question, TargetProfile

WORDS = st.text("abc xyz<&>*", min_size=1, max_size=12).filter(str.strip)
KEYS = st.sampled_from([*DEFAULT.by_key, "q_1", "q_2"])
CHOICE_KEYS = st.sampled_from(["yes", "no", "approved", "within_3", "3_to_6", "c_1", "c_2"])
CHOICES = st.builds(
    Choice, CHOICE_KEYS, WORDS, st.sampled_from(Effect), WORDS | st.just(""), st.integers(0, 400), st.booleans()
)
QUESTIONS = st.builds(
    Question,
    KEYS,
    WORDS,
    WORDS,
    st.sampled_from(Kind),
    st.booleans(),
    WORDS | st.just(""),
    st.sampled_from(Obstacle),
    st.booleans(),
)
TERMS = st.fixed_dictionaries(
    {},
    optional={
        "horizon_days": st.integers(1, 400),
        "stale_after_days": st.integers(7, 400),
        "lowest_stage": st.integers(1, 8),
        "must_be_vetted": st.booleans(),
        "waste_alarm_meetings": st.integers(1, 20),
        "attempts_before_unreachable": st.integers(1, 20),
        "target_profile": st.builds(TargetProfile, st.lists(WORDS).map(tuple), roles=st.lists(WORDS).map(tuple)),
    },
)
BY = st.sampled_from([UP, DOWN])
EDITS: st.SearchStrategy[Edit] = st.one_of(
    QUESTIONS.map(lambda q: lambda d: put_question(d, q)),
    st.tuples(KEYS, BY).map(lambda a: lambda d: move_question(d, *a)),
    KEYS.map(lambda key: lambda d: retire_question(d, key)),
    st.tuples(KEYS, CHOICES).map(lambda a: lambda d: put_choice(d, *a)),
    st.tuples(KEYS, CHOICE_KEYS, BY).map(lambda a: lambda d: move_choice(d, *a)),
    st.tuples(KEYS, CHOICE_KEYS).map(lambda a: lambda d: remove_choice(d, *a)),
    TERMS.map(lambda terms: lambda d: set_terms(d, terms)),
)


@st.composite
def definitions(draw: st.DrawFn, most: int = 8) -> Definition:
    """The default after up to `most` edits; it may be one that cannot be proposed."""
    definition = replace(DEFAULT, version=2)
    for edit in draw(st.lists(EDITS, max_size=most)):
        definition = edit(definition)
    return definition
