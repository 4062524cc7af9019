"""The acts about reps and when they are away, and who may do them: part of the table in everything.py."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from bot.lead.people import Person, Role
from bot.slack.filled import Filled
from bot.team import change_rep as changing
from bot.team import come_back as coming
from bot.team import go_away as going
from bot.team import hint_away as hinting
from bot.team import look_up as looking
from bot.team.errors import NotARepError, NotAwayError, NotYourRepError
from bot.team.rep import Away
from bot.workspace import give_by_group as grouping
from bot.workspace.groups_sheet import FIELD
from storage.sql import Transaction
from storage.team import absences
from tests.guarantees.asked import ANYONE, MANAGER, REP, Asked, Place

_MAY = REP | MANAGER
_MORE = Filled({"hours": ""}, {"hours": "Mon-Fri 8-16"})


def _whoever_is_a_rep(act: Callable[[Transaction, Person, Place], Any]) -> Asked:
    """Whether whoever it is about is a rep, and managed by this manager, is another question than who may."""

    def do(tx: Transaction, by: Person, at: Place) -> Any:
        try:
            return act(tx, by, at)
        except (NotARepError, NotYourRepError, NotAwayError):
            return None

    return Asked(do, _MAY, about=False)


def _away(tx: Transaction) -> Away:
    return Away(tx.now, tx.now + timedelta(days=1))


def _tomorrow(tx: Transaction) -> int:
    return int((tx.now + timedelta(days=1)).timestamp())


def _take_back(tx: Transaction, by: Person, at: Place) -> Any:
    absence_id = absences.add(tx, by.team_id, by.user_id, _away(tx), by.user_id)
    return coming.take_back_absence(tx, by, absence_id, "k")


def _by_group(tx: Transaction, by: Person, at: Place) -> Any:
    form = Filled({FIELD[Role.REP]: []}, {FIELD[Role.REP]: ["S1"]})
    grouping.give_by_group(tx, by, form, {"S1": ("Closers", "closers")}, "k")


TEAM: dict[str, Asked] = {
    "go away": _whoever_is_a_rep(lambda tx, by, at: going.go_away(tx, by, by.user_id, _away(tx), "k")),
    "go away as typed": _whoever_is_a_rep(lambda tx, by, at: going.go_away_as_typed(tx, by, "tomorrow", "k")),
    "form of going away": _whoever_is_a_rep(lambda tx, by, at: going.to_go_away(tx, by)),
    "away as Slack says": _whoever_is_a_rep(lambda tx, by, at: hinting.say_yes(tx, by, _tomorrow(tx), "k")),
    "come back": _whoever_is_a_rep(lambda tx, by, at: coming.come_back(tx, by, "", "k")),
    "see the team": Asked(lambda tx, by, at: looking.team(tx, by), MANAGER, about=False),
    "see user groups": Asked(lambda tx, by, at: grouping.to_give_by_group(tx, by), MANAGER, about=False),
    "give roles to a user group": Asked(_by_group, MANAGER, about=False),
    "form of a rep": Asked(lambda tx, by, at: changing.to_change_rep(tx, by), ANYONE, about=False),
    "change a rep": Asked(lambda tx, by, at: changing.change_rep(tx, by, by.user_id, _MORE, "k"), ANYONE, about=False),
    "take back an absence": _whoever_is_a_rep(_take_back),
}
