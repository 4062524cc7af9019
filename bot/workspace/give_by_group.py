"""Giving roles to Slack user groups: whoever joins or leaves one gains or loses the role, as by a manager's hand."""

from collections.abc import Mapping
from datetime import timedelta

from bot.lead.access import require
from bot.lead.errors import FieldProblems
from bot.lead.kinds import NoticeKind
from bot.lead.people import MANAGERS, Act, Person, Role
from bot.slack.filled import Filled, alike
from bot.slack.text import esc
from bot.workspace.groups_sheet import FIELD, Described, GroupsSheet
from bot.workspace.move_roles import roles_moved
from storage import departures, inbox, setting_changes, workspaces
from storage.agreement import definitions
from storage.delivery import outbox
from storage.sql import Transaction
from storage.team import groups
from storage.team.groups import Group

_FRESH = timedelta(days=1)
_NOBODY_LEFT = "Then nobody could change these settings. Please name a manager in Settings first, or keep a group."


def to_give_by_group(tx: Transaction, by: Person) -> GroupsSheet:
    """Return which groups give which role, and how Slack last described them."""
    require(tx, by, Act.CONFIGURE)
    described = {
        each.id: Described(each.id, each.name, each.handle, each.gone, each.members, each.unfit, each.asked_at is None)
        for each in groups.known(tx, by.team_id).values()
    }
    return GroupsSheet(groups.by_role(tx, by.team_id), described)


def give_by_group(tx: Transaction, by: Person, form: Filled, called: Mapping[str, tuple[str, str]], key: str) -> None:
    """Save which groups give roles; `called` is how Slack calls each group now: (name, handle). Who is in a new one is
    asked at once, and gets the role then. Idempotent by `key`; raises FieldProblems.

    Of a field, only the groups this person added are added, and only those they took out are taken out.
    """
    require(tx, by, Act.CONFIGURE)
    definitions.hold(tx, by.team_id)
    if not inbox.receive(tx, by.team_id, key):
        return
    kept = groups.by_role(tx, by.team_id)
    wanted = {role: form.people(FIELD[role], kept[role]) for role in Role if FIELD[role] in form.changed}
    changed = {role: ids for role, ids in wanted.items() if not alike(ids, list(kept[role]))}
    strange = {
        FIELD[role]: "Slack does not know one of these groups any more. Please take it out."
        for role, ids in changed.items()
        if any(each not in called and each not in kept[role] for each in ids)
    }
    if strange:
        raise FieldProblems(strange)
    before, known = workspaces.members(tx, by.team_id), groups.known(tx, by.team_id)
    for role, ids in changed.items():
        groups.set_for_role(tx, by.team_id, role, ids)
        for group_id in (each for each in ids if each in called):
            name, handle = called[group_id]
            asked_at = known[group_id].asked_at if group_id in known else None
            groups.describe(tx, by.team_id, Group(group_id, name, handle, False, asked_at), asked_at)
    workspaces.follow_groups(tx, by.team_id)
    now = workspaces.members(tx, by.team_id)
    if not any(now[role] for role in MANAGERS):
        raise FieldProblems({FIELD[role]: _NOBODY_LEFT for role in MANAGERS if role in changed})
    setting_changes.note(tx, by.team_id, [FIELD[role] for role in changed], by.user_id)
    roles_moved(tx, by, before)


def group_changed(tx: Transaction, team_id: str, group_id: str) -> bool:
    """Have Slack asked anew who is in a group; returns whether it gives a role at all. Idempotent."""
    return groups.ask_again(tx, team_id, group_id)


def groups_to_ask(tx: Transaction, team_id: str) -> list[str]:
    """List the groups that Slack is to be asked about: those that changed, and those not asked about for a day."""
    return groups.to_ask(tx, team_id, tx.now - _FRESH)


def strangers_in(tx: Transaction, team_id: str, group_id: str, user_ids: list[str]) -> list[str]:
    """Return those of a group's members of whom it is not known yet whether they can hold a role."""
    known = groups.members(tx, team_id, group_id)
    return [user for user in user_ids if known.get(user) != "" and not departures.why_gone(tx, team_id, user)]


def heed_group(
    tx: Transaction, team_id: str, found: Group, users: Mapping[str, str | None], whole: bool = True
) -> None:
    """Take in who is in a group now: `users` says why each can hold no role, "" if they can, None for what is known.
    Unless that is the `whole` group, Slack is asked for the others next.

    Where it would leave nobody who manages, those who did stay by name, and hear of it.
    """
    definitions.hold(tx, team_id)
    before, known = workspaces.members(tx, team_id), groups.members(tx, team_id, found.id)
    called = groups.known(tx, team_id).get(found.id)
    if called and not found.handle:  # it is gone, and Slack does not say any more how it was called
        found = found._replace(name=called.name, handle=called.handle)
    groups.learn(tx, team_id, found, {user: known.get(user, "") if why is None else why for user, why in users.items()})
    if not whole:
        groups.ask_again(tx, team_id, found.id)
    workspaces.follow_groups(tx, team_id)
    now = workspaces.members(tx, team_id)
    if not any(now[role] for role in MANAGERS):
        _keep_managers(tx, team_id, before, found)
    if workspaces.members(tx, team_id) != before:
        roles_moved(tx, Person(team_id, ""), before, found.handle)


def _keep_managers(tx: Transaction, team_id: str, before: Mapping[Role, tuple[str, ...]], found: Group) -> None:
    text = (
        f":warning: Nobody is in the Slack user group *@{esc(found.handle, 80)}* who could manage Baton any more, and "
        "somebody has to. You stay a manager, by name, until one of you names others in *Settings*."
    )
    for role in MANAGERS:
        workspaces.set_members(tx, team_id, role, before[role])
    for user in dict.fromkeys(user for role in MANAGERS for user in before[role]):
        outbox.leave(tx, team_id, NoticeKind.NOTE, user, text=text)
