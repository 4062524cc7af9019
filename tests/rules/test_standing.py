"""Who can hold a role here, by what Slack says of their account."""

from typing import Any

import pytest

from bot.lead.people import Role
from bot.lead.team.sides import Side, managing, may_act
from bot.lead.team.standing import AT_THE_FIELD, WORDS, Unfit, unfit

MEMBERS: dict[Role, tuple[str, ...]] = {
    Role.MARKETER: ("U1", "U2"),
    Role.REP: ("U3",),
    Role.MARKETING_MANAGER: ("U2", "U4"),
    Role.SALES_MANAGER: ("U5",),
}


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({}, None),
        ({"team_id": "T1"}, None),
        ({"team_id": "T1", "deleted": True}, Unfit.DEACTIVATED),
        ({"team_id": "T1", "is_restricted": True}, Unfit.GUEST),
        ({"team_id": "T1", "is_restricted": True, "is_ultra_restricted": True}, Unfit.GUEST),
        ({"team_id": "T1", "is_bot": True}, Unfit.BOT),
        ({"id": "USLACKBOT", "team_id": "T1", "is_bot": False}, Unfit.BOT),
        ({"team_id": "T2"}, Unfit.ELSEWHERE),
        ({"team_id": "T2", "is_stranger": True}, Unfit.ELSEWHERE),
        ({"team_id": "T1", "is_stranger": True}, Unfit.ELSEWHERE),
        ({"team_id": "T2", "enterprise_user": {"teams": ["T1", "T2"]}}, None),
        ({"team_id": "T2", "enterprise_user": {"teams": ["T3"]}}, Unfit.ELSEWHERE),
        ({"team_id": "E1", "enterprise_user": {"teams": ["T1"]}}, None),
        ({"team_id": "T2", "enterprise_user": None}, Unfit.ELSEWHERE),
    ],
)
def test_what_keeps_somebody_from_a_role(said: dict[str, Any], why: Unfit | None) -> None:
    assert unfit(said, "T1") is why


def test_every_reason_can_be_said() -> None:
    assert set(WORDS) == set(Unfit)
    assert set(AT_THE_FIELD) == set(Unfit) - {Unfit.OFF_TEAM}


def test_a_side_without_managers_is_managed_by_the_other() -> None:
    assert managing(MEMBERS, Side.MARKETING) == ("U2", "U4")
    assert managing(MEMBERS, Side.MARKETING, "U2") == ("U4",)
    assert managing({**MEMBERS, Role.SALES_MANAGER: ()}, Side.SALES) == ("U2", "U4")
    assert managing(dict.fromkeys(Role, ()), Side.SALES) == ()


@pytest.mark.parametrize(("user", "may"), [("U1", True), ("U3", False), ("U4", True), ("U5", True), ("U9", False)])
def test_who_may_act_on_what_marketing_has(user: str, may: bool) -> None:
    assert may_act(MEMBERS, user, Side.MARKETING) is may
