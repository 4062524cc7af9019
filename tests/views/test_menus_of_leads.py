"""The menu that finds a lead keeps to Slack's limits, however many leads there are and whatever they are called."""

from datetime import UTC, datetime

import pytest

from bot.conversations.sheet import MOST_OFFERED
from bot.intake.merge_form import likely_choices
from bot.lead.lifecycle import Stage
from bot.lead.record import Listed
from bot.simulator.blocks.objects import MENU_OPTION, OPTION_GROUP
from bot.simulator.blocks.shapes import ListOf
from tests.views.test_limits import EXTREMES

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def listed(number: int, typed: str) -> Listed:
    name = (typed * 20)[:150] or "-"
    return Listed(number, number, Stage.OFFERED, NOW, name, name, "U1", "")


@pytest.mark.parametrize("count", [0, 1, MOST_OFFERED, MOST_OFFERED + 1])
@pytest.mark.parametrize("typed", EXTREMES.values(), ids=EXTREMES)
def test_it_is_one_slack_takes(count: int, typed: str) -> None:
    menu = likely_choices([(listed(number, typed), (typed * 9)[:200]) for number in range(1, count + 1)])
    groups = menu.get("option_groups", [])
    assert not list(ListOf(OPTION_GROUP, 100).check(groups, "/option_groups"))
    assert not list(ListOf(MENU_OPTION, 100).check(menu.get("options", []), "/options"))
    offered = [*menu.get("options", []), *(each for group in groups for each in group["options"])]
    assert [each["value"] for each in offered] == [str(number) for number in range(1, min(count, MOST_OFFERED) + 1)]
