"""The table of what is pressed and submitted of what becomes of an accepted lead, and the listener that does it."""

from collections.abc import Mapping

from bot.slack.ids import Action, View
from commands.dispatch import Listener
from commands.outcomes import attempts, ending, nurturing

BUTTONS: Mapping[str, Listener] = {
    Action.LOG_ATTEMPT: attempts.open_attempt,
    Action.CHOOSE_CAME: attempts.choose_came,
    Action.BACK_TO_NURTURE: nurturing.open_nurture,
    Action.CHOOSE_WHY: nurturing.choose_plan,
    Action.CHOOSE_UNTIL: nurturing.choose_plan,
    Action.CHOOSE_TRACK: nurturing.choose_plan,
    Action.WON: ending.open_won,
    Action.LOST: ending.open_lost,
    Action.RELEASE: ending.open_release,
}

SUBMISSIONS: Mapping[str, Listener] = {
    View.ATTEMPT: attempts.submit_attempt,
    View.NURTURE: nurturing.submit_nurture,
    View.WON: ending.submit_won,
    View.LOST: ending.submit_lost,
    View.RELEASE: ending.submit_release,
}
