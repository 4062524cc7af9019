"""The table of what is pressed and submitted about sources, and the listener that does it."""

from collections.abc import Mapping

from bot.slack.ids import Action
from commands.dispatch import Listener
from commands.sources import telling_apart

BUTTONS: Mapping[str, Listener] = {
    Action.SAME_SOURCE: telling_apart.press_same,
    Action.NEW_SOURCE: telling_apart.press_new,
    Action.TAKE_APART: telling_apart.press_take_apart,
}

SUBMISSIONS: Mapping[str, Listener] = {}
