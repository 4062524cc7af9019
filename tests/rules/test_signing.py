"""The signing of a definition: each side for itself, nobody for both while somebody else is there, never nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.agreement.rules.signing import Managers, Side, signing_sides, still_asked

M, S = Side.MARKETING, Side.SALES


@pytest.mark.parametrize(
    ("marketing", "sales", "signed", "who", "sides"),
    [
        ("A", "B", {}, "A", {M}),
        ("A", "B", {}, "B", {S}),
        ("A", "B", {M: "A"}, "A", set()),
        ("A", "B", {M: "A"}, "B", {S}),
        ("A", "B", {}, "C", set()),
        ("AC", "B", {M: "A"}, "C", set()),
        # the only manager there is
        ("A", "", {}, "A", {M, S}),
        ("", "A", {}, "A", {M, S}),
        ("A", "A", {}, "A", {M, S}),
        # of both sides, with somebody else for one of them: they count for the other
        ("AB", "A", {}, "A", {S}),
        ("A", "AB", {}, "A", {M}),
        ("AB", "A", {S: "A"}, "A", set()),
        ("AB", "A", {S: "A"}, "B", {M}),
        # of both sides, with somebody else for each
        ("AB", "AC", {M: "A"}, "A", set()),
        ("AB", "AC", {M: "B"}, "A", {S}),
        # two of both sides: one each
        ("AB", "AB", {}, "A", {M}),
        ("AB", "AB", {M: "A"}, "B", {S}),
        ("AB", "AB", {M: "A"}, "A", set()),
        # nobody for sales, and two for marketing: somebody has to be named
        ("AB", "", {}, "A", {M}),
        ("AB", "", {M: "A"}, "B", set()),
        # the other manager of sales has left since
        ("AB", "A", {M: "A"}, "A", {S}),
    ],
)
def test_what_a_signature_counts_for(
    marketing: str, sales: str, signed: dict[Side, str], who: str, sides: set[Side]
) -> None:
    assert signing_sides(who, {M: tuple(marketing), S: tuple(sales)}, signed) == sides


MANAGERS = st.fixed_dictionaries({side: st.lists(st.sampled_from("ABC"), unique=True).map(tuple) for side in Side})


@given(MANAGERS, st.permutations("ABC"))
def test_signing_in_any_order_ends_with_both_sides_or_says_who_is_missing(managers: Managers, order: list[str]) -> None:
    signed: dict[Side, str] = {}
    for who in [*order, *order]:
        for side in signing_sides(who, managers, signed):
            assert side not in signed
            signed[side] = who
    if set(signed) != set(Side):
        assert not all(managers[side] for side in Side)
    elif len({*managers[M], *managers[S]}) > 1:
        assert len(set(signed.values())) == 2 or not still_asked(managers, {})
    assert all(signing_sides(user, managers, signed) == frozenset() for user in order)


@given(MANAGERS, st.sampled_from("ABC"), st.dictionaries(st.sampled_from(Side), st.sampled_from("ABC")))
def test_nobody_signs_for_a_side_that_others_manage(managers: Managers, who: str, signed: dict[Side, str]) -> None:
    everyone = {*managers[M], *managers[S]}
    for side in signing_sides(who, managers, signed):
        assert side not in signed
        assert who in managers[side] or everyone == {who}


@given(MANAGERS, st.dictionaries(st.sampled_from(Side), st.sampled_from("ABC")))
def test_those_asked_are_those_whose_signature_counts(managers: Managers, signed: dict[Side, str]) -> None:
    asked = still_asked(managers, signed)
    assert len(asked) == len(set(asked))
    assert set(asked) == {who for who in "ABC" if signing_sides(who, managers, signed)}
