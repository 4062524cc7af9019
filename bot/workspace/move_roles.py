"""Seeing to all that follows when people are given roles or lose them, by a manager's hand or by a user group."""

from collections.abc import Mapping, Sequence

from bot.agreement.agree import ask_newcomers
from bot.agreement.rules.signing import managers_by_side
from bot.lead.people import Person, Role
from bot.lead.team.part_with import taken_off
from bot.lead.team.sides import MEMBER, may_act
from bot.workspace.tell_roles import tell_of_roles
from storage import departures, workspaces
from storage.promises import running
from storage.sql import Transaction


def roles_moved(tx: Transaction, by: Person, before: Mapping[Role, Sequence[str]], group: str = "") -> None:
    """Tell everybody whose roles are not what they were `before`, ask new managers for what waits for their signature,
    and tell managers which leads somebody leaves behind. `group` is the user group by which it came about, if one."""
    now = workspaces.members(tx, by.team_id)
    ask_newcomers(tx, by, managers_by_side(before))
    tell_of_roles(tx, by, before, group)
    for user in {user for role in Role for user in now[role] if user not in before[role]}:
        departures.forget(tx, by.team_id, user)
    if set(before[Role.REP]) - set(now[Role.REP]):
        running.look_at_all_again(tx, by.team_id)  # what waits for them is passed on
    for side, role in MEMBER.items():
        for user in before[role]:
            if not may_act(now, user, side):
                taken_off(tx, Person(by.team_id, user), [side], by.user_id)
