"""The buttons in a digest, and in the window behind it."""

from collections.abc import Mapping

from bot.slack.ids import Action
from commands.digest import previewing, showing
from commands.dispatch import Listener

BUTTONS: Mapping[str, Listener] = {
    f"{Action.SHOW_BEHIND}:": showing.open_behind,
    Action.CHOOSE_NUMBER: showing.choose_number,
    Action.CHOOSE_PART: showing.choose_part,
    f"{Action.TURN_BEHIND}:": showing.turn,
    Action.LAST_DIGEST: previewing.press_last,
}
