"""Eight stages: what completes each, forward by the record, back only on a person's word."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engagement.buying_group import Contact, Part
from bot.engagement.maturity import LAST, STEPS, Evidence, advanced, reached, stage_problem, step

JANE = Contact(1, "Jane Doe")
MARIA = Contact(2, "Maria Lopez", parts=frozenset({Part.JUDGE}))
TOM = Contact(3, "Tom Chen", parts=frozenset({Part.APPROVER}))
KIM = Contact(4, "Kim Park", parts=frozenset({Part.USER}), referred_by="Tom Chen")
JANE_KNOWN = replace(JANE, parts=frozenset({Part.INFLUENCER}))
ALONE, BOTH = frozenset({1}), frozenset({2, 3})
EVERYTHING = Evidence([JANE_KNOWN, MARIA, TOM, KIM], [ALONE, BOTH], [BOTH])


@pytest.mark.parametrize(
    ("evidence", "stage"),
    [
        (Evidence([JANE], unanswered=3), 1),
        (Evidence([JANE], [ALONE], unanswered=3), 2),
        (Evidence([JANE], [ALONE, ALONE], unanswered=3), 3),
        (Evidence([JANE], [ALONE], [ALONE], unanswered=3), 3),  # a meeting that was held is a conversation too
        (Evidence([JANE, MARIA, TOM], [ALONE, ALONE]), 4),
        (Evidence([JANE, MARIA, TOM, KIM], [ALONE, ALONE]), 4),  # Jane's role is unknown
        (Evidence([JANE_KNOWN, MARIA, TOM], [ALONE, ALONE]), 4),  # no user
        (Evidence([JANE_KNOWN, MARIA, TOM, KIM], [ALONE, ALONE]), 5),
        (Evidence([JANE_KNOWN, MARIA, TOM, KIM], [ALONE, frozenset({2})]), 5),  # the approver was not heard
        (replace(EVERYTHING, held=[], unvetted=1), 5),
        (replace(EVERYTHING, held=[], group=[JANE_KNOWN, MARIA, TOM, replace(KIM, referred_by="")]), 6),
        (replace(EVERYTHING, held=[]), 7),
        (replace(EVERYTHING, held=[ALONE]), 7),  # one person is no group
        (EVERYTHING, 8),
    ],
)
def test_the_record_speaks_for_the_last_stage_met_in_a_row(evidence: Evidence, stage: int) -> None:
    assert reached(1, evidence) == stage
    assert advanced(1, evidence) == max(min(stage, 2 * evidence.conversations), 1)


def test_no_conversation_or_meeting_takes_it_more_than_two_stages_further() -> None:
    stage = 1
    for number in range(1, 6):
        following = advanced(stage, replace(EVERYTHING, logged=[BOTH] * number, held=[]))
        assert following - stage <= 2
        stage = following
    assert stage == 7, "in the end, all that is on record counts"


def test_every_stage_has_its_number_a_name_and_a_criterion_in_words() -> None:
    assert [one.number for one in STEPS] == list(range(1, 9))
    for one in STEPS:
        assert one.name
        assert one.criterion.endswith(".")
        assert step(one.number) is one


def test_what_was_taken_back_stays_until_something_new_is_on_record() -> None:
    evidence = Evidence([JANE], [ALONE, ALONE], unanswered=1)
    assert advanced(1, evidence, taken_back=3) == 1
    assert advanced(1, replace(evidence, unanswered=0), taken_back=3) == 4


@pytest.mark.parametrize(
    ("current", "wanted", "reason", "problem"),
    [
        (3, 4, "", ""),
        (3, 3, "", ""),
        (3, 2, "  ", "needs a reason"),
        (3, 2, "Jane left", ""),
        (3, 0, "Jane left", "pick one of the eight"),
        (3, 9, "", "pick one of the eight"),
    ],
)
def test_only_the_way_back_needs_a_reason(current: int, wanted: int, reason: str, problem: str) -> None:
    found = stage_problem(current, wanted, reason)
    assert bool(found) == bool(problem)
    assert problem in found


contacts = st.builds(
    Contact,
    st.integers(1, 5),
    st.just("Somebody"),
    parts=st.frozensets(st.sampled_from(Part)),
    referred_by=st.sampled_from(["", "Tom"]),
)
people = st.frozensets(st.integers(1, 5), min_size=1)
evidences = st.builds(
    Evidence,
    st.lists(contacts, max_size=5),
    st.lists(people, max_size=3),
    st.lists(people, max_size=2),
    st.integers(0, 3),
    st.integers(0, 2),
)
stages = st.integers(1, LAST)


@given(stages, evidences, st.integers(0, LAST))
def test_the_record_never_moves_a_lead_back_and_moving_twice_is_moving_once(
    current: int, evidence: Evidence, taken_back: int
) -> None:
    stage = advanced(current, evidence, taken_back)
    assert current <= stage <= LAST
    assert advanced(stage, evidence, taken_back) == stage
    assert all(step(number).met(evidence) for number in range(current + 1, stage + 1))


MORE: list[Callable[[Evidence, frozenset[int]], Evidence]] = [
    lambda known, who: replace(known, logged=[*known.logged, who]),
    lambda known, who: replace(known, held=[*known.held, who]),
    lambda known, who: replace(known, unanswered=0),
    lambda known, who: replace(known, unvetted=0),
]


@given(stages, evidences, people, st.sampled_from(MORE))
def test_talking_and_answering_more_never_speaks_for_an_earlier_stage(
    current: int, evidence: Evidence, who: frozenset[int], more: Callable[[Evidence, frozenset[int]], Evidence]
) -> None:
    assert reached(current, more(evidence, who)) >= reached(current, evidence)


@given(stages, stages, evidences)
def test_going_back_holds_as_long_as_nothing_new_is_on_record(current: int, back: int, evidence: Evidence) -> None:
    """However often the record is looked at after a person took the lead back, it stays there."""
    to = min(current, back)
    spoke_for = reached(to, evidence)
    assert advanced(to, evidence, spoke_for) == to
