"""The table of what is pressed and submitted of the team, and the listener that does it."""

from collections.abc import Mapping

from bot.slack.ids import Action, View
from commands.dispatch import Listener
from commands.team import being_away, giving_by_group, knowing_reps

BUTTONS: Mapping[str, Listener] = {
    Action.TEAM: knowing_reps.open_team,
    f"{Action.TURN_TEAM}:": knowing_reps.turn_team,
    Action.GROUPS: giving_by_group.open_groups,
    Action.CHANGE_REP: knowing_reps.open_rep,
    Action.AWAY: being_away.open_away,
    f"{Action.AWAY_AT_ONCE}:": being_away.press_away_at_once,
    Action.HINT_YES: being_away.press_hint_yes,
    Action.HINT_NO: being_away.press_hint_no,
    Action.TAKE_BACK_ABSENCE: being_away.press_take_back,
}

SUBMISSIONS: Mapping[str, Listener] = {
    View.GROUPS: giving_by_group.submit_groups,
    View.REP: knowing_reps.submit_rep,
    View.AWAY: being_away.submit_away,
}
