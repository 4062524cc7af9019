"""The buttons in a digest."""

from collections.abc import Mapping

from bot.slack.ids import Action
from commands.digest import previewing
from commands.dispatch import Listener

BUTTONS: Mapping[str, Listener] = {
    Action.LAST_DIGEST: previewing.press_last,
}
