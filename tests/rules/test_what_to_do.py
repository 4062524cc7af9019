"""Details offers each act once: the two likeliest as buttons, the rest in menus that hold them."""

from datetime import UTC, datetime
from itertools import product
from typing import Any

import pytest

from bot.engagement.responsibility import may_engage
from bot.engagement.sheets import GroupSheet
from bot.lead.definition.default import DEFAULT
from bot.lead.lifecycle import Stage
from bot.lead.people import Person, Role
from bot.lead.reader import Reader
from bot.lead.record import Lead
from bot.overview.details_page import details_view
from bot.overview.sheets import LeadSheet
from bot.overview.to_do.what_to_do import TABLE, what_to_do

NOW = datetime(2026, 11, 23, tzinfo=UTC)
ROLES = [frozenset[Role](), *(frozenset({role}) for role in Role), frozenset(Role)]


def seen(stage: Stage, roles: frozenset[Role], *, waiting: int = 0) -> LeadSheet:
    """Details as somebody sees them who has the lead, on whichever side."""
    owner = "U1" if Role.REP in roles else "U2"
    at = {"stage_at": NOW, "created_at": NOW, "originator": "U3", "in_charge": "U1", "owner": owner, "offer": 2}
    lead = Lead("Jane Doe", id=7, team_id="T1", number=1, stage=stage, **at)  # type: ignore[arg-type]
    group = GroupSheet(may_engage=may_engage(lead, "U1", roles))
    return LeadSheet(lead, DEFAULT, Reader(Person("T1", "U1"), roles), NOW, group=group, waiting=waiting)


def buttons(stage: Stage, *roles: Role, waiting: int = 0) -> list[str]:
    return [act.label for act in what_to_do(seen(stage, frozenset(roles), waiting=waiting)).buttons]


@pytest.mark.parametrize(("stage", "roles", "waiting"), list(product(Stage, ROLES, (0, 9))))
def test_every_act_stands_in_details_exactly_once(stage: Stage, roles: frozenset[Role], waiting: int) -> None:
    sheet = seen(stage, roles, waiting=waiting)
    found = what_to_do(sheet)
    offered = [*found.buttons, *(act for _, acts in found.by_theme for act in acts)]
    assert sorted(act.label for act in offered) == sorted(act.label for act in TABLE if act.may(sheet))
    assert len(found.buttons) <= 2
    assert len({act.label for act in found.rest}) == len(found.rest)


def test_somebody_without_a_role_is_offered_nothing() -> None:
    assert not any(buttons(stage) for stage in Stage)


def test_what_is_likeliest_follows_from_stage_role_and_what_is_due() -> None:
    assert buttons(Stage.OFFERED, Role.REP) == ["Accept", "Reject"]
    assert buttons(Stage.OFFERED, Role.MARKETER) == ["Correct it", "Log a conversation"]
    assert buttons(Stage.ACCEPTED, Role.REP) == ["Log a conversation", "Plan a meeting"]
    assert buttons(Stage.DRAFT, Role.MARKETER) == ["Answer now", "Log a conversation"]
    assert buttons(Stage.RETURNED, Role.MARKETER) == ["Fix and resubmit", "Answer now"]
    assert buttons(Stage.NURTURING, Role.MARKETER) == ["Ready now", "Log a conversation"]
    assert buttons(Stage.NURTURING, Role.MARKETER, waiting=9) == ["Done", "Log a conversation"]
    assert buttons(Stage.STALE, Role.MARKETER) == ["Reopen"]
    assert buttons(Stage.REFUSED, Role.SALES_MANAGER)[0] == "Offer anyway"


@pytest.mark.parametrize(("stage", "roles", "waiting"), list(product(Stage, ROLES, (0, 9))))
def test_details_has_one_menu_of_acts_beside_the_buttons(stage: Stage, roles: frozenset[Role], waiting: int) -> None:
    view = details_view(seen(stage, roles, waiting=waiting))
    rows = [block for block in view["blocks"] if any(each in MENUS for each in kinds_in(block))]
    assert len(rows) <= 1
    assert all(kinds_in(row).count("button") == 2 for row in rows)


MENUS = ("overflow", "static_select")


def kinds_in(block: dict[str, Any]) -> list[str]:
    elements = [*block.get("elements", ()), *([block["accessory"]] if "accessory" in block else [])]
    return [str(element["type"]) for element in elements]


def test_what_a_button_carries_says_which_offer_or_follow_up_is_meant() -> None:
    sheet = seen(Stage.NURTURING, frozenset({Role.MARKETER}), waiting=9)
    carried = {act.label: act.carries(sheet) for act in TABLE}
    assert (carried["Done"], carried["Never"], carried["Snooze"]) == ("7 9", "7 2", "7")
