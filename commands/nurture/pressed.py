"""The table of what is pressed and submitted while a lead is nurtured, and the listener that does it."""

from collections.abc import Mapping

from bot.slack.ids import Action, View
from commands.dispatch import Listener
from commands.nurture import all_at_once, ending, following_up, noting_done

BUTTONS: Mapping[str, Listener] = {
    Action.READY_NOW: following_up.press_ready_now,
    Action.DONE: noting_done.open_done,
    Action.CHOOSE_OUTCOME: noting_done.choose_outcome,
    Action.SNOOZE: following_up.open_snooze,
    Action.SNOOZE_TRACK: following_up.choose_snooze_track,
    Action.SNOOZE_ALL: all_at_once.open_snooze_all,
    Action.SKIP: following_up.press_skip,
    f"{Action.TURN_FOLLOW_UPS}:": following_up.turn_follow_ups,
    Action.SHOW_FOLLOW_UP: following_up.show_follow_up,
    Action.NEVER: following_up.press_never,
    Action.NURTURE_AGAIN: ending.open_again,
    Action.END_NURTURE: ending.open_end,
    Action.GO_ON_TRACK: following_up.press_go_on,
    Action.REOPEN: following_up.press_reopen,
    Action.REATTEMPT: following_up.press_try_again,
}

SUBMISSIONS: Mapping[str, Listener] = {
    View.NURTURE_AGAIN: ending.submit_again,
    View.END_NURTURE: ending.submit_end,
    View.DONE: noting_done.submit_done,
    View.SNOOZE: following_up.submit_snooze,
    View.SNOOZE_ALL: all_at_once.submit_snooze_all,
}
