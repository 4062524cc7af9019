"""Strikes: two leads in a row rejected as chaff, and three accepted; and every way to sales passes the gate."""

import pytest

from bot.judging.review.gate import GATE
from bot.lead.lifecycle import MOVES, Stage
from bot.sources.probation.strikes import CHAFF, Decided, accepted, strikes, why


def rows(*said: str) -> list[Decided]:
    """Return decisions, the latest first, each on a lead of its own: a reason, or "" for an accepted one."""
    return [Decided(at, at, "rejected" if reason else "accepted", reason) for at, reason in enumerate(said, start=1)]


def test_every_way_to_sales_is_in_the_table_of_the_gate() -> None:
    assert set(GATE) == {move for move, rule in MOVES.items() if rule.to is Stage.OFFERED}


def test_chaff_is_what_is_closed_for_good_but_for_what_was_known_already() -> None:
    assert {"no_need", "never_buys"} == CHAFF


@pytest.mark.parametrize(
    ("said", "in_a_row"),
    [
        ((), 0),
        (("no_need",), 1),
        (("no_need", "never_buys"), 2),
        (("no_need", "", "no_need"), 1),
        (("no_need", "no_money", "no_need"), 1),
        (("no_need", "duplicate", "incomplete", "wrong_person", "no_need"), 2),
        (("", "no_need", "no_need"), 0),
    ],
)
def test_strikes_count_in_a_row_and_what_says_nothing_is_passed_over(said: tuple[str, ...], in_a_row: int) -> None:
    assert len(strikes(rows(*said))) == in_a_row


@pytest.mark.parametrize(
    ("said", "in_a_row"), [(("", "", ""), 3), (("", "duplicate", ""), 2), (("", "no_money", ""), 1), (("no_need",), 0)]
)
def test_so_are_accepted_leads(said: tuple[str, ...], in_a_row: int) -> None:
    assert len(accepted(rows(*said))) == in_a_row


def test_a_lead_counts_once() -> None:
    twice = [Decided(1, 1, "rejected", "no_need"), Decided(1, 1, "rejected", "no_need")]
    assert len(strikes(twice)) == 1


def test_why_names_the_first_strike_first() -> None:
    said = why(rows("never_buys", "no_need"))
    assert said == "sales rejected L-2 (no need) and L-1 (never buys from us) in a row"
