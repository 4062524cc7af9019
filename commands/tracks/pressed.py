"""The table of what is pressed and submitted on the pages of tracks, and the listener that does it."""

from collections.abc import Mapping

from bot.slack.ids import Action, View
from commands.dispatch import Listener
from commands.tracks import editing, showing

BUTTONS: Mapping[str, Listener] = {
    Action.TRACKS: showing.open_tracks,
    Action.EDIT_TRACK: showing.open_track,
    Action.NEW_TRACK: editing.open_new_track,
    Action.TRACK_ABOUT: editing.open_about,
    f"{Action.TRACK_LOG}:": showing.open_log,
    Action.TRACK_MOVERS: showing.open_movers,
    f"{Action.TRACK_MOVERS}:": showing.open_movers,
    Action.DISCARD_TRACK: editing.press_discard,
    Action.RETIRE_TRACK: showing.press_retire,
    Action.TRACK_BACK_IN_USE: showing.press_use_again,
    Action.SHOW_PLAN: showing.show_plan,
    Action.ADD_TOUCH: editing.open_touch,
    f"{Action.TOUCH_MENU}:": editing.choose_for_touch,
}

SUBMISSIONS: Mapping[str, Listener] = {
    View.TOUCH: editing.submit_touch,
    View.TRACK_ABOUT: editing.submit_about,
    View.TRACK_NEW: editing.submit_new_track,
    View.TRACK: showing.submit_track,
    View.TRACK_SAVE: showing.submit_save,
}
