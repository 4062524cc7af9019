"""Turns are fair and smooth, by weight; absence is no debt, a newcomer resets nobody, and the order can be told."""

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.routing.rules.turns import Turns, charge, give_back, order, take, take_again, whose_turn

USERS = [f"U{number}" for number in range(12)]


def served(
    turns: Turns, weights: Mapping[str, int], leads: int, absent: set[str] = frozenset()
) -> tuple[list[str], Turns]:  # type: ignore[assignment]
    here = {user: weight for user, weight in weights.items() if user not in absent}
    got = []
    for _ in range(leads):
        got.append(whose_turn(turns, here))
        turns = take(turns, got[-1], here, absent)
    return got, turns


def test_whoever_has_waited_longest_is_first_and_the_order_can_be_told() -> None:
    equal = dict.fromkeys(("Ann", "Bo", "Cy"), 1)
    got, turns = served(Turns(), equal, 7)
    assert got == ["Ann", "Bo", "Cy", "Ann", "Bo", "Cy", "Ann"]
    assert order(turns, equal, 3) == ["Bo", "Cy", "Ann"]
    assert order(turns, equal, 3) == ["Bo", "Cy", "Ann"]  # looking changes nothing


def test_weights_are_smooth() -> None:
    got, _ = served(Turns(), {"Ann": 3, "Bo": 1}, 8)
    assert got == ["Ann", "Ann", "Bo", "Ann"] * 2
    many = {"Ann": 10} | {f"B{number}": 1 for number in range(10)}
    got, _ = served(Turns(), many, 20)
    assert "Ann Ann Ann" not in " ".join(got)
    assert Counter(got)["Ann"] == 10


@given(st.integers(1, 12), st.integers(0, 60))
def test_over_any_hundred_leads_equals_differ_by_at_most_one(reps: int, before: int) -> None:
    got, _ = served(Turns(), dict.fromkeys(USERS[:reps], 1), before + 100)
    counts = Counter(got[before:])
    assert max(counts.values()) - min(counts[user] for user in USERS[:reps]) <= 1


@given(st.lists(st.integers(1, 20), min_size=1, max_size=12))
@settings(max_examples=60, deadline=None)
def test_over_a_thousand_leads_nobody_is_a_whole_lead_off_their_share(numbers: list[int]) -> None:
    weights = dict(zip(USERS, numbers, strict=False))
    got, _ = served(Turns(), weights, 1000)
    whole, counts = sum(numbers), Counter[str]()
    for so_far, user in enumerate(got, 1):
        counts[user] += 1
        assert all(abs(counts[each] - so_far * weight / whole) < 1 for each, weight in weights.items())


@given(st.integers(2, 8), st.integers(1, 80))
def test_whoever_comes_back_is_not_flooded(reps: int, missed: int) -> None:
    weights = dict.fromkeys(USERS[:reps], 1)
    _, turns = served(Turns(), weights, reps)
    _, turns = served(turns, weights, missed, {USERS[0]})
    got, _ = served(turns, weights, 4 * reps)
    assert abs(Counter(got)[USERS[0]] - 4) <= 1
    assert USERS[0] not in [a for a, b in pairwise(got) if a == b]


def test_whoever_may_catch_up_does() -> None:
    weights = dict.fromkeys(("Ann", "Bo"), 1)
    _, turns = served(Turns(), weights, 2)
    for _ in range(5):
        turns = take(turns, "Bo", {"Bo": 1})  # Ann is away, and nothing is noted of it
    got, _ = served(turns, weights, 5)
    assert got == ["Ann"] * 5


@given(st.integers(1, 8), st.integers(0, 50))
def test_a_newcomer_begins_at_the_present_count_and_moves_nobody(reps: int, before: int) -> None:
    weights = dict.fromkeys(USERS[:reps], 1)
    _, turns = served(Turns(), weights, before)
    as_it_was = order(turns, weights, 2 * reps)
    with_newcomer = weights | {"new": 1}
    as_it_is = [user for user in order(turns, with_newcomer, 3 * reps + 3) if user != "new"][: 2 * reps]
    assert as_it_is == as_it_was
    assert abs(order(turns, with_newcomer, 4 * (reps + 1)).count("new") - 4) <= 1


@given(st.integers(2, 8), st.integers(0, 50))
def test_a_turn_given_back_is_theirs_next_and_moves_nobody_else(reps: int, before: int) -> None:
    weights = dict.fromkeys(USERS[:reps], 1)
    got, turns = served(Turns(), weights, before + 1)
    others = [user for user in order(turns, weights, reps) if user != got[-1]]
    back = give_back(turns, got[-1], 1)
    assert order(back, weights, 1) == [got[-1]]
    assert [user for user in order(back, weights, reps + 1) if user != got[-1]] == others


@given(st.integers(2, 8), st.integers(1, 50))
def test_a_lead_got_by_hand_counts(reps: int, before: int) -> None:
    weights = dict.fromkeys(USERS[:reps], 1)
    _, turns = served(Turns(), weights, before)
    lucky = whose_turn(turns, weights)
    got, _ = served(charge(turns, lucky, 1), weights, reps - 1)
    assert lucky not in got


@given(st.lists(st.tuples(st.sampled_from(USERS[:5]), st.booleans()), max_size=60), st.permutations(USERS[:5]))
def test_the_same_history_gives_the_same_order_however_it_is_kept(
    story: list[tuple[str, bool]], mixed: list[str]
) -> None:
    turns = Turns()
    for user, by_hand in story:
        turns = charge(turns, user, 1) if by_hand else served(turns, dict.fromkeys(USERS[:5], 2), 1)[1]
    kept = Turns.from_json(turns.to_json())
    assert kept == turns
    assert order(kept, dict.fromkeys(mixed, 2), 10) == order(turns, dict.fromkeys(USERS[:5], 2), 10)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=6), st.integers(1, 40))
def test_a_turn_that_was_given_back_and_is_taken_again_is_as_if_nothing_had_been(
    numbers: list[int], leads: int
) -> None:
    weights = dict(zip(USERS, numbers, strict=False))
    got, turns = served(Turns(), weights, leads)
    last = turns.counts[got[-1]].last
    back = give_back(turns, got[-1], weights[got[-1]])
    assert take_again(back, got[-1], weights[got[-1]], last) == turns
    assert take_again(turns, "U99", 1, 0) == turns
