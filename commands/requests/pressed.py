"""The table of what is pressed and submitted of what is asked of managers, and the listener that does it."""

from collections.abc import Mapping

from bot.slack.ids import Action
from commands.dispatch import Listener
from commands.requests import access, asking

BUTTONS: Mapping[str, Listener] = {
    Action.ASK_MANAGER: asking.press_ask_manager,
    Action.REQUEST_ACCESS: access.press_request_access,
    Action.ADD_MARKETER: access.press_add_marketer,
    Action.ADD_REP: access.press_add_rep,
    Action.DECLINE_REQUEST: asking.press_decline,
}
