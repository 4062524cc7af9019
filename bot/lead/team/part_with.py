"""Somebody leaves a team, or the company: their roles are taken, and managers are told what they leave behind."""

from collections.abc import Iterable

from bot.lead.kinds import NoticeKind
from bot.lead.people import Person
from bot.lead.team.sides import SIDES, Side, managing
from bot.lead.team.standing import Unfit
from bot.slack.text import person
from storage import departures, held, workspaces
from storage.delivery import outbox
from storage.promises import running
from storage.sql import Transaction


def part_with(tx: Transaction, who: Person, why: Unfit) -> bool:
    """Note that somebody can hold no role any more, take theirs, and tell managers which leads they had.

    Returns whether they ever had any of that to lose; nothing is noted of strangers. Idempotent.
    """
    if departures.why_gone(tx, who.team_id, who.user_id):
        return True
    roles = workspaces.roles_of(tx, who)
    sides = {side for side in Side if held.tally(tx, who.team_id, who.user_id, side).leads}
    if not roles and not sides:
        return False
    departures.part_with(tx, who.team_id, who.user_id, why)
    running.look_at_all_again(tx, who.team_id)  # what waits for them is passed on
    tell_managers(tx, who, sides or {SIDES[role] for role in roles}, why)
    return True


def taken_off(tx: Transaction, who: Person, sides: Iterable[Side], by: str) -> None:
    """A manager took somebody off these teams: tell that manager and the side's which leads they had, if any."""
    left = {side for side in sides if held.tally(tx, who.team_id, who.user_id, side).leads}
    if left:
        tell_managers(tx, who, left, Unfit.OFF_TEAM, by)


def tell_managers(tx: Transaction, who: Person, sides: Iterable[Side], why: Unfit, *also: str) -> None:
    members = workspaces.members(tx, who.team_id)
    told = [user for side in Side if side in set(sides) for user in managing(members, side, who.user_id)]
    for manager in dict.fromkeys(user for user in (*also, *told) if user):
        outbox.leave(tx, who.team_id, NoticeKind.HOLDER_LEFT, manager, user=who.user_id, why=why)


def is_gone(tx: Transaction, who: Person) -> bool:
    return bool(departures.why_gone(tx, who.team_id, who.user_id))


def came_back(tx: Transaction, who: Person) -> bool:
    """Nothing keeps somebody from holding a role any more; managers hear that they have none. Idempotent."""
    if not departures.forget(tx, who.team_id, who.user_id):
        return False
    workspaces.follow_groups(tx, who.team_id)
    text = (
        f"{person(who.user_id)} can work with Baton again. They were taken off the teams meanwhile; if they are to be "
        "on one again, add them under *Settings*."
    )
    if workspaces.roles_of(tx, who):
        text = f"{person(who.user_id)} can work with Baton again, and has the roles of their Slack user groups."
    for manager in workspaces.managers(tx, who.team_id):
        outbox.leave(tx, who.team_id, NoticeKind.NOTE, manager, text=text)
    return True
