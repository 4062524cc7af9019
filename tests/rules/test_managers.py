"""The side that somebody manages when only the environment has said who the managers are."""

import pytest

from bot.lead.people import MANAGERS, Act, Role, manager_sides, who_may

MARKETING, SALES = Role.MARKETING_MANAGER, Role.SALES_MANAGER


@pytest.mark.parametrize(
    ("on_marketing", "on_sales", "sides"),
    [
        (True, False, {MARKETING}),
        (False, True, {SALES}),
        (True, True, {MARKETING, SALES}),
        (False, False, {MARKETING, SALES}),
    ],
)
def test_a_manager_manages_the_team_they_are_on(on_marketing: bool, on_sales: bool, sides: set[Role]) -> None:
    found = manager_sides(["U1"], ["U1", "U2"] if on_marketing else ["U2"], ["U1"] if on_sales else [])
    assert {role for role, people in found.items() if people} == sides


def test_a_refusal_speaks_of_managers_once() -> None:
    assert who_may(Act.CONFIGURE) == "managers"
    assert {Role.MARKETING_MANAGER, Role.SALES_MANAGER} == MANAGERS
