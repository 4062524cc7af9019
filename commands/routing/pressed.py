"""The table of what is pressed and submitted on the pages of routing, and the listener that does it."""

from collections.abc import Mapping

from bot.slack.ids import Action, View
from commands.dispatch import Listener
from commands.routing import editing, showing

BUTTONS: Mapping[str, Listener] = {
    Action.ROUTING: showing.open_routing,
    f"{Action.ROUTE_RULE_MENU}:": editing.choose_for_rule,
    f"{Action.ROUTE_GROUP_MENU}:": editing.choose_for_group,
    f"{Action.ADD_TO_ROUTING}:": editing.open_new,
    Action.ROUTE_REST: editing.open_rest,
    Action.ROUTE_IN_FORCE: showing.press_in_force,
    Action.TRY_ROUTING: showing.press_try,
    f"{Action.TRY_ROUTING}:": showing.press_try,
    Action.DISCARD_ROUTING: showing.press_discard,
    f"{Action.ROUTE_LOG}:": showing.open_log,
    f"{Action.WHEN_AWAY}:": showing.press_when_away,
    Action.WHY_THIS_REP: showing.show_route,
}

SUBMISSIONS: Mapping[str, Listener] = {
    View.ROUTE_RULE: editing.submit_rule,
    View.ROUTE_GROUP: editing.submit_group,
    View.ROUTE_REST: editing.submit_rest,
}
