"""Telling people that a manager changed their roles."""

from collections.abc import Mapping, Sequence

from bot.lead.kinds import NoticeKind
from bot.lead.people import Person, Role
from bot.undo.settle import redraw
from storage import workspaces
from storage.delivery import outbox
from storage.sql import Transaction
from storage.undo import posted


def tell_of_roles(tx: Transaction, by: Person, before: Mapping[Role, Sequence[str]], group: str = "") -> None:
    """Tell everybody whose roles are not what they were `before` what they may do now; whoever changed it knows.
    `group` is the handle of the user group by which it came about, "" for none."""
    now = workspaces.members(tx, by.team_id)
    for user in dict.fromkeys(user for held in (before, now) for role in Role for user in held[role]):
        had = [role for role in Role if user in before[role]]
        if user != by.user_id and had != [role for role in Role if user in now[role]]:
            outbox.leave(tx, by.team_id, NoticeKind.ROLES_CHANGED, user, before=had, by=by.user_id, group=group)
            greet_again(tx, by.team_id, user)


def greet_again(tx: Transaction, team_id: str, user_id: str) -> None:
    """Draw the welcome of somebody anew: it offers what they may do now."""
    redraw(tx, team_id, None, posted.to_people(tx, team_id, [user_id], [NoticeKind.WELCOME]))
