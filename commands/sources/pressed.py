"""The table of what is pressed and submitted about sources, and the listener that does it."""

from collections.abc import Mapping

from bot.slack.ids import Action, View
from commands.dispatch import Listener
from commands.sources import showing, telling_apart

BUTTONS: Mapping[str, Listener] = {
    Action.SAME_SOURCE: telling_apart.press_same,
    Action.NEW_SOURCE: telling_apart.press_new,
    Action.TAKE_APART: telling_apart.press_take_apart,
    Action.OPEN_SOURCE: showing.open_source,
    Action.CHANGE_SOURCE: showing.open_change,
    Action.MERGE_SOURCE: showing.open_merge,
    Action.FILTER_SOURCES: showing.choose_filter,
    f"{Action.TURN_SOURCES}:": showing.press_turn,
}

SUBMISSIONS: Mapping[str, Listener] = {
    View.SOURCES: showing.submit_find,
    View.SOURCE_FORM: showing.submit_change,
    View.SOURCE_MERGE: showing.submit_which,
    View.SOURCE_MERGING: showing.submit_merging,
}

MENUS: Mapping[str, Listener] = {Action.OTHER_SOURCE: showing.suggest_sources}
