"""The table of what is pressed and submitted of handing over, and the listener that does it."""

from collections.abc import Mapping

from bot.slack.ids import Action, View
from commands.dispatch import Listener
from commands.handover import giving

BUTTONS: Mapping[str, Listener] = {
    Action.HAND_OVER: giving.open_hand_over,
    Action.HAND_OVER_ALL: giving.open_hand_over_all,
    Action.WORK_ON_IT: giving.press_work_on_it,
    Action.UNDO_ALL: giving.press_undo_all,
}

SUBMISSIONS: Mapping[str, Listener] = {
    View.HAND_OVER: giving.submit_hand_over,
    View.HAND_OVER_WHOSE: giving.submit_whose,
    View.HAND_OVER_ALL: giving.submit_hand_over_all,
}
