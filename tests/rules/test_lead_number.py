"""A lead's number, however somebody writes it."""

import pytest

from bot.lead.identity.lead_number import number_of


@pytest.mark.parametrize(
    "written",
    ["L-12", "l12", "L12", "L–12", "L\u201112", "L 12", "L - 12", "#12", "12", "L-12.", "L-12,", "Ｌ－１２", "No. 12"],
)
def test_it_is_a_number(written: str) -> None:
    assert number_of(written) == 12


@pytest.mark.parametrize("written", ["", "Jane", "L-", "12 Monkeys Inc", "L-12 Jane", "1.2", "12345678901", "-12"])
def test_it_is_none(written: str) -> None:
    assert number_of(written) == 0
